// @ts-check
// Brings the whole table beside the way that is open: when a frame is missing, and when someone asks for it.

const PAUSE_MS = 1000;

export class CatchUp {
  #table;
  #fetchWhole;
  #changed;
  #failed;
  #fetchedAt = 0;
  #metGap = false;
  /** @type {Promise<void> | null} */
  #fetching = null;

  /**
   * @param {import('./page-updates.js').Table} table
   * @param {object} link
   * @param {() => Promise<void>} link.fetchWhole
   * @param {() => void} link.changed something is missing, or the fetch began or ended
   * @param {() => boolean} link.failed the table could not be fetched; answers whether to try again
   */
  constructor(table, { fetchWhole, changed, failed }) {
    this.#table = table;
    this.#fetchWhole = fetchWhole;
    this.#changed = changed;
    this.#failed = failed;
    table.addEventListener('gap', () => {
      this.#changed();
      this.#fillGap();
    });
  }

  /** Whether the page may not show the table as it is. */
  get isNeeded() {
    return this.#fetching !== null || this.#table.isBehind;
  }

  refresh() {
    this.#fetching ??= this.#fetch();
    this.#changed();
    return this.#fetching;
  }

  async #fetch() {
    this.#fetchedAt = Date.now();
    try {
      this.#metGap = false;
      await this.#fetchWhole();
      // What was missed meanwhile may not be in what came.
      if (this.#metGap) setTimeout(() => this.#fillGap());
    } finally {
      this.#fetching = null;
      this.#changed();
    }
  }

  /** At most once a second: a table in trouble needs no flood of questions. */
  async #fillGap() {
    if (this.#fetching) {
      this.#metGap = true;
      return;
    }
    await new Promise(resolve => setTimeout(resolve, this.#fetchedAt + PAUSE_MS - Date.now()));
    if (!this.#table.isBehind) return;
    const mayGoOn = await this.refresh().then(() => true, () => this.#failed());
    if (mayGoOn && this.#table.isBehind) this.#fillGap();
  }
}
