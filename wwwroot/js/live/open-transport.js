// @ts-check
// One try of one way: passes on its frames until it is closed or falls, and knows how long it has been silent.

const HUNG_MS = 8000;
const PROBATION_MS = 10_000;
const PROBATION_SILENCE_MS = 6000;
const DEAD_MS = 2.5 * 15_000;
const STABLE_MS = 3000;
const PROVEN_MS = 60_000;

/**
 * What comes by any way. Only a frame with an id moves the position; `live:*` frames carry facts, all others HTML.
 * @typedef {{ id?: number, event: string, html?: string, data?: any }} Frame
 *
 * Why a way fell: `cut` (try again), `refused` (the server answers, but not by this way), `silent`, `over` (only the user can help).
 * @typedef {{ why: 'cut' | 'refused' | 'silent' | 'over', status?: number, retryMs?: number }} Fall
 *
 * What a way is given: the addresses beside the stream's, and where to bring its frames and its end.
 * @typedef {{ url: (path: string, query?: Record<string, string>) => URL, take: (frame: Frame) => void, down: (fall: Fall) => void }} Line
 *
 * @typedef {{ name: string, open: (line: Line) => (() => void), watchesItself?: boolean, mayBeHeldBack?: boolean }} Way
 */

export class Attempt {
  #line;
  #close;
  #isOver = false;
  #openedAt = Date.now();
  #heardAt = 0;
  /** What came too early. @type {Frame[] | null} */
  #kept = null;

  /**
   * @param {Way} way
   * @param {Line} line
   */
  constructor(way, line) {
    this.way = way;
    this.#line = line;
    this.#close = way.open({ url: line.url, take: frame => this.#take(frame), down: fall => this.fall(fall) });
  }

  close() {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#close();
  }

  /** @param {Fall} fall */
  fall(fall) {
    if (this.#isOver) return;
    this.#release();
    this.close();
    this.#line.down(fall);
  }

  /** Keeps what comes until the old way has brought what it has under way. @param {number} ms */
  wait(ms) {
    this.#kept = [];
    setTimeout(() => this.#release(), ms);
  }

  get isHeard() {
    return this.#heardAt > 0;
  }

  /**
   * A proxy that collects answers lets the beginning of a stream through, for that is long, and keeps what follows until it is long
   * again. So the server says a word every two seconds at first, and a stream that does not bring them is no live one.
   */
  get isHeldBack() {
    if (!this.isHeard) return true;
    return this.way.mayBeHeldBack === true && this.#heardAt - this.#openedAt < PROBATION_MS;
  }

  /** A stream that says nothing is worse than none: it looks alive. */
  get isSilent() {
    if (this.way.watchesItself) return false;
    if (!this.isHeard) return this.#age > HUNG_MS;
    return this.silence > (this.isHeldBack ? PROBATION_SILENCE_MS : DEAD_MS);
  }

  /** Milliseconds since the last frame. */
  get silence() {
    return Date.now() - (this.#heardAt || this.#openedAt);
  }

  get isFresh() {
    return !this.isHeard && this.#age < 1000;
  }

  get isStable() {
    return this.isHeard && this.#age >= STABLE_MS;
  }

  get isProven() {
    return this.isHeard && this.#age >= PROVEN_MS;
  }

  /** @param {Frame} frame */
  #take(frame) {
    if (this.#isOver) return;
    this.#heardAt = Date.now();
    if (this.#kept) this.#kept.push(frame);
    else this.#line.take(frame);
  }

  #release() {
    const kept = this.#kept ?? [];
    this.#kept = null;
    for (const frame of kept) if (!this.#isOver) this.#line.take(frame);
  }

  get #age() {
    return Date.now() - this.#openedAt;
  }
}
