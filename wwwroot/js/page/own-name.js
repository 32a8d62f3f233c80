// @ts-check
// The name that people type is filled in the next time, also in another session. It stays in this browser.
import { readItem, writeItem } from './storage.js';

const KEY = 'name', FIELD = 'input[autocomplete="nickname"]';

export function rememberOwnName() {
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector(FIELD));
  if (field) field.value ||= readItem(KEY) ?? '';
  document.addEventListener('submit', ({ target }) => {
    const sent = target instanceof HTMLFormElement && /** @type {HTMLInputElement | null} */ (target.querySelector(FIELD));
    if (sent && sent.value.trim()) writeItem(KEY, sent.value.trim());
  });
}
