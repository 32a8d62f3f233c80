// @ts-check
// Takes a file that was dropped on the table to the stories page, which shows how far its import has come. The browser keeps it meanwhile.

const DATABASE = 'planning-poker', STORE = 'files', KEY = 'carried-file';

/**
 * Leads to the stories page with the file.
 * @param {HTMLFormElement} form of the file
 * @returns {boolean} whether it is on its way; if not, the browser has to send the form
 */
export function carryFile(form) {
  const file = fieldOf(form)?.files?.[0];
  const { page } = form.dataset;
  if (!file || !page || !window.indexedDB) return false;
  keep(file, page).then(() => location.assign(page), () => form.submit());
  return true;
}

/** Sends the file that was carried to this page, if there is one. @param {HTMLInputElement} field */
export async function sendCarriedFile(field) {
  const file = await take(field.form?.dataset.page).catch(() => undefined);
  // Only the stories page shows the progress.
  if (!file || !document.getElementById('import-progress')) return;
  const files = new DataTransfer();
  files.items.add(file);
  field.files = files.files;
  field.form?.requestSubmit();
}

/** @param {HTMLFormElement} form */
function fieldOf(form) {
  const field = form.elements.namedItem('file');
  return field instanceof HTMLInputElement ? field : null;
}

/**
 * @param {File} file
 * @param {string} page that it is for
 */
async function keep(file, page) {
  const key = `${page} ${Math.random().toString(36).slice(2)}`;
  await inStore(store => {
    // Also what another tab has not taken: it stays in no browser for long.
    store.clear();
    return store.put(file, key);
  });
  sessionStorage.setItem(KEY, key);
}

/**
 * Takes the file out of the browser, also one that is for another page: it was not taken there.
 * @param {string | undefined} page
 * @returns {Promise<File | undefined>}
 */
async function take(page) {
  const key = sessionStorage.getItem(KEY);
  if (!key) return undefined;
  sessionStorage.removeItem(KEY);
  const file = await inStore(store => {
    const found = store.get(key);
    store.delete(key);
    return found;
  });
  return key.startsWith(`${page} `) ? file : undefined;
}

/**
 * @template T
 * @param {(store: IDBObjectStore) => IDBRequest<T>} use
 * @returns {Promise<T>} its result, when all of it is done
 */
async function inStore(use) {
  const opening = indexedDB.open(DATABASE);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await resultOf(opening);
  try {
    const transaction = database.transaction(STORE, 'readwrite');
    const request = use(transaction.objectStore(STORE));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    return request.result;
  } finally {
    database.close();
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function resultOf(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
