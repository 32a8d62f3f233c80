// @ts-check
// The time until the next attempt: longer after each failure, and random, so that not all clients come back at once.

const STEPS_MS = [1000, 2000, 4000, 8000, 16_000];
const JITTER = 0.2;
/** Within this time after the first failure no step is longer than EARLY_STEP_MS, so that all are back soon after a short outage. */
const EARLY_MS = 6000;
const EARLY_STEP_MS = 3000;

export class Backoff {
  #failures = 0;
  #failingSince = 0;

  /** @returns {number} milliseconds until the next attempt */
  next() {
    if (this.#failures === 0) this.#failingSince = Date.now();
    const step = STEPS_MS[Math.min(this.#failures, STEPS_MS.length - 1)];
    const isEarly = step > EARLY_STEP_MS && Date.now() - this.#failingSince < EARLY_MS;
    if (!isEarly) this.#failures++;
    return (isEarly ? EARLY_STEP_MS : step) * (1 + JITTER * (2 * Math.random() - 1));
  }

  reset() {
    this.#failures = 0;
  }
}
