// @ts-check
// Keeps the page at the session's version: applies each frame on top of the one before it, one after the other, and knows when one is missing.

/** @typedef {import('./open-transport.js').Frame} Frame */

const PATIENCE_MS = 2000;

export class Table extends EventTarget {
  /** The highest version that the server has spoken of. */
  #heardOf = 0;
  /** Swaps overlap if they are not made to wait for each other. */
  #turn = Promise.resolve();

  /**
   * @param {HTMLElement} root carries data-since, the version of the page
   * @param {{ swap: (options: object) => Promise<void> }} htmx
   */
  constructor(root, htmx) {
    super();
    this.root = root;
    this.htmx = htmx;
    this.position = Number(root.dataset.since);
    this.#expectWhatAnswersName();
  }

  /** Whether something is missing: then the page fetches the whole table. */
  get isBehind() {
    return this.position < this.#heardOf;
  }

  /** @param {Frame} frame HTML that came by any way, perhaps by two */
  take(frame) {
    if (frame.id === undefined) return this.#apply(frame);
    if (frame.event === 'session:sync' ? frame.id >= this.position : frame.id === this.position + 1) {
      this.position = frame.id;
      this.root.dataset.since = String(frame.id);
      this.#apply(frame);
    } else if (frame.id > this.position) {
      this.#miss(frame.id);
    }
  }

  /**
   * The server is there already, and its table on the way. If it does not come, it is fetched.
   * @param {number} version
   */
  expect(version) {
    if (version <= this.position) return;
    setTimeout(() => { if (this.position < version) this.#miss(version); }, PATIENCE_MS);
  }

  /**
   * As `expect`, and until it comes the page is behind.
   * @param {number} version
   */
  announce(version) {
    this.#heardOf = Math.max(this.#heardOf, version);
    this.expect(version);
  }

  /**
   * @template T
   * @param {(swap: (html: string, more?: object) => Promise<void>) => T | Promise<T>} work done when what came before it is on the page
   * @returns {Promise<T>}
   */
  inTurn(work) {
    const done = this.#turn.then(() => work((html, more) => this.htmx.swap({ swap: 'none', text: html, ...more })));
    this.#turn = done.then(() => {}, () => {});
    return done;
  }

  /** @param {Frame} frame */
  #apply(frame) {
    this.inTurn(swap => swap(frame.html ?? ''))
      .then(() => document.dispatchEvent(new CustomEvent('poker:applied', { detail: frame })))
      .catch(error => {
        console.error('A frame could not be applied', frame.event, error);
        this.#forgetPosition();
      });
  }

  /** What is on the page now is of no version. */
  #forgetPosition() {
    const lost = Math.max(1, this.position);
    this.position = 0;
    this.#miss(lost);
  }

  /** @param {number} version */
  #miss(version) {
    this.#heardOf = Math.max(this.#heardOf, version);
    this.dispatchEvent(new Event('gap'));
  }

  /** An answer names the version it made: if the link has not brought it soon, something is wrong with the link. */
  #expectWhatAnswersName() {
    document.addEventListener('htmx:after:request', event => {
      const response = /** @type {CustomEvent} */ (event).detail.ctx.response;
      this.expect(Number(response?.headers.get('Poker-Version') ?? 0));
    });
  }
}
