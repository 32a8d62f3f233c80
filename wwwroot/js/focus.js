// @ts-check
// When the button that had the focus goes with a change of the table, the focus goes to its region and not to the top of the page;
// and never to another button, which a second press of Enter would then set off.

export function keepFocus() {
  /** @type {string | undefined} */
  let region;
  document.addEventListener('focusin', event => {
    region = /** @type {Element} */ (event.target).closest('#hand, #controls')?.id;
  });
  document.addEventListener('htmx:after:swap', () => {
    if (region && document.activeElement === document.body) document.getElementById(region)?.focus({ preventScroll: true });
  });
}
