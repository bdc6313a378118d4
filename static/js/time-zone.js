// Offers the browser's own time zone, as long as nothing else was chosen.
document.addEventListener("DOMContentLoaded", () => {
  const field = document.querySelector("select[name=time_zone]");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (field?.value === "UTC" && [...field.options].some((option) => option.value === zone)) {
    field.value = zone;
  }
});
