// @ts-check
// Copies the invitation link, and what a link to a small file leads to.

const DONE_MS = 2000;

export function copyOnClick() {
  document.addEventListener('click', async event => {
    const target = /** @type {Element} */ (event.target);
    const file = /** @type {HTMLAnchorElement | null} */ (target.closest?.('a[data-copy-file]'));
    if (file) {
      event.preventDefault();
      return import('../later/copy-file.js').then(({ copyFile }) => copyFile(file), () => location.assign(file.href));
    }
    const button = /** @type {HTMLElement | null} */ (target.closest?.('[data-copy]'));
    if (!button?.querySelector('.button-text')) return;
    if (!await copy(button.dataset.copy ?? '')) return document.getElementById('invite')?.togglePopover();
    showDone(button);
  });
}

/** Lets the button say for a moment that it has copied. @param {HTMLElement} button */
export function showDone(button) {
  const text = button.querySelector('.button-text');
  const usual = text?.textContent ?? '';
  if (!text || usual === button.dataset.done) return;
  text.textContent = button.dataset.done ?? '';
  setTimeout(() => { text.textContent = usual; }, DONE_MS);
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copy(text) {
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
