// @ts-check
// Starts the worker that answers when the server cannot be reached (offline-worker.js), and keeps for it the page that says so, with its
// files: in this language, these colours and this build.
import { language, shell } from '../page/shell.js';
import { readItem, writeItem } from '../page/storage.js';

/** The same as in offline-worker.js; the item in the storage says what is kept. An app at another path has a cache of its own. */
const CACHE = 'offline', PAGE = 'offline', ITEM = 'offline';

const FILES = 'link:is([rel="stylesheet"], [rel="modulepreload"], [rel="icon"])';

export async function prepareOffline() {
  // Browsers have workers only over https and on the machine itself.
  if (!('serviceWorker' in navigator) || !('caches' in window)) return;
  try {
    await navigator.serviceWorker.register(at('offline-worker.js'), { scope: at('./') });
    await navigator.serviceWorker.ready;
    await keepPage();
  } catch {
    // Without it the browser says itself that there is no connection.
  }
}

async function keepPage() {
  const version = `${shell.build} ${language} ${document.documentElement.dataset.theme}`;
  const cache = await caches.open(`${CACHE} ${at('./')}`);
  if (readItem(`${ITEM} ${at('./')}`) === version && await cache.match(at(PAGE), { ignoreVary: true })) return;
  const response = await fetch(at(PAGE));
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.clone().text(), 'text/html');
  const files = [.../** @type {NodeListOf<HTMLLinkElement>} */ (page.querySelectorAll(FILES))].map(({ href }) => href);
  await cache.addAll(files);
  await cache.put(at(PAGE), response);
  for (const { url } of await cache.keys()) if (url !== at(PAGE) && !files.includes(url)) await cache.delete(url);
  writeItem(`${ITEM} ${at('./')}`, version);
}

/** @param {string} path below the root of the app */
const at = path => new URL(path, document.baseURI).href;
