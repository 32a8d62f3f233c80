// @ts-check
// The page of a player who was removed: it returns to the table when the removal is undone, or the player has joined in another tab.

const CHECK_MS = 1000;
/** Longer than an undo is offered. */
const OFFERED_MS = 15_000;

export function returnWhenSeated() {
  const path = /** @type {HTMLElement | null} */ (document.querySelector('[data-return]'))?.dataset.return;
  if (!path) return;
  const until = performance.now() + OFFERED_MS;
  const check = async () => {
    // Not a reload: the page may be the answer to a form.
    if (await isSeated(path)) location.replace(path.slice(0, path.lastIndexOf('/')));
  };
  const timer = setInterval(() => {
    if (performance.now() > until) clearInterval(timer);
    check();
  }, CHECK_MS);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) check(); });
  addEventListener('online', check);
}

/** @param {string} path */
async function isSeated(path) {
  try {
    return (await fetch(path, { cache: 'no-store' })).status === 200;
  } catch {
    // Asked again.
    return false;
  }
}
