// @ts-check
// What somebody wants on this device: checkboxes beside the list of keys, each kept in local storage under its id.
import { readItem, writeItem } from '../page/storage.js';

/** @param {string} id of the checkbox */
export const isWanted = id => readItem(id) !== null;

/**
 * Shows the checkbox, which is hidden until it is known that the browser can do what it says.
 * @param {string} id
 * @param {(isOn: boolean) => boolean | Promise<boolean>} change gets what was chosen, and answers whether it is on now
 */
export function offerOption(id, change) {
  const checkbox = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
  if (!checkbox) return;
  checkbox.checked = isWanted(id);
  checkbox.addEventListener('change', async () => {
    checkbox.checked = await change(checkbox.checked);
    writeItem(id, checkbox.checked ? '1' : null);
  });
  /** @type {HTMLElement} */ (checkbox.parentElement).hidden = false;
}
