/* The week saves itself as it changes. Fields stay in place while they are in use, so that nothing
   typed is lost: the server answers with an event that says what became of a field. */
(() => {
  const week = document.getElementById("week");
  const isCount = (field) => field.matches?.(".stepper input");

  const isChanged = (field) =>
    field.type === "checkbox"
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue;

  document.addEventListener("week:answered", (event) => {
    const { field: name, refused, value } = event.detail;
    const field = week.elements[name];
    if (refused) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    if (refused || value === undefined) return;
    const count = value === null ? "" : String(value);
    const isTouched = field.value !== field.defaultValue && field.value !== field.dataset.sent;
    week.elements[`initial-${name}`].value = count;
    field.defaultValue = count;
    if (!isTouched) field.value = count;
  });

  week.addEventListener("htmx:beforeRequest", (event) => {
    const field = event.target;
    if (!isCount(field)) return;
    const isRefused = field.hasAttribute("aria-invalid");
    if (field.value === field.defaultValue && !isRefused) event.preventDefault();
    field.dataset.sent = field.value;
  });

  // What could not be sent is sent when the connection is back.
  window.addEventListener("online", () => {
    for (const field of week.elements) {
      const savesItself = field.matches("[data-hx-trigger=change]");
      if (savesItself && isChanged(field)) htmx.trigger(field, "change");
    }
  });

  week.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !isCount(event.target)) return;
    event.preventDefault();
    htmx.trigger(event.target, "change");
  });
})();
