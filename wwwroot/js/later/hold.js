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
  #until = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {string} name marks the buttons that are held
   * @param {() => Iterable<HTMLElement>} buttons those to be held now
   */
  constructor(name, buttons) {
    this.#name = name;
    this.#buttons = buttons;
  }

  get isOn() {
    return performance.now() < this.#until;
  }

  /** @param {number} ms */
  start(ms) {
    this.#until = performance.now() + ms;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(), ms);
  }

  /** Holds also the buttons that came with another swap, or were set free after being busy. */
  apply() {
    if (!this.isOn) return;
    for (const button of this.#buttons()) {
      // Other scripts skip what is disabled in this way; a disabled button would lose the focus.
      if (button.getAttribute('aria-disabled') === 'true') continue;
      button.setAttribute('aria-disabled', 'true');
      button.dataset.settling = this.#name;
    }
  }

  #end() {
    // Timers may be a little early.
    if (this.isOn) return void (this.#timer = setTimeout(() => this.#end(), this.#until - performance.now()));
    for (const button of document.querySelectorAll(`[data-settling="${this.#name}"]`)) {
      if (button.getAttribute('aria-busy') !== 'true') button.removeAttribute('aria-disabled');
      button.removeAttribute('data-settling');
    }
  }
}
