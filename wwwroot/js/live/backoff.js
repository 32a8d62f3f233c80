// @ts-check
// How long to wait before the next try: longer each time, and never all at once.

// What is over within six seconds is over for everyone within five: until then no two tries are further apart.
const STEPS_MS = [1000, 2000, 3000, 3000, 8000, 16000];
const JITTER = 0.2;

export class Backoff {
  #failures = 0;

  /** @returns {number} milliseconds until the next try */
  next() {
    const step = STEPS_MS[Math.min(this.#failures++, STEPS_MS.length - 1)];
    return step * (1 + JITTER * (2 * Math.random() - 1));
  }

  reset() {
    this.#failures = 0;
  }
}
