// @ts-check
// Asking again and again as a way for frames, where streams do not get through; and asking once.

const ANSWER_MS = 8000;
const LONG_ANSWER_MS = 2.5 * 15_000;
const PAUSE_MS = 250;
const SLOW_PAUSE_MS = 30_000;
const OVER = [401, 403, 404];

/**
 * Each question waits at the server until something changes.
 * @type {import('./open-transport.js').Way}
 */
export const poll = { name: 'poll', open: line => keepAsking(line, { atOnce: false, pause: next => setTimeout(next, PAUSE_MS) }), watchesItself: true };

/**
 * For a tab that nobody looks at: a question now and then, and no connection in between.
 * @type {import('./open-transport.js').Way}
 */
export const slowPoll = {
  name: 'poll',
  open(line) {
    const clock = new Worker(new URL('./timer-worker.js', import.meta.url));
    const stop = keepAsking(line, {
      atOnce: true,
      pause: next => {
        clock.onmessage = next;
        clock.postMessage(SLOW_PAUSE_MS);
      },
    });
    return () => {
      stop();
      clock.terminate();
    };
  },
  watchesItself: true,
};

/**
 * @param {import('./open-transport.js').Line} line
 * @param {{ atOnce: boolean, pause: (next: () => void) => void }} manner
 */
function keepAsking({ url, take, down }, { atOnce, pause }) {
  const end = new AbortController();
  let seen = '';
  // The first answer comes at once: it shows that this way works.
  let wait = false;

  const next = async () => {
    if (end.signal.aborted) return;
    try {
      for (const frame of await ask(url('/poll', { ...wait ? {} : { wait: '0' }, ...seen ? { seen } : {} }), wait ? LONG_ANSWER_MS : ANSWER_MS, end.signal)) {
        if (frame.event === 'live:hello') seen = frame.data.seen ?? '';
        take(frame);
      }
      take({ event: 'live:ping' });
      wait = !atOnce;
      pause(next);
    } catch (trouble) {
      down(fallOf(trouble));
    }
  };

  next();
  return () => end.abort();
}

/**
 * Asks once for what is new; without `since` in the address for the whole table.
 * @param {URL} url
 * @param {number} patienceMs
 * @param {AbortSignal} [end]
 * @returns {Promise<import('./open-transport.js').Frame[]>}
 * @throws {Refused} another answer than frames
 */
export async function ask(url, patienceMs = ANSWER_MS, end) {
  const patience = new AbortController();
  const give = () => patience.abort();
  const timer = setTimeout(give, patienceMs);
  end?.addEventListener('abort', give, { once: true });
  try {
    const response = await fetch(url, { cache: 'no-store', headers: { Accept: 'application/json' }, signal: patience.signal });
    if (response.status === 204) return [];
    if (response.ok && typeOf(response) === 'application/json') return await response.json();
    throw new Refused(response);
  } finally {
    clearTimeout(timer);
    end?.removeEventListener('abort', give);
  }
}

/**
 * @param {import('./open-transport.js').Line['url']} url
 * @returns {Promise<import('./open-transport.js').Fall>} what the server says to one whom it refused without a reason
 */
export async function whyRefused(url) {
  try {
    await ask(url('/poll', { wait: '0' }));
    return { why: 'refused' };
  } catch (trouble) {
    return fallOf(trouble);
  }
}

/** Milliseconds that the server wants to be left alone, in seconds or as a date. @param {Headers} headers */
export function retryAfter(headers) {
  const text = headers.get('Retry-After');
  if (!text) return 0;
  const ms = Number.isNaN(Number(text)) ? Date.parse(text) - Date.now() : Number(text) * 1000;
  return Math.max(0, ms || 0);
}

/** @param {unknown} trouble @returns {import('./open-transport.js').Fall} */
function fallOf(trouble) {
  return trouble instanceof Refused ? trouble.fall : { why: 'cut' };
}

class Refused extends Error {
  /** @param {Response} response */
  constructor(response) {
    super(`${response.status} from ${response.url}`);
    // A proxy may say 404 while the server behind it starts: only our own word is final.
    const isOver = OVER.includes(response.status) && typeOf(response) === 'application/problem+json';
    /** @type {import('./open-transport.js').Fall} */
    this.fall = isOver ? { why: 'over', status: response.status } : { why: 'cut', retryMs: retryAfter(response.headers) };
  }
}

/** @param {Response} response */
function typeOf(response) {
  return response.headers.get('Content-Type')?.split(';')[0].trim();
}
