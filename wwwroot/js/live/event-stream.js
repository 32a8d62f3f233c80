// @ts-check
// Server-Sent Events as a way for frames. The browser's own retry is not used: it gives up on some failures and knows no measure in others.
import { whyRefused } from './polling.js';

const EVENTS = [
  'live:hello', 'live:ping', 'live:bye', 'live:gone', 'session:sync', 'me:changed', 'presence:changed',
  'player:joined', 'player:left', 'player:updated', 'vote:submitted', 'vote:retracted', 'cards:revealed', 'game:reset',
  'story:created', 'story:updated', 'story:moved', 'story:estimated', 'story:deleted', 'story:started', 'session:updated',
];

// EventSource repeats the last id on frames that have none, so the name decides.
const WITHOUT_POSITION = /^(live:|presence:changed$|me:changed$)/;

/** @type {import('./open-transport.js').Way} */
export const sse = {
  name: 'sse',
  mayBeHeldBack: true,
  open({ url, take, down }) {
    const source = new EventSource(url(''));
    let isHeard = false;
    for (const name of EVENTS) {
      source.addEventListener(name, event => {
        isHeard = true;
        take(read(event));
      });
    }
    source.onerror = async () => {
      source.close();
      // An EventSource keeps the status to itself.
      down(isHeard ? { why: 'cut' } : await whyRefused(url));
    };
    return () => source.close();
  },
};

/**
 * @param {MessageEvent<string>} message
 * @returns {import('./open-transport.js').Frame}
 */
function read({ type, data, lastEventId }) {
  if (type.startsWith('live:')) return { event: type, data: JSON.parse(data) };
  return WITHOUT_POSITION.test(type) ? { event: type, html: data } : { id: Number(lastEventId), event: type, html: data };
}
