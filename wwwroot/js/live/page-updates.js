// @ts-check
// Keeps the page at the session's version: applies the frames in order, and detects when one is missing.
import { dispatchFrameApplied, onFormAnswered } from '../page/events.js';
import { options, shell } from '../page/shell.js';

/** @typedef {import('./open-transport.js').Frame} Frame */

export class PageUpdates extends EventTarget {
  /** The version that the page shows, or will show when the queue is empty. */
  position = shell.version;
  /** The highest version that the server is known to have. */
  #known = 0;
  /** One swap at a time, because swaps must not overlap. */
  #queue = Promise.resolve();
  #htmx;

  /** @param {{ swap: (options: object) => Promise<void> }} htmx */
  constructor(htmx) {
    super();
    this.#htmx = htmx;
    onFormAnswered(({ response }) => this.expectVersionOf(response?.headers));
  }

  /** Whether something is missing on the page. */
  get isStale() {
    return this.position < this.#known;
  }

  /** @param {() => void} listener called when a frame is missing and the whole table has to be fetched */
  onGap(listener) {
    this.addEventListener('gap', listener);
  }

  /** @param {Frame} frame with HTML; the same frame may come over two transports */
  receive(frame) {
    if (frame.id === undefined) return this.#apply(frame);
    const { from = frame.id - 1 } = frame;
    const isNext = from <= this.position && frame.id > this.position;
    if (frame.event === options.frames.sync ? frame.id >= this.position : isNext) {
      this.position = shell.version = frame.id;
      this.#apply(frame);
    } else if (frame.id > this.position) {
      this.#reportGap(frame.id);
    }
  }

  /**
   * A response has the version of the session after it. If the connection does not deliver that version soon, the table is fetched.
   * @param {Headers | undefined} headers
   */
  expectVersionOf(headers) {
    this.expectVersion(Number(headers?.get(options.headers.version) ?? 0));
  }

  /**
   * The server already has this version, so the page is stale until it arrives.
   * @param {number} version
   */
  announce(version) {
    this.#known = Math.max(this.#known, version);
    this.expectVersion(version);
  }

  /**
   * The server has this version, and the connection may be about to deliver it. If it does not, the table is fetched.
   * @param {number} version
   */
  expectVersion(version) {
    if (version <= this.position) return;
    setTimeout(() => { if (this.position < version) this.#reportGap(version); }, options.times.lateness);
  }

  /**
   * @template T
   * @param {(swap: (html: string, more?: object) => Promise<void>) => T | Promise<T>} work runs after all earlier updates are on the page
   * @returns {Promise<T>}
   */
  enqueue(work) {
    const done = this.#queue.then(() => work((html, more) => this.#htmx.swap({ swap: 'none', text: html, ...more })));
    this.#queue = done.then(() => {}, () => {});
    return done;
  }

  /** @param {Frame} frame */
  #apply(frame) {
    this.enqueue(swap => swap(frame.html ?? ''))
      .then(() => dispatchFrameApplied(frame))
      .catch(error => {
        console.error(frame.event, error);
        this.#forgetPosition();
      });
  }

  /** After a failed swap, it is unknown what the page shows. */
  #forgetPosition() {
    const lost = Math.max(1, this.position);
    this.position = 0;
    this.#reportGap(lost);
  }

  /** @param {number} version */
  #reportGap(version) {
    this.#known = Math.max(this.#known, version);
    this.dispatchEvent(new Event('gap'));
  }
}
