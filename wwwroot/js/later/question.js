// @ts-check
// Asks whether an action is still wanted if it could not be sent for a long time.
import { onFrameApplied } from '../page/events.js';

/** @param {import('../outbox/outbox.js').Outbox} outbox */
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
  paint();
  list.addEventListener('click', event => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('[data-answer]'));
    if (button && outbox.question) outbox.answer(outbox.question, button.dataset.answer === 'yes');
  });
}
