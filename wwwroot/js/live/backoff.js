// @ts-check
// How long to wait before the next try: longer each time, and never all at once.

const STEPS_MS = [1000, 2000, 4000, 8000, 16000];
const JITTER = 0.2;
// What is over within six seconds is over for everyone within five: until then no two tries are further apart than this.
const EARLY_MS = 6000;
const EARLY_STEP_MS = 3000;

export class Backoff {
  #failures = 0;
  #downSince = 0;

  /** @returns {number} milliseconds until the next try */
  next() {
    if (this.#failures === 0) this.#downSince = Date.now();
    const step = STEPS_MS[Math.min(this.#failures, STEPS_MS.length - 1)];
    const isEarly = step > EARLY_STEP_MS && Date.now() - this.#downSince < EARLY_MS;
    if (!isEarly) this.#failures++;
    return (isEarly ? EARLY_STEP_MS : step) * (1 + JITTER * (2 * Math.random() - 1));
  }

  reset() {
    this.#failures = 0;
  }
}
