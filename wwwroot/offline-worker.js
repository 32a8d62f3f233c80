// @ts-check
// Answers when the server cannot be reached: with the page that says so, which js/later/offline.js has put into the cache. What the server
// answers passes as it is. No other page is kept, so an old one is never shown as a live one.
// A tap on a notification that js/later/signals.js has shown leads back to its table.

/** The same as in js/later/offline.js. */
const CACHE = 'offline', PAGE = 'offline';

const worker = /** @type {any} */ (self);

worker.addEventListener('install', () => worker.skipWaiting());

worker.addEventListener('activate', event => {
  // The request for a page does not wait until the worker has started.
  event.waitUntil(Promise.all([worker.clients.claim(), worker.registration.navigationPreload?.enable()]));
});

worker.addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(openPage(event));
  else if (['script', 'style'].includes(request.destination)) event.respondWith(openFile(request));
});

worker.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(showTable(event.notification.data));
});

/** @param {string} path of the page that has shown the notification; it may be closed by now */
async function showTable(path) {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find(({ url }) => new URL(url).pathname === path);
  return page ? page.focus() : worker.clients.openWindow(path);
}

async function openPage({ request, preloadResponse }) {
  try {
    return await preloadResponse ?? await fetch(request);
  } catch (error) {
    const page = await find(new URL(PAGE, worker.registration.scope));
    if (page) return page;
    throw error;
  }
}

/** The address of a file has its version, so one that is kept is the right one. */
async function openFile(request) {
  return await find(request.url) ?? fetch(request);
}

async function find(url) {
  return (await caches.open(`${CACHE} ${worker.registration.scope}`)).match(url, { ignoreVary: true });
}
