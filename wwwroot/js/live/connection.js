// @ts-check
// The page's connection to its session: which state it is in, when it is tried again, and what the server says of itself.
import { Backoff } from './backoff.js';
import { isNews } from './build.js';
import { CatchUp } from './resync.js';
import { Ladder } from './transport-selector.js';
import { ask } from './polling.js';

/**
 * @typedef {import('./open-transport.js').Frame} Frame
 * @typedef {'connecting' | 'connected' | 'syncing' | 'reconnecting' | 'disconnected' | 'error'} State
 */

const NO_SESSION = 404;
const FORM_MS = 3000;
/** A link that breaks sooner is not yet worth a quick return. */
const STABLE_MS = 3000;

export class Link extends EventTarget {
  /** When the next try is due; null when none is planned. @type {number | null} */
  retryAt = null;
  /** @type {State} */
  #state = 'connecting';
  /** When it became so. */
  #since = Date.now();
  #isParked = false;
  #backoff = new Backoff();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #catchUp;

  /**
   * @param {HTMLElement} root carries data-live (the stream) and data-build
   * @param {import('./page-updates.js').Table} table
   */
  constructor(root, table) {
    super();
    this.root = root;
    this.table = table;
    this.ladder = new Ladder(() => this.#line(), (fall, isSteppingDown) => this.#fall(fall, isSteppingDown));
    this.#catchUp = new CatchUp(table, { fetchWhole: () => this.#fetchWhole(), changed: () => this.#tell(), failed: () => this.#cut() });
  }

  /** @returns {State} */
  get state() {
    return this.#state === 'connected' && this.#catchUp.isNeeded ? 'syncing' : this.#state;
  }

  /** Connects at once, whatever was planned. */
  open() {
    if (this.#state === 'error' || this.ladder.isJustOpened) return;
    this.#plan(null);
    if (this.#state !== 'connecting') this.#become('reconnecting');
    if (this.#isParked) this.ladder.park();
    else this.ladder.open();
  }

  /** The network may be another one, or the machine was asleep. */
  wake() {
    this.ladder.startAfresh();
    this.open();
  }

  /** Nothing can come: there is no network, or the page is being put away. @param {State} state */
  close(state) {
    if (this.#state === 'error') return;
    this.#plan(null);
    this.ladder.close();
    this.#become(state);
  }

  /** Nobody looks at the page. */
  park() {
    this.#isParked = true;
    if (this.#state === 'connected') this.ladder.park();
  }

  unpark() {
    if (!this.#isParked) return;
    this.#isParked = false;
    if (this.#state === 'disconnected') return;
    const wasLive = this.#state === 'connected';
    this.wake();
    if (wasLive) this.#become('syncing');
  }

  /** Fetches the whole table beside the way that is open. */
  refresh() {
    return this.#catchUp.refresh();
  }

  /** @param {string} path beside the stream @param {Record<string, string>} [query] */
  url(path, query = {}) {
    return new URL(`${this.root.dataset.live}${path}?${new URLSearchParams(query)}`, location.href);
  }

  /** @param {string} verb */
  urlOf(verb) {
    return new URL(verb, this.url(''));
  }

  /** What a way is opened with. It remembers the version the page had when it asked. */
  #line() {
    let asked = this.table.position;
    return {
      /** @param {string} path @param {Record<string, string>} [query] */
      url: (path, query) => {
        asked = this.table.position;
        return this.url(path, { since: String(asked), ...query });
      },
      /** @param {Frame} frame */
      take: frame => { if (this.#read(frame, asked)) this.#become('connected'); },
    };
  }

  async #fetchWhole() {
    const asked = this.table.position;
    const frames = await ask(this.url('/poll', { wait: '0' }));
    // The way that is open was faster: what came beside it is old, what is mine too.
    if (this.table.position > asked && frames.some(frame => (frame.id ?? Infinity) < this.table.position)) return;
    for (const frame of frames) if (!this.#read(frame, asked)) return;
  }

  /**
   * @param {Frame} frame
   * @param {number} asked the version the page had when it asked for it
   * @returns {boolean} whether the link goes on
   */
  #read(frame, asked) {
    switch (frame.event) {
      case 'live:bye': return this.#retryIn(frame.data.retryMs);
      case 'live:gone': return this.#leave(frame.data.code === 'no_session');
      case 'live:hello': return this.#greet(frame.data, asked);
    }
    if (frame.html !== undefined) this.table.take(frame);
    return true;
  }

  /** @param {{ version: number, build: string, playerId?: string }} hello @param {number} asked */
  #greet({ version, build, playerId = '' }, asked) {
    // This browser has become somebody else's, or nobody's.
    if (playerId !== (this.root.dataset.me ?? '')) return this.#leave();
    // A server restored from a backup, or another build of it: this page is of no use to it.
    if (version < asked || build !== this.root.dataset.build && isNews(build)) return this.#leave();
    this.table.announce(version);
    return true;
  }

  /** The table could not be fetched, but a new connection brings it. */
  #cut() {
    if (this.#state === 'connected') this.#fall({ why: 'cut' });
    return false;
  }

  /**
   * @param {import('./open-transport.js').Fall} fall
   * @param {boolean} [isSteppingDown] another way is next
   */
  #fall({ why, status, retryMs = 0 }, isSteppingDown) {
    if (why === 'over' && status === NO_SESSION) return this.close('error');
    if (why === 'over') return void this.#leave();
    if (this.#state === 'connected' && Date.now() - this.#since >= STABLE_MS) this.#backoff.reset();
    if (isSteppingDown) return this.open();
    this.#retryIn(Math.max(this.#backoff.next(), retryMs));
  }

  /** @param {number} ms */
  #retryIn(ms) {
    this.ladder.close();
    this.#plan(ms);
    this.#become('reconnecting');
    return false;
  }

  /** @param {number | null} ms */
  #plan(ms) {
    clearTimeout(this.#timer);
    this.retryAt = ms === null ? null : Date.now() + ms;
    if (ms !== null) this.#timer = setTimeout(() => this.open(), ms);
  }

  /** @param {boolean} [isEnded] a host has deleted the session: the page that comes says so */
  #leave(isEnded = false) {
    this.close('reconnecting');
    // A form of this page that is on its way brings its own page.
    const isBusy = document.querySelector('[aria-busy="true"]') !== null;
    setTimeout(() => isEnded ? location.replace(`${location.pathname}?ended`) : location.reload(), isBusy ? FORM_MS : 0);
    return false;
  }

  /** @param {State} state */
  #become(state) {
    if (this.#state !== state) this.#since = Date.now();
    this.#state = state;
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event('state'));
  }
}
