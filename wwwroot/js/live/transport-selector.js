// @ts-check
// Which way the frames come: the live stream first, a WebSocket once that is stable, polling where neither gets through; and up again.
import { Attempt } from './open-transport.js';
import { Holds } from './cooldowns.js';
import { poll, slowPoll } from './polling.js';
import { socket } from './web-socket.js';
import { sse } from './event-stream.js';

const LOOK_MS = 1000;
const ENOUGH_MISSES = 2;
const HANDOVER_MS = 250;

/** @type {Map<import('./open-transport.js').Way, import('./open-transport.js').Way>} */
const ABOVE = new Map([[poll, sse], [sse, socket]]);

export class Ladder {
  /** @type {Attempt | null} */
  #current = null;
  /** @type {Attempt | null} the way above, on trial while the current one goes on */
  #probe = null;
  /** @type {Attempt | null} the way before the current one, while it brings what it has under way */
  #last = null;
  #first = sse;
  #misses = 0;
  #holds = new Holds();
  #newLine;
  #down;

  /**
   * @param {() => Omit<import('./open-transport.js').Line, 'down'>} newLine what each try is opened with
   * @param {(fall: import('./open-transport.js').Fall, isSteppingDown: boolean) => void} down there is no way now; perhaps another is to be tried at once
   */
  constructor(newLine, down) {
    this.#newLine = newLine;
    this.#down = down;
    setInterval(() => this.#look(), LOOK_MS);
  }

  /** The way in use: `sse`, `ws`, `poll`; empty when there is none. */
  get way() {
    return this.#current?.isHeard ? this.#current.way.name : '';
  }

  /** Milliseconds since the last frame. */
  get silence() {
    return this.#current?.silence ?? Infinity;
  }

  /** The way for a tab that nobody looks at is not the way for one that is seen. */
  get isJustOpened() {
    return this.#current !== null && this.#current.way !== slowPoll && this.#current.isFresh;
  }

  /** Opens one way and leaves every other. */
  open() {
    this.close();
    this.#current = this.#try(this.#first);
  }

  /** Asks now and then, for a tab that nobody looks at. */
  park() {
    this.close();
    this.#current = this.#try(slowPoll);
  }

  /** The network may be another one: what failed before may work now. */
  startAfresh() {
    this.#first = sse;
    this.#misses = 0;
    this.#holds.lift();
  }

  close() {
    this.#current?.close();
    this.#probe?.close();
    this.#last?.close();
    this.#current = this.#probe = this.#last = null;
  }

  /** @param {import('./open-transport.js').Way} way */
  #try(way) {
    const { url, take } = this.#newLine();
    /** @type {Attempt} */
    const attempt = new Attempt(way, {
      url,
      take: frame => {
        if (attempt === this.#probe && !attempt.isHeldBack) this.#promote(attempt);
        take(frame);
      },
      down: fall => {
        if (attempt === this.#probe) this.#dismiss(attempt);
        else if (attempt === this.#current) this.#fall(attempt, fall);
      },
    });
    return attempt;
  }

  /**
   * It gets through: the old way may go. What comes by both is applied once, and the old way's first: a whole table by the new one
   * has all that happened in it but the notes.
   * @param {Attempt} attempt
   */
  #promote(attempt) {
    const last = this.#last = this.#current;
    setTimeout(() => last?.close(), HANDOVER_MS);
    attempt.wait(HANDOVER_MS);
    this.#current = attempt;
    this.#probe = null;
    if (attempt.way === sse) this.#first = sse;
  }

  /** @param {Attempt} attempt */
  #dismiss({ way }) {
    this.#probe = null;
    this.#holds.add(way.name);
  }

  /**
   * @param {Attempt} attempt
   * @param {import('./open-transport.js').Fall} fall
   */
  #fall(attempt, fall) {
    this.close();
    if (attempt.isProven) this.#holds.forget(attempt.way.name);
    if (attempt.way === socket) this.#holds.add(socket.name);
    this.#down(fall, attempt.way === sse && this.#hasMissedEnough(attempt, fall.why));
  }

  /**
   * Refused twice, held back once, or fallen silent again and again: the stream is not for this network.
   * @param {Attempt} attempt
   * @param {string} why
   */
  #hasMissedEnough(attempt, why) {
    if (attempt.isProven) this.#misses = 0;
    if (why === 'refused') this.#misses++;
    if (why === 'silent') this.#misses += attempt.isHeldBack ? ENOUGH_MISSES : 1;
    if (this.#misses < ENOUGH_MISSES) return false;
    this.#misses = 0;
    this.#first = poll;
    this.#holds.add(sse.name);
    return true;
  }

  #look() {
    for (const attempt of [this.#probe, this.#current])
      if (attempt?.isSilent) attempt.fall({ why: 'silent' });
    const above = this.#current && ABOVE.get(this.#current.way);
    if (above && !this.#probe && this.#current?.isStable && !this.#holds.has(above.name)) this.#probe = this.#try(above);
  }
}
