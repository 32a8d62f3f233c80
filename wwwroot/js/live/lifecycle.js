// @ts-check
// Reacts to the machine and the tab: offline, online, asleep; shown, frozen, restored. What a hidden tab does: later/parking.js.
/** @typedef {import('./connection.js').Connection} Connection */

/** A tab that is shown again reconnects at once if its connection has been silent for this long. */
const LONG_SILENCE_MS = 20_000;

const TICK_MS = 1000;
/** A tick that is this late means that the machine was asleep. */
const SLEPT_MS = 20_000;
/** The same for a hidden tab, whose timers may run only once a minute. */
const SLEPT_HIDDEN_MS = 90_000;

/** @param {Connection} connection */
export function followLifecycle(connection) {
  addEventListener('offline', () => connection.close('disconnected'));
  addEventListener('online', () => connection.reconnect());
  // An open connection would keep the page out of the back-forward cache.
  addEventListener('pagehide', () => connection.close('reconnecting'));
  addEventListener('pageshow', event => { if (event.persisted) connection.reconnect(); });
  document.addEventListener('freeze', () => connection.close('reconnecting'));
  document.addEventListener('resume', () => connection.reconnect());
  onWakeUp(() => connection.reconnect());
  document.addEventListener('visibilitychange', () => { if (!document.hidden) unpark(connection); });
}

/** @param {Connection} connection */
function unpark(connection) {
  connection.unpark();
  const { state, silence } = connection;
  if (state === 'reconnecting' || state === 'connected' && silence > LONG_SILENCE_MS) connection.reconnect();
}

/** @param {() => void} listener called when the machine was asleep, which breaks its connections */
function onWakeUp(listener) {
  let last = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (now - last > (document.hidden ? SLEPT_HIDDEN_MS : SLEPT_MS)) listener();
    last = now;
  }, TICK_MS);
}
