// @ts-check
// Fetches a snapshot while the transport stays open: when a frame is missing, and on request.

/** A page requests at most one snapshot in this time, so that a session with many gaps is not overloaded. */
const PAUSE_MS = 1000;

export class Resync {
  #updates;
  #fetchSnapshot;
  #onChange;
  #onFailure;
  #fetchedAt = 0;
  #hasNewGap = false;
  /** @type {Promise<void> | null} */
  #fetching = null;

  /**
   * @param {import('./page-updates.js').PageUpdates} updates
   * @param {object} callbacks
   * @param {() => Promise<void>} callbacks.fetchSnapshot
   * @param {() => void} callbacks.onChange called when `isPending` may have changed
   * @param {() => void} callbacks.onFailure called when a gap could not be filled
   */
  constructor(updates, { fetchSnapshot, onChange, onFailure }) {
    this.#updates = updates;
    this.#fetchSnapshot = fetchSnapshot;
    this.#onChange = onChange;
    this.#onFailure = onFailure;
    updates.onGap(() => {
      this.#onChange();
      this.#fillGap();
    });
  }

  /** Whether something is missing on the page, or being fetched. */
  get isPending() {
    return this.#fetching !== null || this.#updates.isStale;
  }

  run() {
    this.#fetching ??= this.#fetch();
    this.#onChange();
    return this.#fetching;
  }

  async #fetch() {
    this.#fetchedAt = Date.now();
    try {
      this.#hasNewGap = false;
      await this.#fetchSnapshot();
      // A frame that went missing in the meantime may not be in the snapshot.
      if (this.#hasNewGap) setTimeout(() => this.#fillGap());
    } finally {
      this.#fetching = null;
      this.#onChange();
    }
  }

  async #fillGap() {
    if (this.#fetching) {
      this.#hasNewGap = true;
      return;
    }
    await new Promise(resolve => setTimeout(resolve, this.#fetchedAt + PAUSE_MS - Date.now()));
    if (!this.#updates.isStale) return;
    try {
      await this.run();
    } catch {
      return this.#onFailure();
    }
    if (this.#updates.isStale) this.#fillGap();
  }
}
