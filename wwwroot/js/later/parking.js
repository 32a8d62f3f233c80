// @ts-check
// Closes the connection of a tab that has been hidden for a while. It polls slowly until it is shown again (live/lifecycle.js).
import { eventStream } from '../live/event-stream.js';
import { polling } from '../live/polling.js';
import { webSocket } from '../live/web-socket.js';
import { options } from '../page/shell.js';
import { areWantedWhenHidden } from './signals.js';

/** @typedef {import('../live/connection.js').Connection} Connection */

/** How long a hidden tab stays connected: an event stream takes one of a browser's six connections to a host, a WebSocket takes none. */
const STAY_MS = new Map([[webSocket.name, 60_000], [eventStream.name, 5000], [polling.name, 5000]]);
/** The same while no transport is open. */
const SHORTEST_STAY_MS = 5000;
/** The pause between the polls of a tab whose signals somebody waits for. */
const SIGNAL_PAUSE_MS = 3000;

/** @param {Connection} connection */
export function parkWhenHidden(connection) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const update = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(leave, STAY_MS.get(connection.transport) ?? SHORTEST_STAY_MS);
  };
  const leave = () => {
    if (!areWantedWhenHidden()) connection.park(options.times.hiddenPoll);
    // It stays, and looks again: another transport may take its place.
    else if (connection.transport === webSocket.name) update();
    else connection.park(SIGNAL_PAUSE_MS);
  };
  document.addEventListener('visibilitychange', update);
  update();
}
