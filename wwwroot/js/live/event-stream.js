// @ts-check
// Server-Sent Events as a transport. The browser's own retry is not used: it stops after some failures, and has no backoff.
import { liveUrl, options } from '../page/shell.js';
import { findFailure } from './polling.js';

/** How long the answer to a heartbeat may take. */
const HEARTBEAT_TIMEOUT_MS = 8000;

/** @type {import('./open-transport.js').Transport} */
export const eventStream = {
  name: 'sse',
  mayBeBuffered: true,
  open({ url, receive, fail }) {
    const source = new EventSource(url(''));
    let hasReceived = false;
    for (const name of [...options.frames.withoutPosition, ...options.frames.withPosition]) {
      source.addEventListener(name, event => {
        hasReceived = true;
        receive(frameOf(event));
      });
    }
    source.onerror = async () => {
      source.close();
      // An EventSource does not show the status of a refusal.
      fail(hasReceived ? { reason: 'lost' } : await findFailure(url));
    };
    return () => source.close();
  },
};

/**
 * Posts heartbeats, because the server cannot see whether anyone reads an event stream. The answers say which version the page should have.
 * A lost one does no harm; without an answer to two, nothing that the page sends arrives, whatever the stream brings.
 * @param {import('./connection.js').Connection} connection
 * @param {import('./page-updates.js').PageUpdates} updates
 */
export function sendHeartbeats(connection, updates) {
  setInterval(async () => {
    for (let unanswered = 0; connection.transport === eventStream.name; unanswered++) {
      if (unanswered === 2) {
        // A page that says that it is late says enough, and a new connection would be as slow.
        if (connection.state === 'connected') connection.open();
        return;
      }
      const signal = AbortSignal.timeout(HEARTBEAT_TIMEOUT_MS);
      await fetch(liveUrl(options.paths.heartbeat), { method: 'POST', cache: 'no-store', signal })
        .then(({ headers }) => updates.expectVersionOf(headers), () => {});
      if (!signal.aborted) return;
    }
  }, options.times.heartbeat);
}

/**
 * The name decides whether a frame has an id, because an EventSource repeats the last id for frames without one.
 * @param {MessageEvent<string>} message
 * @returns {import('./open-transport.js').Frame}
 */
function frameOf({ type, data, lastEventId }) {
  const { control, withoutPosition } = options.frames;
  if (control.includes(type)) return { event: type, data: JSON.parse(data) };
  if (withoutPosition.includes(type)) return { event: type, html: data };
  const [id, from = id - 1] = lastEventId.split(' from ').map(Number);
  return { id, from, event: type, html: data };
}
