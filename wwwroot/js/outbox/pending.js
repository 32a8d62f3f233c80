// @ts-check
// Shows what is on its way or waiting, again after every swap: the server's HTML knows nothing of it.
import { finish, start, wait } from '../page/busy-buttons.js';

/** @typedef {import('./outbox.js').Outbox} Outbox */

const DOUBT_MS = 2000;

/** @param {Outbox} outbox */
export function showPending(outbox) {
  const paint = () => {
    paintHand(outbox);
    for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('.controls form[data-outbox]'))) paintButton(outbox, form);
  };
  outbox.addEventListener('change', paint);
  document.addEventListener('htmx:after:swap', paint);
  paint();
}

/** @param {Outbox} outbox */
function paintHand(outbox) {
  const hand = document.getElementById('hand');
  if (!hand?.querySelector('.hand-form')) return;
  const vote = outbox.pendingVote(Number(hand.dataset.round));
  if (vote && (vote.rev ?? 0) > Number(hand.dataset.rev)) paintCards(hand, vote, outbox.isHeld);
  else if (hand.dataset.sync === 'sending' || hand.dataset.sync === 'waiting') ask(hand, outbox);
}

/**
 * @param {HTMLElement} hand
 * @param {import('./journal.js').Action} vote
 * @param {boolean} isHeld
 */
function paintCards(hand, vote, isHeld) {
  hand.dataset.sync = isHeld ? 'waiting' : 'sending';
  const state = hand.querySelector('.hand-state');
  const words = isHeld ? 'Not sent yet' : 'Sending…';
  if (state && state.textContent !== words) state.textContent = words;
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (hand.querySelectorAll('.hand-card')))
    card.setAttribute('aria-pressed', String(card.dataset.face === vote.data.value));
  const back = /** @type {HTMLElement | null} */ (hand.querySelector('[formaction]'));
  if (back) back.hidden = vote.verb === 'retract';
}

/**
 * Another tab's vote has been answered. The answer comes to this one too; if not, the page does not know what counts.
 * @param {HTMLElement} hand
 * @param {Outbox} outbox
 */
function ask(hand, outbox) {
  setTimeout(() => {
    const isStill = hand.isConnected && ['sending', 'waiting'].includes(hand.dataset.sync ?? '') && !outbox.pendingVote(Number(hand.dataset.round));
    if (isStill) outbox.link.refresh().catch(() => {});
  }, DOUBT_MS);
}

/**
 * @param {Outbox} outbox
 * @param {HTMLFormElement} form
 */
function paintButton(outbox, form) {
  const button = form.querySelector('button');
  const verb = /** @type {'reveal' | 'reset'} */ (form.getAttribute('action')?.split('/').at(-1));
  const round = Number(/** @type {HTMLInputElement} */ (form.elements.namedItem('round')).value);
  if (!button) return;
  if (!outbox.pendingOfHost(verb, round)) finish(button);
  else if (outbox.isHeld || outbox.question) wait(button);
  else start(button);
}
