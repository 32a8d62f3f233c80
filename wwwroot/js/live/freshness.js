// @ts-check
// How far a page may be behind the server over one connection. Pings say when they were sent, by a clock of the server; what arrived
// fastest, over this connection or in answer to a request, shows how long the way usually takes, so the clocks need not agree. All times
// are in milliseconds, of a clock that nobody sets.
import { options } from '../page/shell.js';

/** How far the two clocks may drift apart, in milliseconds for each. */
const DRIFT = 0.0005;
/** A connection is held back when its last ping and another one of so many were late: one alone may be a hiccup. */
const REMEMBERED = 4, LATE_ONES = 2;
/**
 * What comes within so many milliseconds was held back together, as by an outage, which is over then. So the last one alone shows whether
 * messages are still late.
 */
const BURST_MS = 500;

/** After a slow answer the next request is sent after this pause, then after twice as long, and so on. */
const FIRST_PAUSE_MS = 5000;

/** A round trip of so many latenesses is too slow: all of it may be the way to the page, but for what the server needs. */
const SLOW = 1.25;

/** Connecting takes a round trip before the one that brings the first frame. */
const TRIPS_TO_CONNECT = 2;

/** Whether the way to the page may take too long for one that is connected. @param {number} roundTrip */
const isSlow = roundTrip => roundTrip > SLOW * options.times.lateness;

/**
 * What the first frame of a connection or of an answer says: when it was sent, and by which clock.
 * @typedef {{ sent: number, clock: string }} Hello
 */

export class Freshness {
  /** The shortest time from a message's sending to its arrival, by both clocks. */
  #usual = Infinity;
  #comparedAt = 0;
  #pingedAt = 0;
  /** How long each of the last pings took, newest last. @type {number[]} */
  #delays = [];
  /** The same, with one entry for those that came together. @type {number[]} */
  #burstDelays = [];
  /** When the last ping was sent. */
  #lastSent = -Infinity;
  /** The page had everything that happened until then, by the opening or by an answer. */
  #answeredAt;
  /** The time that a request and its answer take, if it is known. */
  #roundTrip = 0;
  /** The clock of the pings; empty before the first frame. */
  #clock = '';
  /** The first frame took long, by the connecting alone or not: when a request is to show which. Infinity if none need be sent. */
  #compareAt = Infinity;
  #comparePause = FIRST_PAUSE_MS;
  /** It took so long that until the check the page may not say that it is connected. */
  #mayBeSlow = false;
  /** The server of this connection may lack what others have written; only its pings say so, since another one may answer requests. */
  #isServerBehind = false;

  /** @param {number} now when the connection was opened */
  constructor(now) {
    this.#answeredAt = now;
  }

  /**
   * The first frame has arrived.
   * @param {Hello} hello
   * @param {number} age how long the connection has taken for it
   * @param {number} now
   */
  addHello({ sent, clock }, age, now) {
    this.#clock = clock ?? '';
    this.#compareAt = age > options.times.lateness ? now : Infinity;
    this.#mayBeSlow = isSlow(age / TRIPS_TO_CONNECT);
    // A server of the build before says neither.
    if (clock) this.#compare(sent, now);
  }

  /**
   * A ping has arrived, and all that was sent before it.
   * @param {number} sent
   * @param {number} now
   * @param {boolean} [isServerBehind]
   */
  addPing(sent, now, isServerBehind = false) {
    this.#isServerBehind = isServerBehind;
    const delay = now - sent;
    const isSameBurst = now - this.#pingedAt < BURST_MS;
    this.#compare(sent, now);
    this.#pingedAt = now;
    this.#lastSent = Math.max(this.#lastSent, sent);
    this.#delays = [...this.#delays, delay].slice(-REMEMBERED);
    this.#burstDelays = [...isSameBurst ? this.#burstDelays.slice(0, -1) : this.#burstDelays, delay].slice(-REMEMBERED);
  }

  /**
   * A request was answered: with all that was missing, or that nothing is.
   * @param {number} roundTrip how long it took, without the time that the server waited for a change
   * @param {number} now
   */
  addAnswer(roundTrip, now) {
    this.#roundTrip = roundTrip;
    this.#answeredAt = Math.max(this.#answeredAt, now);
  }

  /**
   * A request beside the connection was answered. Beside its answer also those messages show that are all late alike.
   * @param {number} roundTrip
   * @param {Hello | undefined} hello
   * @param {number} now
   * @returns {boolean} whether messages are late, and the network is not slow: then the connection is to blame
   */
  addCheck(roundTrip, hello, now) {
    // Another server may have answered.
    if (hello?.clock && hello.clock === this.#clock) this.#compare(hello.sent, now);
    const isToBlame = this.isHeldBack || this.hasLatePing && this.isOverdue(now);
    this.addAnswer(roundTrip, now);
    this.#mayBeSlow = false;
    const isFast = roundTrip < options.times.lateness;
    // A slow answer is no measure. The next one may be fast.
    if (isFast) this.#compareAt = Infinity;
    else if (now >= this.#compareAt) {
      this.#compareAt = now + this.#comparePause;
      this.#comparePause *= 2;
    }
    return isToBlame && isFast;
  }

  /** Whether a late ping is among the last ones. */
  get hasLatePing() {
    return this.#delays.some(delay => this.#isLong(delay));
  }

  /** Messages come late, again and again. */
  get isHeldBack() {
    const late = this.#burstDelays.map(delay => this.#isLong(delay));
    return late.at(-1) === true && late.filter(Boolean).length >= LATE_ONES;
  }

  /**
   * The last proof that nothing is missing is too old. Where a request takes long, so does the next poll.
   * @param {number} now
   */
  isOverdue(now) {
    const freshAt = Math.max(this.#answeredAt, this.#lastSent + this.#usual);
    return now - freshAt > options.times.maxLag + Math.min(this.#roundTrip, SLOW * options.times.lateness);
  }

  /** Whether the page may be further behind than one that says that it is connected. @param {number} now */
  isLate(now) {
    return this.#isServerBehind || this.isHeldBack || this.#mayBeSlow || isSlow(this.#roundTrip) || this.isOverdue(now);
  }

  /** Whether a request has to show how late the page is. @param {number} now */
  needsCheck(now) {
    return now >= this.#compareAt || this.isLate(now);
  }

  /**
   * @param {number} sent
   * @param {number} now
   */
  #compare(sent, now) {
    this.#usual = Math.min(now - sent, this.#usual + (now - this.#comparedAt) * DRIFT);
    this.#comparedAt = now;
  }

  /** @param {number} delay */
  #isLong(delay) {
    return delay - this.#usual > options.times.lateness;
  }
}
