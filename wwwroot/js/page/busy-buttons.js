// @ts-check
// A button says what it is doing (data-busy) and does it once. It is not disabled: that would take the focus away.
import { onFormFinished } from './events.js';
import { staysForNextText } from './text-fields.js';

/** @type {WeakMap<Element, string>} */
const usualText = new WeakMap();

export function showBusyButtons() {
  // What the outbox sends may have to wait (data-waiting); it shows itself what becomes of it.
  document.addEventListener('submit', ({ submitter }) => { if (!submitter?.dataset.waiting) start(submitter); });
  onFormFinished(({ request }) => finish(request?.submitter));
  // A page from the back-forward cache has finished what it was doing.
  addEventListener('pageshow', () => document.querySelectorAll('[aria-busy="true"]').forEach(finish));
  document.addEventListener('click', event => {
    const button = /** @type {HTMLButtonElement | null} */ (/** @type {Element} */ (event.target).closest?.('button[aria-busy="true"]'));
    // The next story may be added while the last is being sent; anything else is done once.
    if (button && !staysForNextText(button.form)) event.preventDefault();
  }, { capture: true });
}

/**
 * It is being done.
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
 * It has been pressed and will be done later; pressing it again does it now.
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
  // The answer may have brought another text; only ours is taken back.
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
