// @ts-check
// A busy button shows what it is doing (data-busy) and ignores further clicks, as one does that cannot be used now. It is not disabled,
// because it would lose the focus.
import { onFormFinished } from './events.js';
import { staysForNextText } from './text-fields.js';

/** @type {WeakMap<Element, string>} */
const usualText = new WeakMap();

export function showBusyButtons() {
  // The outbox shows the state of its own buttons, which may have to wait (data-waiting).
  document.addEventListener('submit', ({ submitter }) => { if (!submitter?.dataset.waiting) start(submitter); });
  onFormFinished(({ request }) => finish(request?.submitter));
  // A page from the back-forward cache has finished what it was doing.
  addEventListener('pageshow', () => document.querySelectorAll('[aria-busy="true"]').forEach(finish));
  document.addEventListener('click', event => {
    const target = /** @type {Element} */ (event.target);
    const button = /** @type {HTMLButtonElement | null} */ (target.closest?.('button[aria-disabled="true"]'));
    // The next story may be added while the previous one is being sent.
    if (button && !staysForNextText(button.form)) event.preventDefault();
  }, { capture: true });
}

/**
 * Shows that the button's action is being done.
 * @param {Element | null | undefined} button
 */
export function start(button) {
  if (!(button instanceof HTMLElement) || !button.dataset.busy) return;
  show(button, button.dataset.busy);
  delete button.dataset.sync;
  button.setAttribute('aria-busy', 'true');
  button.setAttribute('aria-disabled', 'true');
}

/**
 * Shows that the action will be done later; another click does it now.
 * @param {HTMLElement} button
 */
export function wait(button) {
  show(button, button.dataset.waiting ?? '');
  button.dataset.sync = 'waiting';
  button.removeAttribute('aria-busy');
  button.removeAttribute('aria-disabled');
}

/** @param {Element | null | undefined} button */
export function finish(button) {
  if (!(button instanceof HTMLElement) || !usualText.has(button)) return;
  const element = textElement(button);
  button.removeAttribute('aria-busy');
  button.removeAttribute('aria-disabled');
  delete button.dataset.sync;
  // The response may have changed the text; only our own text is replaced.
  if (isOurs(button, element.textContent)) element.textContent = usualText.get(button) ?? '';
  usualText.delete(button);
}

/** @param {HTMLElement} button @param {string} text */
function show(button, text) {
  const element = textElement(button);
  if (!isOurs(button, element.textContent)) usualText.set(button, element.textContent ?? '');
  if (element.textContent !== text) element.textContent = text;
}

/** @param {HTMLElement} button @param {string | null} text */
function isOurs({ dataset: { busy, waiting } }, text) {
  return text === busy || text === waiting;
}

/** @param {HTMLElement} button */
function textElement(button) {
  return button.querySelector('.button-text') ?? button;
}
