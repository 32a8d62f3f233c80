// @ts-check
// Asks whether an action is still wanted if it could not be sent for a long time.
import { onFrameApplied } from '../page/events.js';
import { hand } from '../page/hand.js';
import { isNumbered } from './journal.js';

const OLD_MS = 60_000;

/** @param {import('./outbox.js').Outbox} outbox */
export function askBeforeOldActions(outbox) {
  const list = document.getElementById('notifications');
  if (!list) return;
  const paint = () => {
    const { question } = outbox;
    const asked = /** @type {HTMLElement | null} */ (list.querySelector('.toast[data-kind="question"]'));
    if (asked?.id === (question ? `still-${question.verb}` : undefined)) return;
    asked?.remove();
    const template = question && /** @type {HTMLTemplateElement | null} */ (document.getElementById(`ask-${question.verb}`));
    if (template) list.append(template.content.cloneNode(true));
  };
  outbox.onChange(paint);
  outbox.connection.onChange(paint);
  onFrameApplied(paint);
  list.addEventListener('click', event => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('[data-answer]'));
    if (button && outbox.question) outbox.answer(outbox.question, button.dataset.answer === 'yes');
  });
}

/**
 * Does not ask about an action of a round that is over: it is sent, and the refusal of the server explains it.
 * @param {import('./journal.js').Action} action
 */
export function isOutdated(action) {
  return !isNumbered(action) && Date.now() - action.timestamp > OLD_MS && hand.round <= action.round;
}
