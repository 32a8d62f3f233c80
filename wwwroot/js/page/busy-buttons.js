// @ts-check
// Buttons say what they are doing and do it once. They are not disabled: that would take the focus away.

import { isSentByHtmx } from './text-fields.js';

/** @type {WeakMap<Element, string>} */
const usualText = new WeakMap();

export function sayWhatButtonsDo() {
  document.addEventListener('submit', event => {
    // What the outbox sends may wait; it says so itself.
    if (!(/** @type {Element} */ (event.target).hasAttribute('data-outbox'))) start(event.submitter);
  });
  document.addEventListener('htmx:finally:request', event => finish(/** @type {CustomEvent} */ (event).detail.ctx.request?.submitter));
  // A page that comes back from the back-forward cache is done with what it was doing.
  addEventListener('pageshow', () => document.querySelectorAll('[aria-busy="true"]').forEach(finish));
  document.addEventListener('click', event => {
    const button = /** @type {Element} */ (event.target).closest?.('button[aria-busy="true"]');
    // The next story may be added while the last is on its way; anything else is done once.
    if (button && !isSentByHtmx(/** @type {HTMLButtonElement} */ (button).form)) event.preventDefault();
  }, { capture: true });
}

/**
 * It is being done.
 * @param {Element | null | undefined} button
 */
export function start(button) {
  if (!(button instanceof HTMLElement) || !button.dataset.busy) return;
  say(button, button.dataset.busy);
  delete button.dataset.sync;
  button.setAttribute('aria-busy', 'true');
  button.setAttribute('aria-disabled', 'true');
}

/**
 * It has been pressed and will be done; pressing it again does it now.
 * @param {HTMLElement} button
 */
export function wait(button) {
  say(button, button.dataset.waiting ?? '');
  button.dataset.sync = 'waiting';
  button.removeAttribute('aria-busy');
  button.removeAttribute('aria-disabled');
}

/** @param {Element | null | undefined} button */
export function finish(button) {
  if (!(button instanceof HTMLElement) || !usualText.has(button)) return;
  const text = textOf(button);
  button.removeAttribute('aria-busy');
  button.removeAttribute('aria-disabled');
  delete button.dataset.sync;
  // The answer may have brought another text; only ours is taken back.
  if (isOurs(button, text.textContent)) text.textContent = usualText.get(button) ?? '';
  usualText.delete(button);
}

/** @param {HTMLElement} button @param {string} words */
function say(button, words) {
  const text = textOf(button);
  if (!isOurs(button, text.textContent)) usualText.set(button, text.textContent ?? '');
  if (text.textContent !== words) text.textContent = words;
}

/** @param {HTMLElement} button @param {string | null} words */
function isOurs({ dataset: { busy, waiting } }, words) {
  return words === busy || words === waiting;
}

/** @param {HTMLElement} button */
function textOf(button) {
  return button.querySelector('.button-text') ?? button;
}
