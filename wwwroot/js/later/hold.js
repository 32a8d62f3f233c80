// @ts-check
// Buttons that take no press for a moment, because what they do has just become something else.

/** After what this player did: longer than a double click. */
export const OWN_MS = 700;
/** After what somebody else did: longer than it takes to notice it. */
export const OTHERS_MS = 1000;
/** How long after a press a change still counts as its effect. */
export const EFFECT_MS = 5000;

export class Hold {
  #name;
  #buttons;
  #isBusy;
  #until = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {string} name marks the buttons that are held
   * @param {() => Iterable<HTMLElement>} buttons those to be held now
   * @param {() => boolean} isBusy whether what they do is about to change
   */
  constructor(name, buttons, isBusy = () => false) {
    this.#name = name;
    this.#buttons = buttons;
    this.#isBusy = isBusy;
  }

  get isOn() {
    return performance.now() < this.#until || this.#isBusy();
  }

  /** @param {number} ms */
  start(ms) {
    this.#until = performance.now() + ms;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(), ms);
  }

  /** Holds also the buttons that came with another swap, or were set free after being busy; or sets them free. */
  apply() {
    if (!this.isOn) return this.#release();
    for (const button of this.#buttons()) {
      // Other scripts skip what is disabled in this way; a disabled button would lose the focus.
      if (button.getAttribute('aria-disabled') === 'true') continue;
      button.setAttribute('aria-disabled', 'true');
      button.dataset.settling = this.#name;
    }
  }

  #end() {
    const left = this.#until - performance.now();
    // Timers may be a little early.
    if (left > 0) this.#timer = setTimeout(() => this.#end(), left);
    else this.apply();
  }

  #release() {
    for (const button of document.querySelectorAll(`[data-settling="${this.#name}"]`)) {
      if (button.getAttribute('aria-busy') !== 'true') button.removeAttribute('aria-disabled');
      button.removeAttribute('data-settling');
    }
  }
}
