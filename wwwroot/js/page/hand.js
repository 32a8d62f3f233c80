// @ts-check
// The player's hand, `#hand`. Only this module knows the attributes that the server and the style sheets use for it.
// Everything is read again each time, because a swap may have replaced the element.
import { texts } from './shell.js';

export const hand = {
  get element() {
    return document.getElementById('hand');
  },

  /** 0 on a page without a hand. */
  get round() {
    return Number(this.element?.dataset.round ?? 0);
  },

  /** The number of the vote that the server has. */
  get rev() {
    return Number(this.element?.dataset.rev ?? 0);
  },

  /** The face that the server has; empty without a vote. */
  get vote() {
    return this.element?.dataset.vote ?? '';
  },

  /** Whether there are cards to choose from. */
  get isOpen() {
    return document.querySelector('#hand .hand-form') !== null;
  },

  /** Whether it shows a card that the server has not confirmed. */
  get isPending() {
    return ['sending', 'waiting'].includes(this.element?.dataset.sync ?? '');
  },

  /** @returns {HTMLButtonElement[]} */
  get cards() {
    return [...document.querySelectorAll('.hand-card')].filter(card => card instanceof HTMLButtonElement);
  },

  /**
   * @param {string | undefined} face undefined when the card is taken back
   * @param {boolean} isHeld whether it waits to be sent
   */
  showPending(face, isHeld) {
    const { element } = this;
    if (!element) return;
    element.dataset.sync = isHeld ? 'waiting' : 'sending';
    const state = element.querySelector('.hand-state');
    const text = isHeld ? texts.notSent : texts.sending;
    if (state && state.textContent !== text) state.textContent = text;
    for (const card of this.cards) card.setAttribute('aria-pressed', String(faceOf(card) === face));
    const takeBack = /** @type {HTMLElement | null} */ (element.querySelector('[formaction]'));
    if (takeBack) takeBack.hidden = face === undefined;
  },
};

/** @param {HTMLElement} card */
export function faceOf(card) {
  return card.dataset.face ?? '';
}

/**
 * The progress of the game that a region shows, to compare two regions: the round, whether it is revealed, the number of the vote.
 * @param {HTMLElement} region hand, controls or story
 * @returns {number[]}
 */
export function progressOf({ dataset: { round, phase, rev = '0' } }) {
  return [Number(round), phase === 'revealed' ? 1 : 0, Number(rev)];
}
