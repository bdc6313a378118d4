// How much of a file has been sent; a file that is too large is not sent at all.
(() => {
  const form = () => document.querySelector("form[data-upload]");

  function tooLarge(form) {
    const [file] = form.querySelector("input[type=file]").files;
    return file && file.size > Number(form.dataset.most);
  }

  document.addEventListener("change", ({ target }) => {
    const upload = target.closest("form[data-upload]");
    if (!upload) return;
    target.setCustomValidity(tooLarge(upload) ? upload.dataset.tooLarge : "");
    target.reportValidity();
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const upload = form();
    if (event.target !== upload) return;
    if (tooLarge(upload)) {
      event.preventDefault();
      upload.querySelector("input[type=file]").reportValidity();
      return;
    }
    upload.querySelector("button").disabled = true;
    upload.querySelector(".upload-progress").hidden = false;
  });

  document.addEventListener("htmx:xhr:progress", ({ target, detail }) => {
    if (target !== form() || !detail.lengthComputable) return;
    const percent = Math.floor((100 * detail.loaded) / detail.total);
    const words = target.querySelector(".upload-progress [role=status]");
    const said =
      percent < 100 ? words.dataset.sending.replace("%s", percent) : words.dataset.sent;
    target.querySelector(".upload-progress progress").value = percent;
    if (words.textContent !== said) words.textContent = said;
  });

  document.addEventListener("htmx:afterRequest", ({ target }) => {
    const upload = form();
    if (target !== upload) return;
    upload.querySelector("button").disabled = false;
    upload.querySelector(".upload-progress").hidden = true;
  });
})();
