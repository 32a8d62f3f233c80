// @ts-check
// My own regions come by two ways, in answers and on the link: an older one never replaces a newer one, nor what I have clicked since.

const MINE = ['hand', 'controls'];

/** @param {ParentNode} page */
const handIn = page => /** @type {HTMLElement | null} */ (page.querySelector('#hand'));

/** @param {import('../outbox/outbox.js').Outbox | null} outbox */
export function tendMine(outbox) {
  document.addEventListener('htmx:before:swap', event => {
    const { tasks, ctx } = /** @type {CustomEvent} */ (event).detail;
    for (let i = tasks.length - 1; i >= 0; i--)
      if (isOlder(tasks[i].fragment?.firstElementChild, tasks[i].target, outbox, ctx?.response)) tasks.splice(i, 1);
  });
  document.addEventListener('htmx:error', () => sayLost());
  document.addEventListener('poker:applied', event => {
    closeOutdatedDialog();
    const { event: name, html } = /** @type {CustomEvent} */ (event).detail;
    if (name === 'me:changed') matchTools(html);
  });
}

/**
 * @param {HTMLElement | undefined} coming
 * @param {HTMLElement | undefined} there
 * @param {import('../outbox/outbox.js').Outbox | null} outbox
 * @param {{ headers: Headers } | undefined} answer what it came in, unless it came on the link
 */
function isOlder(coming, there, outbox, answer) {
  if (!coming || !there || coming.id !== there.id || !MINE.includes(coming.id)) return false;
  if (isBefore(placeOf(coming), placeOf(there))) return true;
  return coming.id === 'hand' ? isOvertaken(coming, outbox) : answer !== undefined && isBehindTheLink(answer);
}

/**
 * A later click is on its way.
 * @param {HTMLElement} hand
 * @param {import('../outbox/outbox.js').Outbox | null} outbox
 */
function isOvertaken(hand, outbox) {
  const vote = outbox?.pendingVote(Number(hand.dataset.round));
  return vote !== undefined && isBefore(placeOf(hand), [vote.round, 0, vote.rev ?? 0]);
}

/** @param {{ headers: Headers }} answer */
function isBehindTheLink(answer) {
  const version = answer.headers.get('Poker-Version');
  return version !== null && Number(version) < Number(document.getElementById('connection')?.dataset.since);
}

/** @param {HTMLElement} region the controls know of no card */
function placeOf({ dataset: { round, phase, rev = '0' } }) {
  return [Number(round), phase === 'revealed' ? 1 : 0, Number(rev)];
}

/**
 * @param {number[]} a
 * @param {number[]} b
 */
function isBefore(a, b) {
  const differs = a.findIndex((each, i) => each !== b[i]);
  return differs >= 0 && a[differs] < b[differs];
}

function sayLost() {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById('lost-toast'));
  if (template) document.getElementById('notifications')?.append(template.content.cloneNode(true));
}

/**
 * The table learns from its controls who is host; a page without them is made anew when that changes.
 * @param {string} html my own regions
 */
function matchTools(html) {
  if (document.getElementById('controls')) return;
  const controls = new DOMParser().parseFromString(html, 'text/html').querySelector('#controls');
  if (controls && controls.hasAttribute('data-host') !== document.body.hasAttribute('data-host')) location.reload();
}

let round = handIn(document)?.dataset.round;

/** An estimate typed for one story must not be saved for the next. */
function closeOutdatedDialog() {
  const now = handIn(document)?.dataset.round;
  if (now === round) return;
  round = now;
  const dialog = document.getElementById('estimate-dialog');
  if (dialog?.matches(':popover-open')) dialog.hidePopover();
}
