// @ts-check
// Copies the text of a small file that a link leads to.
import { copy, showDone } from '../page/copy-link.js';

/**
 * Where the text cannot be copied, the link does what links do.
 * @param {HTMLAnchorElement} link
 */
export async function copyFile(link) {
  try {
    const response = await fetch(link.href, { cache: 'no-store' });
    // Who may not read the file any more is led to another page.
    if (!response.ok || response.redirected) throw new Error(`${response.status}`);
    if (!await copy(await response.text())) throw new Error('not copied');
    showDone(link);
  } catch {
    link.removeAttribute('data-copy-file');
    link.click();
    link.setAttribute('data-copy-file', '');
  }
}
