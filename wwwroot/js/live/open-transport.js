// @ts-check
// One connection attempt over one transport: passes its frames on until it is closed or fails, and knows how long it has been silent.
import { options } from '../page/shell.js';

/** How long the first frame may take: a proxy may hold back the whole response. */
const FIRST_FRAME_TIMEOUT_MS = 8000;
/** If a connection that lasted this long fails, it is a first failure and not the next of a series. */
export const STABLE_MS = 3000;
/** A transport that worked for this long works in this network. */
const PROVEN_MS = 60_000;
/** A transport that was opened within this time need not be opened again. */
const JUST_OPENED_MS = 1000;

/**
 * A message over any transport. A frame with an id moves the position, on top of `from` or any version after it; without `from`, on top of
 * the version before. Control frames have data, all others HTML.
 * @typedef {{ id?: number, from?: number, event: string, html?: string, data?: any }} Frame
 *
 * Why a transport failed: `lost` (try again), `refused` (the server answers, but not over this transport), `silent`, or `final`
 * (a retry cannot help).
 * @typedef {{ reason: 'lost' | 'refused' | 'silent' | 'final', status?: number, retryMs?: number }} Failure
 *
 * What a transport is opened with: its URLs, and the functions that get its frames and its failure.
 * @typedef {object} Opening
 * @property {(path: string, query?: Record<string, string>) => URL} url
 * @property {(frame: Frame) => void} receive
 * @property {(failure: Failure) => void} fail
 *
 * `open` returns the function that closes it.
 * @typedef {object} Transport
 * @property {string} name
 * @property {(opening: Opening) => () => void} open
 * @property {boolean} [hasOwnTimeouts]
 * @property {boolean} [mayBeBuffered] a proxy may buffer it
 */

export class OpenTransport {
  #opening;
  #close;
  #isOver = false;
  #openedAt = Date.now();
  /** When the last frame came; 0 before the first. */
  #receivedAt = 0;
  /** Frames that have to wait, see `delay`. @type {Frame[] | null} */
  #delayed = null;

  /**
   * @param {Transport} transport
   * @param {Opening} opening
   */
  constructor(transport, opening) {
    this.transport = transport;
    this.#opening = opening;
    this.#close = transport.open({ url: opening.url, receive: frame => this.#receive(frame), fail: failure => this.fail(failure) });
  }

  close() {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#close();
  }

  /** @param {Failure} failure */
  fail(failure) {
    if (this.#isOver) return;
    this.#passDelayed();
    this.close();
    this.#opening.fail(failure);
  }

  /** Delays frames until the previous transport has delivered its last ones. @param {number} ms */
  delay(ms) {
    this.#delayed = [];
    setTimeout(() => this.#passDelayed(), ms);
  }

  get hasReceived() {
    return this.#receivedAt > 0;
  }

  /**
   * A proxy that buffers lets the long first part of a stream through and then holds back everything until its buffer is full again. So
   * the server first sends pings at short intervals, and a stream that does not deliver them is not trusted.
   */
  get isOnProbation() {
    if (!this.hasReceived) return true;
    return this.transport.mayBeBuffered === true && this.#receivedAt - this.#openedAt < options.times.probation;
  }

  /** A connection without frames is worse than none: it looks alive. */
  get isSilent() {
    if (this.transport.hasOwnTimeouts) return false;
    if (!this.hasReceived) return this.#age > FIRST_FRAME_TIMEOUT_MS;
    return this.silence > (this.isOnProbation ? options.times.probationSilence : options.times.silence);
  }

  /** Milliseconds since the last frame. */
  get silence() {
    return Date.now() - (this.#receivedAt || this.#openedAt);
  }

  get isJustOpened() {
    return !this.hasReceived && this.#age < JUST_OPENED_MS;
  }

  get isStable() {
    return this.hasReceived && this.#age >= STABLE_MS;
  }

  get isProven() {
    return this.hasReceived && this.#age >= PROVEN_MS;
  }

  /** @param {Frame} frame */
  #receive(frame) {
    if (this.#isOver) return;
    this.#receivedAt = Date.now();
    if (this.#delayed) this.#delayed.push(frame);
    else this.#opening.receive(frame);
  }

  #passDelayed() {
    const delayed = this.#delayed ?? [];
    this.#delayed = null;
    for (const frame of delayed) if (!this.#isOver) this.#opening.receive(frame);
  }

  get #age() {
    return Date.now() - this.#openedAt;
  }
}
