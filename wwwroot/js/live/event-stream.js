// @ts-check
// Server-Sent Events as a transport. The browser's own retry is not used: it gives up after some failures and never slows down after any.
import { liveUrl, options } from '../page/shell.js';
import { findFailure } from './polling.js';

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
      // An EventSource does not tell the status of a refusal.
      fail(hasReceived ? { reason: 'lost' } : await findFailure(url));
    };
    return () => source.close();
  },
};

/**
 * The server cannot see whether anybody reads a stream, so the page posts a heartbeat.
 * @param {import('./connection.js').Connection} connection
 */
export function sendHeartbeats(connection) {
  setInterval(() => {
    if (connection.transport !== eventStream.name) return;
    // One that is lost is followed by another; the stream shows when something is wrong.
    fetch(liveUrl(options.paths.heartbeat), { method: 'POST', cache: 'no-store' }).catch(() => {});
  }, options.times.heartbeat);
}

/**
 * The name decides whether a frame has an id: an EventSource repeats the last one on frames without.
 * @param {MessageEvent<string>} message
 * @returns {import('./open-transport.js').Frame}
 */
function frameOf({ type, data, lastEventId }) {
  const { control, withoutPosition } = options.frames;
  if (control.includes(type)) return { event: type, data: JSON.parse(data) };
  return withoutPosition.includes(type) ? { event: type, html: data } : { id: Number(lastEventId), event: type, html: data };
}
