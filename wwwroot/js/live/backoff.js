// @ts-check
// How long to wait before the next attempt: longer each time, and never the same for all.

const STEPS_MS = [1000, 2000, 4000, 8000, 16_000];
const JITTER = 0.2;
/** For so long after the first failure no step is longer than EARLY_STEP_MS: after a short outage all are back within seconds. */
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
