// @ts-check
// Learns how long a gateway lets a connection live, so that the next one can be opened before that.

/** Shorter ones are failures. */
const SHORTEST_MS = 5000;
/** Two lifetimes that differ less than this, as a share, are the gateway's limit. */
const TOLERANCE = 0.15;
/** The share of the limit after which the next connection is opened. */
const USED = 0.75;

export class Lifetimes {
  /** How long each transport's last connection lived. @type {Map<string, number>} */
  #last = new Map();
  /** @type {Map<string, number>} */
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
    if (Math.abs(age - last) < TOLERANCE * age) this.#limits.set(transport, Math.min(age, last));
    else this.#limits.delete(transport);
  }

  /**
   * Whether a connection of this age should be replaced.
   * @param {string} transport
   * @param {number} age
   */
  isEnding(transport, age) {
    return age > USED * (this.#limits.get(transport) ?? Infinity);
  }

  /** The network may have changed. */
  forget() {
    this.#last.clear();
    this.#limits.clear();
  }
}
