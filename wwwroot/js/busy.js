// @ts-check
// Buttons say what they are doing and do it once. They are not disabled: that would take the focus away.
// A field is emptied when its text is sent, not when the answer comes: by then the next text may stand in it.

/** @type {WeakMap<Element, string>} */
const usualText = new WeakMap();

/** @type {WeakMap<object, Map<HTMLInputElement, string>>} by request */
const sentTexts = new WeakMap();

export function sayWhatButtonsDo() {
  document.addEventListener('submit', event => start(/** @type {SubmitEvent} */ (event).submitter));
  document.addEventListener('htmx:config:request', event => {
    const { ctx } = /** @type {CustomEvent} */ (event).detail;
    sentTexts.set(ctx.request, emptied(ctx.sourceElement));
  });
  document.addEventListener('htmx:finally:request', event => {
    const { ctx } = /** @type {CustomEvent} */ (event).detail;
    finish(ctx.request?.submitter);
    if (ctx.response?.status < 400) closeDialog(ctx.sourceElement);
    else putBack(sentTexts.get(ctx.request));
  });
  // A page that comes back from the back-forward cache is done with what it was doing.
  addEventListener('pageshow', () => document.querySelectorAll('[aria-busy="true"]').forEach(finish));
  document.addEventListener('click', event => {
    const button = /** @type {Element} */ (event.target).closest?.('button[aria-busy="true"]');
    if (button && textFields(/** @type {HTMLButtonElement} */ (button).form).length === 0) event.preventDefault();
  }, { capture: true });
}

/**
 * @param {Element | null} form
 * @returns {HTMLInputElement[]}
 */
function textFields(form) {
  return form instanceof HTMLFormElement ? [...form.querySelectorAll('input')].filter(input => input.type === 'text') : [];
}

/** @param {Element} form */
function emptied(form) {
  const sent = new Map(textFields(form).map(field => [field, field.value]));
  for (const field of sent.keys()) field.value = '';
  return sent;
}

/**
 * It did not arrive. What was typed since stays.
 * @param {Map<HTMLInputElement, string> | undefined} sent
 */
function putBack(sent) {
  for (const [field, text] of sent ?? []) field.value ||= text;
}

/** @param {HTMLElement} form */
function closeDialog(form) {
  const dialog = textFields(form).length > 0 && form.closest('[popover]');
  if (dialog instanceof HTMLElement && dialog.matches(':popover-open')) dialog.hidePopover();
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
