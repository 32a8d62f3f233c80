// @ts-check
// Server-Sent Events as a source of frames. The browser itself tries again when the stream breaks.

const EVENTS = [
  'live:hello', 'live:ping', 'live:bye', 'live:gone', 'session:sync', 'me:changed', 'presence:changed',
  'player:joined', 'player:left', 'player:updated', 'vote:submitted', 'vote:retracted', 'cards:revealed', 'game:reset',
  'story:created', 'story:updated', 'story:moved', 'story:estimated', 'story:deleted', 'story:started', 'session:updated',
];

// EventSource repeats the last id on frames that have none, so the name decides.
const WITHOUT_POSITION = /^(live:|presence:changed$|me:changed$)/;

/**
 * @param {URL} url
 * @param {(frame: import('./link.js').Frame) => void} take
 * @param {(isOver: boolean) => void} down
 * @returns {() => void} closes the stream
 */
export function openSse(url, take, down) {
  const source = new EventSource(url);
  for (const name of EVENTS) {
    source.addEventListener(name, event => take({
      id: WITHOUT_POSITION.test(name) ? null : Number(event.lastEventId),
      event: name,
      data: event.data,
    }));
  }
  source.onerror = () => down(source.readyState === EventSource.CLOSED);
  return () => source.close();
}
