// @ts-check
// Sends the forms marked `data-outbox` by the outbox, and shows in them and in the hand what is pending.
import { finish, start, wait } from '../page/busy-buttons.js';
import { onAfterSwap, onBeforeSwap } from '../page/events.js';
import { hand } from '../page/hand.js';

/** @typedef {import('./outbox.js').Outbox} Outbox */

/** How long the answer to another tab's vote may take to reach this tab. */
const OTHER_TAB_MS = 2000;

/** After such a pause in typing a reason is sent, though its field still has the focus: the cards may be revealed at any moment. */
const TYPING_PAUSE_MS = 1000;

/** @param {Outbox} outbox */
export function sendFormsByOutbox(outbox) {
  let pause = 0;
  document.addEventListener('submit', event => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.hasAttribute('data-outbox')) return;
    event.preventDefault();
    outbox.add(actionOf(form, event.submitter, outbox));
  });
  document.addEventListener('focusout', ({ target }) => { if (target === hand.reasonField) sendReason(outbox); });
  document.addEventListener('input', ({ target }) => {
    if (target !== hand.reasonField) return;
    clearTimeout(pause);
    pause = setTimeout(() => sendReason(outbox), TYPING_PAUSE_MS);
  });
  keepTypedReason();
  sendLateReason(outbox);
}

/** The answer to a reason puts it into its field; what was typed since stays. */
function keepTypedReason() {
  let id = '', typed = '';
  onBeforeSwap(() => {
    const { reasonField: field } = hand;
    [id, typed] = field && field === document.activeElement ? [field.id, field.value] : ['', ''];
  });
  onAfterSwap(() => {
    const { reasonField: field } = hand;
    if (field?.id === id && field.value !== typed) field.value = typed;
  });
}

/**
 * A reason whose field is removed before it was sent, by the reveal or a new round, is sent all the same: the server does not take it, and
 * its refusal gives the text back to the player.
 * @param {Outbox} outbox
 */
function sendLateReason(outbox) {
  /** @type {{ field: string, verb: string, round: number, rev: number, data: Record<string, string> } | null} */
  let unsent = null;
  onBeforeSwap(() => {
    const { reasonField: field, round, rev } = hand;
    const value = keepCardButton()?.value;
    unsent = field?.form && value && isTyped(field)
      ? { field: field.id, verb: verbOf(field.form), round, rev, data: { value, reason: field.value.trim() } }
      : null;
  });
  onAfterSwap(() => {
    if (!unsent || document.getElementById(unsent.field)) return;
    const { verb, round, rev, data } = unsent;
    unsent = null;
    const isSent = outbox.journal.actions.some(action => action.round === round && action.data.reason?.trim() === data.reason);
    if (data.reason && !isSent) outbox.add(outbox.journal.newAction(verb, round, data, rev));
  });
}

/**
 * Sends a reason that was typed when its field is left, with the card. Enter does it too, and every other card takes it along.
 * @param {Outbox} outbox
 */
function sendReason(outbox) {
  const { reasonField: field } = hand;
  if (field?.isConnected && isTyped(field, outbox.pendingVote(hand.round)?.data.reason)) field.form?.requestSubmit(keepCardButton());
}

/**
 * Whether the field has another reason than the server.
 * @param {HTMLInputElement} field
 * @param {string} [saved]
 */
const isTyped = (field, saved = field.defaultValue) => field.value.trim() !== saved;

/** The button that sends the card that is chosen already. */
const keepCardButton = () => /** @type {HTMLButtonElement | null} */ (document.getElementById('keep-card'));

/**
 * Shows what is being sent or waits; again after every swap, because the HTML from the server does not show it.
 * @param {Outbox} outbox
 */
export function showPending(outbox) {
  const paint = () => {
    paintHand(outbox);
    for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('.controls form[data-outbox]')))
      paintButton(form, outbox);
  };
  outbox.onChange(paint);
  onAfterSwap(paint);
  paint();
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 * @param {Outbox} outbox
 * @returns {import('./journal.js').Action}
 */
function actionOf(form, submitter, outbox) {
  const { round, rev, ...data } = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form, submitter)));
  if (data.reason === hand.reasonField?.defaultValue && keepsReason(outbox.pendingVote(Number(round)))) delete data.reason;
  // The number in the form is for browsers without JavaScript.
  return outbox.journal.newAction(verbOf(form, submitter), Number(round), data, Number(rev) - 1);
}

/**
 * Whether the server will still have the reason that the page shows, so that the next vote need not repeat it.
 * @param {import('./journal.js').Action | undefined} pending
 */
const keepsReason = pending => pending === undefined || 'value' in pending.data && pending.data.reason === undefined;

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} [submitter]
 */
function verbOf(form, submitter) {
  const address = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
  return address.split('/').at(-1) ?? '';
}

/** @param {Outbox} outbox */
function paintHand(outbox) {
  const vote = hand.isOpen ? outbox.pendingVote(hand.round) : undefined;
  if (vote && (vote.rev ?? 0) > hand.rev) hand.showPending(vote.data, outbox.isHeld);
  else if (hand.isOpen && hand.isPending) resyncIfStillPending(outbox);
  else hand.showSaved();
}

/**
 * Another tab's vote was answered. If the connection does not deliver the new hand to this tab, the table is fetched.
 * @param {Outbox} outbox
 */
function resyncIfStillPending(outbox) {
  const { voteElement } = hand;
  setTimeout(() => {
    const isStillPending = voteElement?.isConnected && hand.isPending && !outbox.pendingVote(hand.round);
    if (isStillPending) outbox.connection.resync().catch(() => {});
  }, OTHER_TAB_MS);
}

/**
 * @param {HTMLFormElement} form
 * @param {Outbox} outbox
 */
function paintButton(form, outbox) {
  const button = form.querySelector('button');
  const round = Number(/** @type {HTMLInputElement} */ (form.elements.namedItem('round')).value);
  if (!button) return;
  if (!outbox.isPending(verbOf(form), round)) finish(button);
  else if (outbox.isHeld || outbox.question) wait(button);
  else start(button);
}
