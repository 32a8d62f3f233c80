// @ts-check
// Buttons say what they are doing and do it once. They are not disabled: that would take the focus away.

import { isSentByHtmx } from './fields.js';

/** @type {WeakMap<Element, string>} */
const usualText = new WeakMap();

export function sayWhatButtonsDo() {
  document.addEventListener('submit', event => start(/** @type {SubmitEvent} */ (event).submitter));
  document.addEventListener('htmx:finally:request', event => finish(/** @type {CustomEvent} */ (event).detail.ctx.request?.submitter));
  // A page that comes back from the back-forward cache is done with what it was doing.
  addEventListener('pageshow', () => document.querySelectorAll('[aria-busy="true"]').forEach(finish));
  document.addEventListener('click', event => {
    const button = /** @type {Element} */ (event.target).closest?.('button[aria-busy="true"]');
    // The next story may be added while the last is on its way; anything else is done once.
    if (button && !isSentByHtmx(/** @type {HTMLButtonElement} */ (button).form)) event.preventDefault();
  }, { capture: true });
}

/** @param {Element | null | undefined} button */
function start(button) {
  if (!(button instanceof HTMLElement) || !button.dataset.busy || button.hasAttribute('aria-busy')) return;
  const text = button.querySelector('.button-text') ?? button;
  usualText.set(button, text.textContent ?? '');
  button.setAttribute('aria-busy', 'true');
  button.setAttribute('aria-disabled', 'true');
  text.textContent = button.dataset.busy;
}

/** @param {Element | null | undefined} button */
function finish(button) {
  if (!button?.hasAttribute('aria-busy')) return;
  const text = button.querySelector('.button-text') ?? button;
  button.removeAttribute('aria-busy');
  button.removeAttribute('aria-disabled');
  // The answer may have brought another text; only ours is taken back.
  if (text.textContent === /** @type {HTMLElement} */ (button).dataset.busy) text.textContent = usualText.get(button) ?? '';
}
