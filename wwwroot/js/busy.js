// @ts-check
// Buttons say what they are doing and do it once. They are not disabled: that would take the focus away.

/** @type {WeakMap<Element, string>} */
const usualText = new WeakMap();

export function sayWhatButtonsDo() {
  document.addEventListener('submit', event => start(/** @type {SubmitEvent} */ (event).submitter));
  document.addEventListener('htmx:finally:request', event => {
    const { ctx } = /** @type {CustomEvent} */ (event).detail;
    finish(ctx.request?.submitter);
    if (ctx.response?.status < 400) clearFields(ctx.sourceElement);
  });
  // A page that comes back from the back-forward cache is done with what it was doing.
  addEventListener('pageshow', () => document.querySelectorAll('[aria-busy="true"]').forEach(finish));
  document.addEventListener('click', event => {
    if (/** @type {Element} */ (event.target).closest?.('button[aria-busy="true"]')) event.preventDefault();
  }, { capture: true });
}

/**
 * What was typed has arrived.
 * @param {HTMLElement} form
 */
function clearFields(form) {
  if (!(form instanceof HTMLFormElement) || !form.querySelector('input[type="text"]')) return;
  form.reset();
  const dialog = form.closest('[popover]');
  if (dialog instanceof HTMLElement && dialog.matches(':popover-open')) dialog.hidePopover();
}

/** @param {Element | null | undefined} button */
function start(button) {
  if (!(button instanceof HTMLElement) || !button.dataset.busy) return;
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
