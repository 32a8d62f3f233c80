// @ts-check
// Keeps the page at the session's version: applies each frame on top of the one before it, and asks for the whole table when one is missing.
import { openSse } from './sse.js';

/** @typedef {{ id: number | null, event: string, data: string }} Frame id is null for frames that do not move the position */

const VERSION_PATIENCE_MS = 2000;
const RETRY_MS = [1000, 2000, 4000, 8000, 16000];
const GONE = [401, 403, 404];

export class Link extends EventTarget {
  /**
   * @param {HTMLElement} root carries data-live (the stream), data-since (the version of the page) and data-build
   * @param {{ swap: (options: object) => Promise<void> }} htmx
   */
  constructor(root, htmx) {
    super();
    this.root = root;
    this.htmx = htmx;
    this.position = Number(root.dataset.since);
    this.state = 'connecting';
    this.failures = 0;
    this.applied = Promise.resolve();
    /** @type {() => void} */
    this.close = () => {};
    this.#keepPromises();
  }

  /** Opens the stream where the page is. */
  open() {
    this.#connect(String(this.position));
  }

  /** Asks for the whole table. */
  resync() {
    this.#become('syncing');
    this.#connect('');
  }

  /** @param {string} since */
  #connect(since) {
    this.close();
    const url = new URL(/** @type {string} */ (this.root.dataset.live), location.href);
    if (since) url.searchParams.set('since', since);
    this.close = openSse(url, frame => this.#take(frame), isOver => this.#down(isOver));
  }

  /** @param {boolean} isOver the server refused: the browser will not try again by itself */
  async #down(isOver) {
    this.#become('reconnecting');
    if (!isOver) return;
    if (await this.#isGone()) return this.#become('error');
    setTimeout(() => this.open(), RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)]);
  }

  /** Whether the session has ended, so that only the user can help. */
  async #isGone() {
    try {
      return GONE.includes((await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' })).status);
    } catch {
      return false;
    }
  }

  /** @param {Frame} frame */
  #take(frame) {
    switch (frame.event) {
      case 'live:hello': return this.#greet(JSON.parse(frame.data));
      case 'live:bye': return this.#waitFor(JSON.parse(frame.data).retryMs);
      case 'live:gone': return this.#leave(JSON.parse(frame.data).code === 'no_session');
      case 'live:ping': return;
    }
    if (frame.id === null) return this.#apply(frame);
    if (frame.event === 'session:sync' ? frame.id >= this.position : frame.id === this.position + 1) {
      this.position = frame.id;
      this.root.dataset.since = String(frame.id);
      this.#apply(frame);
    } else if (frame.id > this.position) {
      this.resync();
    }
  }

  /** @param {{ version: number, build: string }} hello */
  #greet({ version, build }) {
    // A server restored from a backup, or another build of it: this page is of no use to it.
    if (version < this.position || build !== this.root.dataset.build && isNews(build)) return this.#leave();
    this.failures = 0;
    this.#become('connected');
  }

  /** @param {number} ms */
  #waitFor(ms) {
    this.close();
    this.#become('reconnecting');
    setTimeout(() => this.open(), ms);
  }

  /** @param {boolean} isEnded a host has deleted the session: the page that comes says so */
  #leave(isEnded = false) {
    this.close();
    // A form of this page that is on its way brings its own page.
    if (document.querySelector('[aria-busy="true"]')) return;
    if (isEnded) location.replace(`${location.pathname}?ended`);
    else location.reload();
  }

  /** @param {Frame} frame */
  #apply(frame) {
    this.applied = this.applied
      .then(() => this.htmx.swap({ swap: 'none', text: frame.data }))
      .then(() => { document.dispatchEvent(new CustomEvent('poker:applied', { detail: frame })); })
      .catch(error => {
        console.error('A frame could not be applied', frame.event, error);
        this.resync();
      });
  }

  /** @param {string} state */
  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event('state'));
  }

  /** An answer names the version it made: if the stream has not brought it soon, something is wrong with the stream. */
  #keepPromises() {
    document.addEventListener('htmx:after:request', event => {
      const response = /** @type {CustomEvent} */ (event).detail.ctx.response;
      const version = Number(response?.headers.get('Poker-Version') ?? 0);
      if (version <= this.position) return;
      setTimeout(() => { if (this.position < version) this.resync(); }, VERSION_PATIENCE_MS);
    });
  }
}

/**
 * A page is reloaded once for each build it meets: two servers of two builds behind one address must not make it reload for ever.
 * @param {string} build
 */
function isNews(build) {
  if (sessionStorage.getItem('build') === build) return false;
  sessionStorage.setItem('build', build);
  return true;
}
