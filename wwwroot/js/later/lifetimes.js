// @ts-check
// Learns how long a gateway lets a connection live, so that the next one can be opened before that.

/** Shorter ones are failures. */
const SHORTEST_MS = 5000;
/** Two lifetimes that differ less than this, as a share, are the gateway's limit. */
const TOLERANCE = 0.15;
/** The share of the limit after which the next connection is opened. */
const USED = 0.75;

/** Two connections may have ended at the same age by chance; then none is ended by the other side again, and nobody would notice. */
const BELIEVED_MS = 600_000;

/** After a next connection that could not be opened. */
const PAUSE_MS = 8000;

export class Lifetimes {
  #pausedUntil = 0;
  /** How long each transport's last connection lived. @type {Map<string, number>} */
  #last = new Map();
  /** The limits, and until when they are believed. @type {Map<string, { ms: number, until: number }>} */
  #limits = new Map();

  /**
   * A connection was ended by the other side.
   * @param {string} transport
   * @param {number} age
   */
  end(transport, age) {
    const last = this.#last.get(transport) ?? 0;
    this.#last.set(transport, age);
    if (age < SHORTEST_MS) return;
    if (Math.abs(age - last) < TOLERANCE * age) this.#limits.set(transport, { ms: Math.min(age, last), until: Date.now() + BELIEVED_MS });
    else this.#limits.delete(transport);
  }

  /**
   * Whether a connection of this age should be replaced.
   * @param {string} transport
   * @param {number} age
   */
  isEnding(transport, age) {
    const limit = this.#limits.get(transport);
    const now = Date.now();
    return limit !== undefined && now < limit.until && now >= this.#pausedUntil && age > USED * limit.ms;
  }

  /** The next connection could not be opened: the server or the gateway has enough to do. */
  pause() {
    this.#pausedUntil = Date.now() + PAUSE_MS;
  }

  /** The network may have changed. */
  forget() {
    this.#last.clear();
    this.#limits.clear();
  }
}
