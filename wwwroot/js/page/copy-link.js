// @ts-check
// Copies the invitation link.

const DONE_MS = 2000;

export function copyOnClick() {
  document.addEventListener('click', async event => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.('[data-copy]'));
    const text = button?.querySelector('.button-text');
    if (!button || !text) return;
    if (!await copy(button.dataset.copy ?? '')) return document.getElementById('invite')?.togglePopover();
    const usual = text.textContent;
    if (usual === button.dataset.done) return;
    text.textContent = button.dataset.done ?? '';
    setTimeout(() => { text.textContent = usual; }, DONE_MS);
  });
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => false);
  // Over plain http, as in an office network, there is no clipboard API, but a selection can be copied.
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  const focused = document.activeElement;
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
