// @ts-check
// What a host clicked long ago is not done by itself any more: "Still reveal?"

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
  outbox.addEventListener('change', paint);
  outbox.link.addEventListener('state', paint);
  document.addEventListener('poker:applied', paint);
  list.addEventListener('click', event => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('[data-answer]'));
    if (button && outbox.question) outbox.answer(outbox.question, button.dataset.answer === 'yes');
  });
}
