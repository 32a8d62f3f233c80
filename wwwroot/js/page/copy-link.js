// @ts-check
// Copies the invitation link. How is fetched with the first click.

export function copyOnClick() {
  document.addEventListener('click', ({ target }) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest?.('[data-copy]'));
    if (button) import('../later/copy.js').then(({ copyFrom }) => copyFrom(button), () => {});
  });
}
