// @ts-check
// How far a page may be behind the server over one connection. Pings say when they were sent, by a clock of the server; the fastest one
// shows how long the way usually takes, so the clocks need not agree. All times are in milliseconds, of a clock that nobody sets.
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

/** A round trip of so many latenesses is too slow: there, back, and what the server needs. */
const SLOW = 2.5;

/** Whether each way of it takes too long for a page that is connected. @param {number} roundTrip */
export const isSlow = roundTrip => roundTrip > SLOW * options.times.lateness;

export class Freshness {
  /** The shortest time from a ping's sending to its arrival, by both clocks. */
  #usual = Infinity;
  #measuredAt = 0;
  /** Whether each of the last pings was late, newest last. @type {boolean[]} */
  #late = [];
  /** The same, with one entry for those that came together. @type {boolean[]} */
  #lateBursts = [];
  /** The page has everything that happened until then. */
  #freshAt;
  /** The time that a request and its answer take, if it is known. */
  #roundTrip = 0;

  /** @param {number} now when the connection was opened */
  constructor(now) {
    this.#freshAt = now;
  }

  /**
   * A ping has arrived, and all that was sent before it.
   * @param {number} sent
   * @param {number} now
   */
  addPing(sent, now) {
    const delay = now - sent;
    const isSameBurst = now - this.#measuredAt < BURST_MS;
    this.#usual = Math.min(delay, this.#usual + (now - this.#measuredAt) * DRIFT);
    this.#measuredAt = now;
    const lateness = delay - this.#usual;
    const isLate = lateness > options.times.lateness;
    this.#late = [...this.#late, isLate].slice(-REMEMBERED);
    this.#lateBursts = [...isSameBurst ? this.#lateBursts.slice(0, -1) : this.#lateBursts, isLate].slice(-REMEMBERED);
    this.#freshAt = Math.max(this.#freshAt, now - lateness);
  }

  /**
   * A request was answered: with all that was missing, or that nothing is.
   * @param {number} roundTrip how long it took, without the time that the server waited for a change
   * @param {number} now
   */
  addAnswer(roundTrip, now) {
    this.#roundTrip = roundTrip;
    this.#freshAt = Math.max(this.#freshAt, now);
  }

  /** Whether a late ping is among the last ones. */
  get hasLatePing() {
    return this.#late.includes(true);
  }

  /** Messages come late, again and again. */
  get isHeldBack() {
    return this.#lateBursts.at(-1) === true && this.#lateBursts.filter(Boolean).length >= LATE_ONES;
  }

  /**
   * The last proof that nothing is missing is too old. Where a request takes long, so does the next poll.
   * @param {number} now
   */
  isOverdue(now) {
    return now - this.#freshAt > options.times.maxLag + Math.min(this.#roundTrip, SLOW * options.times.lateness);
  }

  /** Whether the page may be further behind than one that says that it is connected. @param {number} now */
  isLate(now) {
    return this.isHeldBack || isSlow(this.#roundTrip) || this.isOverdue(now);
  }
}
