// @ts-check
// The player's hand, `#hand`, and the vote in it, `#my-vote`. Only this module knows the attributes that the server and the style sheets
// use for them.
// Everything is read again each time, because a swap may have replaced the element.
import { texts } from './shell.js';

export const hand = {
  get element() {
    return document.getElementById('hand');
  },

  /** 0 on a page without a hand. */
  get round() {
    return Number((this.voteElement ?? this.element)?.dataset.round ?? 0);
  },

  /** The vote of the round, and whether it is saved; null for an observer. */
  get voteElement() {
    return document.getElementById('my-vote');
  },

  /** The number of the vote that the server has. */
  get rev() {
    return Number((this.voteElement ?? this.element)?.dataset.rev ?? 0);
  },

  /** The face that the server has; empty without a vote. */
  get vote() {
    return (this.voteElement ?? this.element)?.dataset.vote ?? '';
  },

  /** Whether a card may be chosen. */
  get isOpen() {
    return this.voteElement?.dataset.phase === 'voting';
  },

  /** Whether it shows a card that the server has not confirmed. */
  get isPending() {
    return ['sending', 'waiting'].includes(this.voteElement?.dataset.sync ?? '');
  },

  /** @returns {HTMLButtonElement[]} */
  get cards() {
    return [...document.querySelectorAll('.hand-card')].filter(card => card instanceof HTMLButtonElement);
  },

  /** The field for the reason. @returns {HTMLInputElement | null} */
  get reasonField() {
    return document.querySelector('.my-reason input');
  },

  /** Shows the vote that the server has on the cards: it comes without them. */
  showSaved() {
    press(this.cards, this.vote, !this.isOpen || this.voteElement?.dataset.final !== undefined);
  },

  /**
   * @param {Record<string, string>} data of the vote; without a value when the card is taken back
   * @param {boolean} isHeld whether it waits to be sent
   */
  showPending({ value: face, reason }, isHeld) {
    const { voteElement } = this;
    if (!voteElement) return;
    voteElement.dataset.sync = isHeld ? 'waiting' : 'sending';
    const state = voteElement.querySelector('.hand-state');
    const text = isHeld ? texts.notSent : texts.sending;
    if (state && state.textContent !== text) state.textContent = text;
    press(this.cards, face, false);
    const { reasonField } = this;
    if (reasonField && reason !== undefined && document.activeElement !== reasonField) reasonField.value = reason;
    const takeBack = /** @type {HTMLElement | null} */ (voteElement.querySelector('[formaction]'));
    if (takeBack) takeBack.hidden = face === undefined;
  },
};

/**
 * @param {HTMLElement[]} cards
 * @param {string | undefined} face
 * @param {boolean} isClosed whether no card may be chosen
 */
function press(cards, face, isClosed) {
  for (const card of cards) {
    card.setAttribute('aria-pressed', String(faceOf(card) === face));
    if (isClosed) card.setAttribute('aria-disabled', 'true');
    else card.removeAttribute('aria-disabled');
  }
  for (const button of document.querySelectorAll('[data-my-card]')) button.setAttribute('value', face ?? '');
}

/** @param {HTMLElement} card */
export function faceOf(card) {
  return card.dataset.face ?? '';
}

/**
 * The progress of the game that a region shows, to compare two regions: the round, whether it is revealed, the number of the vote.
 * @param {HTMLElement} region hand, vote, controls or progress
 * @returns {number[]}
 */
export function progressOf(region) {
  const { round, phase, rev } = (/** @type {HTMLElement | null} */ (region.querySelector('#my-vote')) ?? region).dataset;
  return [Number(round), phase === 'revealed' ? 1 : 0, Number(rev ?? 0)];
}
