// @ts-check
// Polling as a transport, for networks that block streams; and fetching frames once.
import { options } from '../page/shell.js';

/** @typedef {import('./open-transport.js').Transport} Transport */
/** @typedef {import('./open-transport.js').Opening} Opening */
/** @typedef {import('./open-transport.js').Frame} Frame */
/** @typedef {import('./open-transport.js').Failure} Failure */

/** How long a response may take, in addition to the time that the server waits for changes. */
const ANSWER_TIMEOUT_MS = 8000;
const PAUSE_MS = 250;
/** Statuses after which a retry cannot help. */
const FINAL = [401, 403, 404];
const JSON_TYPE = 'application/json', PROBLEM_TYPE = 'application/problem+json';
const AT_ONCE = { wait: '0' };

/** Long polling: the server answers when something changes. @type {Transport} */
export const polling = {
  name: 'poll',
  hasOwnTimeouts: true,
  open: opening => pollForever(opening, { isLong: true, pause: next => setTimeout(next, PAUSE_MS) }),
};

/**
 * For a hidden tab: a poll at long intervals, and no connection in between.
 * @param {number} ms
 * @returns {Transport}
 */
export const hiddenPolling = ms => ({
  name: 'poll',
  hasOwnTimeouts: true,
  isForHidden: true,
  open(opening) {
    const timer = new Worker(new URL('./timer-worker.js', import.meta.url));
    const stop = pollForever(opening, {
      isLong: false,
      pause: next => {
        timer.onmessage = next;
        timer.postMessage(ms);
      },
    });
    return () => {
      stop();
      timer.terminate();
    };
  },
});

/**
 * @param {Opening} opening
 * @param {{ isLong: boolean, pause: (next: () => void) => void }} options `pause` calls `next` when the next poll is due
 * @returns {() => void} stops it
 */
function pollForever({ url, receive, fail }, { isLong, pause }) {
  const closing = new AbortController();
  let seen = '';
  let roundTrip = 0;
  // The first response comes at once, to show that polling works.
  let mayWait = false;

  const poll = async () => {
    if (closing.signal.aborted) return;
    try {
      const askedAt = performance.now();
      const address = url(options.paths.poll, { ...mayWait ? {} : AT_ONCE, ...seen ? { seen } : {} });
      const frames = await fetchFrames(address, mayWait ? options.times.longPoll : 0, closing.signal);
      const took = performance.now() - askedAt;
      for (const frame of frames) {
        if (frame.event === options.frames.hello) seen = frame.data.seen ?? '';
        receive(frame);
      }
      // News may have come at any time while the server waited.
      if (!mayWait) roundTrip = took;
      else if (frames.length === 0) roundTrip = Math.max(0, took - options.times.longPoll);
      receive({ event: options.frames.ping, data: { roundTrip } });
      mayWait = isLong;
      pause(poll);
    } catch (error) {
      fail(failureOf(error));
    }
  };

  poll();
  return () => closing.abort();
}

/**
 * The frames of a poll that does not wait. Without `since` they are the whole table.
 * @param {(path: string, query: Record<string, string>) => URL} url
 */
export function fetchNow(url) {
  return fetchFrames(url(options.paths.poll, AT_ONCE));
}

/**
 * Finds out why an event stream was refused, by a poll: the browser does not say it.
 * @param {Opening['url']} url
 * @returns {Promise<Failure>}
 */
export async function findFailure(url) {
  try {
    await fetchNow(url);
    return { reason: 'refused' };
  } catch (error) {
    return failureOf(error);
  }
}

/** The time until the next request is allowed, in milliseconds. The header has seconds or a date. @param {Headers} headers */
export function retryAfter(headers) {
  const text = headers.get('Retry-After');
  if (!text) return 0;
  const ms = Number.isNaN(Number(text)) ? Date.parse(text) - Date.now() : Number(text) * 1000;
  return Math.max(0, ms || 0);
}

/**
 * @param {URL} url
 * @param {number} [waitMs] how long the server may wait for changes
 * @param {AbortSignal} [closing]
 * @returns {Promise<Frame[]>}
 * @throws {Refused} if the response has no frames
 */
async function fetchFrames(url, waitMs = 0, closing) {
  const timeout = new AbortController();
  const abort = () => timeout.abort();
  const timer = setTimeout(abort, waitMs + ANSWER_TIMEOUT_MS);
  closing?.addEventListener('abort', abort, { once: true });
  try {
    const response = await fetch(url, { cache: 'no-store', headers: { Accept: JSON_TYPE }, signal: timeout.signal });
    if (response.status === 204) return [];
    if (response.ok && typeOf(response) === JSON_TYPE) return await response.json();
    throw new Refused(response);
  } finally {
    clearTimeout(timer);
    closing?.removeEventListener('abort', abort);
  }
}

/** @param {unknown} error @returns {Failure} */
function failureOf(error) {
  return error instanceof Refused ? error.failure : { reason: 'lost' };
}

class Refused extends Error {
  /** @param {Response} response */
  constructor(response) {
    super(`${response.status} ${response.url}`);
    // A proxy may answer 404 while the server behind it starts, so only the server's own refusal is final.
    const isFinal = FINAL.includes(response.status) && typeOf(response) === PROBLEM_TYPE;
    /** @type {Failure} */
    this.failure = isFinal ? { reason: 'final', status: response.status } : { reason: 'lost', retryMs: retryAfter(response.headers) };
  }
}

/** @param {Response} response */
function typeOf(response) {
  return response.headers.get('Content-Type')?.split(';')[0].trim();
}
