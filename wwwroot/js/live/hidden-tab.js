// @ts-check
// A tab that nobody looks at gives its connection back, asks now and then, and catches up when it is seen.

/** How long it stays connected. A live stream takes one of the browser's six connections to the server, a WebSocket does not. */
const PATIENCE_MS = { ws: 60_000, sse: 5000, poll: 5000, '': 5000 };
const LONG_SILENCE_MS = 20_000;

/** @param {import('./connection.js').Link} link */
export function parkWhenHidden(link) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const look = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(() => link.park(), PATIENCE_MS[/** @type {keyof typeof PATIENCE_MS} */ (link.ladder.way)]);
    else see(link);
  };
  document.addEventListener('visibilitychange', look);
  if (document.hidden) look();
}

/** @param {import('./connection.js').Link} link */
function see(link) {
  link.unpark();
  if (link.state === 'reconnecting' || link.state === 'connected' && link.ladder.silence > LONG_SILENCE_MS) link.wake();
}
