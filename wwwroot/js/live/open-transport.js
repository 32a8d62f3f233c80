// @ts-check
// One connection attempt over one transport: passes its frames on until it is closed or fails, and knows how long it has been silent.
import { options } from '../page/shell.js';
import { Freshness } from './freshness.js';

/** How long the first frame may take: a proxy may hold back the whole response. */
const FIRST_FRAME_TIMEOUT_MS = 8000;
/** If a connection that lasted this long fails, it is a first failure and not the next of a series. */
export const STABLE_MS = 3000;
/** A transport that worked for this long works in this network. */
const PROVEN_MS = 60_000;
/** The shortest time from one check whether messages are late to the next. */
const CHECK_PAUSE_MS = 5000;
/** A transport that was opened within this time need not be opened again. */
const JUST_OPENED_MS = 1000;

/**
 * A message over any transport. A frame with an id moves the position, on top of `from` or any version after it; without `from`, on top of
 * the version before. Control frames have data, all others HTML.
 * @typedef {{ id?: number, from?: number, event: string, html?: string, data?: any }} Frame
 *
 * Why a transport failed: `lost` (try again), `refused` (the server answers, but not over this transport), `silent`, `late` (its messages
 * come late, though the network is not slow), or `final` (a retry cannot help).
 * @typedef {{ reason: 'lost' | 'refused' | 'silent' | 'late' | 'final', status?: number, retryMs?: number }} Failure
 *
 * What a transport is opened with: its URLs, how to ask for what is missing beside it, and the functions that get its frames and failure.
 * @typedef {object} Opening
 * @property {(path: string, query?: Record<string, string>) => URL} url
 * @property {() => Promise<import('./freshness.js').Hello | undefined>} catchUp
 * @property {(frame: Frame) => void} receive
 * @property {(failure: Failure) => void} fail
 *
 * `open` returns the function that closes it.
 * @typedef {object} Transport
 * @property {string} name
 * @property {(opening: Opening) => () => void} open
 * @property {boolean} [hasOwnTimeouts]
 * @property {boolean} [mayBeBuffered] a proxy may buffer it
 * @property {boolean} [isForHidden] nobody sees the page, which need not be up to date
 */

export class OpenTransport {
  #opening;
  #close;
  #isOver = false;
  #openedAt = Date.now();
  #freshness = new Freshness(performance.now());
  #checkedAt = -Infinity;
  /** Before the first tick nothing is known. */
  #tickedAt = Infinity;
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

  /** Runs twice a second. */
  tick() {
    this.#tickedAt = performance.now();
    if (this.isSilent) return this.fail({ reason: 'silent' });
    if (this.#isSuspect) this.#check();
  }

  /** Whether the page may be too far behind for one that is connected. */
  get isLate() {
    if (!this.hasReceived || this.transport.isForHidden) return false;
    return this.#freshness.isLate(performance.now());
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

  /** Whether it may replace another transport. */
  get isTrusted() {
    return !this.isOnProbation && !this.#freshness.hasLatePing;
  }

  /** A connection without frames is worse than none: it looks alive. */
  get isSilent() {
    if (this.transport.hasOwnTimeouts) return false;
    if (!this.hasReceived) return this.age > FIRST_FRAME_TIMEOUT_MS;
    return this.silence > (this.isOnProbation ? options.times.probationSilence : options.times.silence);
  }

  /** Milliseconds since the last frame. */
  get silence() {
    return Date.now() - (this.#receivedAt || this.#openedAt);
  }

  get isJustOpened() {
    return !this.hasReceived && this.age < JUST_OPENED_MS;
  }

  get isStable() {
    return this.hasReceived && this.age >= STABLE_MS;
  }

  get isProven() {
    return this.hasReceived && this.age >= PROVEN_MS;
  }

  /** Milliseconds since it was opened. */
  get age() {
    return Date.now() - this.#openedAt;
  }

  get #isSuspect() {
    if (!this.hasReceived || this.transport.hasOwnTimeouts) return false;
    const now = performance.now();
    return now - this.#checkedAt > CHECK_PAUSE_MS && this.#freshness.needsCheck(now);
  }

  /**
   * Asks the server for what is missing. If the answer is fast and messages are still late, the transport is to blame. Else it is the
   * network, in which another transport would be late too; or only a ping is missing, and the page is up to date by the answer.
   */
  async #check() {
    const startedAt = this.#checkedAt = performance.now();
    const hello = await this.#opening.catchUp().catch(() => null);
    if (hello === null) return;
    const now = performance.now();
    if (this.#freshness.addCheck(now - startedAt, hello, now)) this.fail({ reason: 'late' });
  }

  /** @param {Frame} frame */
  #receive(frame) {
    if (this.#isOver) return;
    this.#receivedAt = Date.now();
    // A poll knows itself how long it took.
    if (frame.event === options.frames.hello)
      this.#freshness.addHello(frame.data, this.transport.hasOwnTimeouts ? 0 : this.age, performance.now());
    if (frame.event === options.frames.ping) this.#measure(frame.data);
    if (this.#delayed) this.#delayed.push(frame);
    else this.#opening.receive(frame);
  }

  #passDelayed() {
    const delayed = this.#delayed ?? [];
    this.#delayed = null;
    for (const frame of delayed) if (!this.#isOver) this.#opening.receive(frame);
  }

  /** @param {{ sent?: number, roundTrip?: number, behind?: boolean }} ping */
  #measure({ sent, roundTrip = 0, behind }) {
    const now = performance.now();
    // A page that was itself blocked, as by a print dialog, reads late what came in time. The ticks of a hidden one are rare.
    if (!document.hidden && now - this.#tickedAt > options.times.lateness) return;
    if (sent !== undefined) this.#freshness.addPing(sent, now, behind);
    else this.#freshness.addAnswer(roundTrip, now);
  }
}
