// @ts-check
// Ways that failed, and when each may be tried again.

const FIRST_MS = 30_000;
const LONGEST_MS = 600_000;

export class Holds {
  /** @type {Map<string, { until: number, times: number }>} */
  #held = new Map();

  /** @param {string} way */
  add(way) {
    const times = this.#held.get(way)?.times ?? 0;
    this.#held.set(way, { until: Date.now() + Math.min(FIRST_MS * 2 ** times, LONGEST_MS), times: times + 1 });
  }

  /** @param {string} way */
  has(way) {
    return Date.now() < (this.#held.get(way)?.until ?? 0);
  }

  /**
   * It has proved itself.
   * @param {string} way
   */
  forget(way) {
    this.#held.delete(way);
  }

  /** The network may be another one: each may be tried at once, and is held as long as before if it fails again. */
  lift() {
    for (const hold of this.#held.values()) hold.until = 0;
  }
}
