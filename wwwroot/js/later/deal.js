// @ts-check
// One's own card moves from the hand to the seat. Only its picture moves: the card is on the table at once.
import { onFrameApplied } from '../page/events.js';
import { hand } from '../page/hand.js';
import { shell } from '../page/shell.js';

const MS = 350;

export function dealCards() {
  let wasDown = isDown(ownCard());
  onFrameApplied(() => {
    const card = ownCard();
    if (isDown(card) && !wasDown) deal(/** @type {HTMLElement} */ (card));
    wasDown = isDown(card);
  });
}

/** The player's card on the table. @returns {HTMLElement | null} */
function ownCard() {
  return document.querySelector(`#vote-${CSS.escape(shell.me)} > .card`);
}

/** @param {HTMLElement | null} card */
function isDown(card) {
  return card?.dataset.card === 'down';
}

/** @param {HTMLElement} card */
function deal(card) {
  const from = hand.cards.find(each => each.getAttribute('aria-pressed') === 'true')?.getBoundingClientRect();
  if (!from || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const to = card.getBoundingClientRect();
  const way = `${from.x + from.width / 2 - to.x - to.width / 2}px ${from.y + from.height / 2 - to.y - to.height / 2}px`;
  card.querySelector('.card-turn')?.animate(
    [{ translate: way, scale: from.width / to.width, opacity: 1 }, { translate: '0 0', scale: 1, opacity: 1 }],
    { duration: MS, easing: 'cubic-bezier(0.3, 0.7, 0.2, 1)' });
}
