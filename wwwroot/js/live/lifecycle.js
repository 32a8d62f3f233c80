// @ts-check
// What the browser tells of itself: no network, a network again, put away, brought back, asleep, awake.

const LOOK_MS = 1000;
const NAP_MS = 20_000;
// The timers of a hidden tab may come once a minute.
const HIDDEN_NAP_MS = 90_000;

/** @param {import('./connection.js').Link} link */
export function listenToTheMachine(link) {
  addEventListener('offline', () => link.close('disconnected'));
  addEventListener('online', () => link.wake());
  // An open connection would keep the page out of the back-forward cache.
  addEventListener('pagehide', () => link.close('reconnecting'));
  addEventListener('pageshow', event => { if (event.persisted) link.wake(); });
  document.addEventListener('freeze', () => link.close('reconnecting'));
  document.addEventListener('resume', () => link.wake());
  whenSlept(() => link.wake());
}

/** A clock that jumped: the machine slept, and its connections did not. @param {() => void} then */
function whenSlept(then) {
  let last = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (now - last > (document.hidden ? HIDDEN_NAP_MS : NAP_MS)) then();
    last = now;
  }, LOOK_MS);
}
