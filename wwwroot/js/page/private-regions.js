// @ts-check
// Private regions come in responses and over the connection. An older one must not replace a newer one or undo a newer click.
import { reload } from '../live/reload.js';
import { onBeforeSwap, onFormFinished, onFrameApplied } from './events.js';
import { hand, progressOf } from './hand.js';
import { options, shell } from './shell.js';

/** @typedef {import('../outbox/outbox.js').Outbox} Outbox */

const PRIVATE = ['hand', 'my-vote', 'controls', 'first-steps'];
/** The attributes of the controls, or of a body without them, that say what the player may do. */
const RIGHTS = ['data-host', 'data-reveals', 'data-manages'];

/** @param {Outbox} outbox */
export function guardPrivateRegions(outbox) {
  onBeforeSwap(({ tasks, ctx }) => {
    for (let i = tasks.length - 1; i >= 0; i--) {
      const next = /** @type {HTMLElement | null | undefined} */ (tasks[i].fragment?.firstElementChild);
      if (isStale(next, tasks[i].target, outbox, ctx?.response)) tasks.splice(i, 1);
    }
  });
  document.getElementById('estimate-dialog')?.addEventListener('beforetoggle', event => {
    if (event.newState === 'open') rememberEstimate();
  });
  // A refusal has said what somebody else has saved: who sends again means it.
  onFormFinished(({ sourceElement }) => { if (sourceElement.id === 'estimate-form') rememberEstimate(); });
  onFrameApplied(({ event, html = '' }) => {
    closeStaleDialog();
    if (event === options.frames.private) reloadIfRightsChanged(html);
  });
}

/**
 * @param {HTMLElement | null | undefined} next
 * @param {HTMLElement | undefined} shown
 * @param {Outbox} outbox
 * @param {Response | undefined} answer the response it came in; undefined if it came over the connection
 */
function isStale(next, shown, outbox, answer) {
  if (!next || !shown || next.id !== shown.id || !PRIVATE.includes(next.id)) return false;
  const progress = progressOf(next);
  // Controls with nothing in them have no round: they take back a former host's at once.
  if (progress[0] && isBefore(progress, progressOf(shown))) return true;
  return next.matches('.hand, .hand-foot') ? isOvertaken(next, outbox) : answer !== undefined && isOlderThanPage(answer);
}

/**
 * Whether a later click is being sent.
 * @param {HTMLElement} next
 * @param {Outbox} outbox
 */
function isOvertaken(next, outbox) {
  const progress = progressOf(next);
  const vote = outbox.pendingVote(progress[0]);
  return vote !== undefined && isBefore(progress, [vote.round, 0, vote.rev ?? 0]);
}

/** @param {Response} answer */
function isOlderThanPage({ headers }) {
  const version = headers.get(options.headers.version);
  return version !== null && Number(version) < shell.version;
}

/**
 * @param {number[]} a
 * @param {number[]} b
 */
function isBefore(a, b) {
  const differs = a.findIndex((each, i) => each !== b[i]);
  return differs >= 0 && a[differs] < b[differs];
}

/**
 * Reloads a page without controls when what the player may do has changed; the table shows it by its controls.
 * @param {string} html the private regions
 */
function reloadIfRightsChanged(html) {
  if (document.getElementById('controls')) return;
  const controls = new DOMParser().parseFromString(html, 'text/html').querySelector('section#controls');
  if (controls && RIGHTS.some(right => controls.hasAttribute(right) !== document.body.hasAttribute(right))) reload();
}

/** The dialog sends the estimate that its user has seen. */
function rememberEstimate() {
  const remembered = document.querySelector('#estimate-form > input[type="hidden"]');
  const offers = document.getElementById('offers-form');
  if (!(remembered instanceof HTMLInputElement) || !(offers instanceof HTMLFormElement)) return;
  const now = offers.elements.namedItem(remembered.name);
  remembered.disabled = !(now instanceof HTMLInputElement);
  if (now instanceof HTMLInputElement) remembered.value = now.value;
}

let { round } = hand;

/** Closes the dialog of the estimate when the round changes: an estimate for one story must not be saved for the next. */
function closeStaleDialog() {
  if (hand.round === round) return;
  ({ round } = hand);
  const dialog = document.getElementById('estimate-dialog');
  if (dialog?.matches(':popover-open')) dialog.hidePopover();
}
