// @ts-check
// Shows the name of the chosen file: the browser's own button, which says it in the browser's language, is not seen.

export function showFileName() {
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('.file-field > input'))) {
    const show = () => { /** @type {Element} */ (field.nextElementSibling).textContent = field.files?.[0]?.name ?? ''; };
    field.addEventListener('change', show);
    // Some browsers keep the file when the page is loaded again.
    show();
  }
}
