// @ts-check
// Opens the share sheet of the device, where there is one, for the link of the invitation or of the summary.
import { copy, showDone } from '../page/copy-link.js';

export function offerSharing() {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-share]'))) {
    if (!navigator.share || navigator.canShare?.(linkOf(button)) === false) continue;
    button.hidden = false;
    button.addEventListener('click', () => share(button));
  }
}

/** @param {HTMLElement} button */
async function share(button) {
  try {
    await navigator.share(linkOf(button));
  } catch (error) {
    // Who closes the sheet without choosing anything, or presses twice, is told nothing.
    if (error instanceof DOMException && ['AbortError', 'InvalidStateError'].includes(error.name)) return;
    const copyButton = /** @type {HTMLElement | null | undefined} */ (button.parentElement?.querySelector('[data-copy]'));
    if (copyButton && await copy(copyButton.dataset.copy ?? '')) showDone(copyButton);
  }
}

/** @param {HTMLElement} button */
const linkOf = ({ dataset }) => ({ title: document.getElementById('session-name')?.textContent ?? '', url: dataset.share });
