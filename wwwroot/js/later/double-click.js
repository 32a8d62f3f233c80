// @ts-check
// The second half of a double click does nothing to another control than the first has hit: a row that is removed, or a menu that closes,
// puts another one under the pointer.

const CONTROLS = 'a, button, input, label, select, summary, textarea';

/** What the first half has hit. @type {Element | null} */
let first = null;

export function guardDoubleClicks() {
  document.addEventListener('click', event => {
    const control = controlAt(/** @type {Element} */ (event.target));
    if (event.detail < 2) first = control;
    else if (control && control !== first) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, { capture: true });
}

/** A label passes its click on to its control. @param {Element} target */
function controlAt(target) {
  const control = target.closest?.(CONTROLS) ?? null;
  return control instanceof HTMLLabelElement ? control.control ?? control : control;
}
