// @ts-check
// Local storage, which all tabs share; memory where the browser forbids it.

/** @type {Map<string, string>} */
const memory = new Map();

/** @param {string} prefix */
export function keysOf(prefix) {
  const keys = new Set(memory.keys());
  try {
    for (let i = 0; i < localStorage.length; i++) keys.add(localStorage.key(i) ?? '');
  } catch {
    // Without storage there is only the memory.
  }
  return [...keys].filter(key => key.startsWith(prefix));
}

/** @param {string} key */
export function readItem(key) {
  const remembered = memory.get(key);
  if (remembered !== undefined) return remembered;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string | null} text null deletes the item */
export function writeItem(key, text) {
  memory.delete(key);
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    if (text !== null) memory.set(key, text);
  }
}
