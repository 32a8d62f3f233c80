// @ts-check
// My own regions come by two ways, in answers and on the stream: an older one never replaces a newer one. And my card says how it is doing.

/** @param {ParentNode} page */
const handIn = page => /** @type {HTMLElement | null} */ (page.querySelector('#hand'));

/** What was last clicked, and how many clicks the server has not answered yet. */
const intent = { round: 0, rev: 0, unanswered: 0 };

export function tendMine() {
  document.addEventListener('htmx:before:swap', event => {
    const { tasks, ctx } = /** @type {CustomEvent} */ (event).detail;
    for (let i = tasks.length - 1; i >= 0; i--)
      if (isOlder(tasks[i].fragment?.firstElementChild, tasks[i].target, ctx?.response)) tasks.splice(i, 1);
  });
  document.addEventListener('htmx:config:request', event => {
    const { request, sourceElement } = /** @type {CustomEvent} */ (event).detail.ctx;
    if (!sourceElement.matches('.hand-form')) return;
    request.body.set('rev', String(nextRev(sourceElement.closest('#hand'))));
    showSending(request.submitter);
  });
  document.addEventListener('htmx:finally:request', event => {
    if (!(/** @type {CustomEvent} */ (event).detail.ctx.sourceElement.matches('.hand-form'))) return;
    intent.unanswered--;
    showUnsent();
  });
  document.addEventListener('htmx:error', () => sayLost());
  document.addEventListener('poker:applied', event => {
    closeOutdatedDialog();
    if (/** @type {CustomEvent} */ (event).detail.event === 'me:changed') matchTools(/** @type {CustomEvent} */ (event).detail.data);
  });
}

/**
 * Each click counts on from the one before it, answered or not: the server keeps the highest.
 * @param {HTMLElement} hand
 */
function nextRev(hand) {
  const round = Number(hand.dataset.round);
  const sent = intent.round === round ? intent.rev : 0;
  Object.assign(intent, { round, rev: Math.max(Number(hand.dataset.rev), sent) + 1, unanswered: intent.unanswered + 1 });
  return intent.rev;
}

/**
 * @param {HTMLElement | undefined} coming
 * @param {HTMLElement | undefined} there
 * @param {Response | undefined} answer what it came in, unless it came on the stream
 */
function isOlder(coming, there, answer) {
  if (!coming || !there || coming.id !== there.id || coming.dataset.rev === undefined) return false;
  if (isBefore(placeOf(coming), placeOf(there))) return true;
  return coming.id === 'hand' ? isOvertaken(coming, answer) : answer !== undefined && isBehindTheStream(answer);
}

/**
 * A later click is on its way. The last one's refusal is no such thing: it brings the card that counts.
 * @param {HTMLElement} hand
 * @param {Response | undefined} answer
 */
function isOvertaken(hand, answer) {
  const isLastWord = intent.unanswered === 1 && answer !== undefined && answer.status >= 400;
  return intent.unanswered > 0 && !isLastWord && isBefore(placeOf(hand), [intent.round, 0, intent.rev]);
}

/** @param {Response} answer */
function isBehindTheStream(answer) {
  const version = answer.headers.get('Poker-Version');
  return version !== null && Number(version) < Number(document.getElementById('connection')?.dataset.since);
}

/** @param {HTMLElement} region */
function placeOf({ dataset: { round, phase, rev } }) {
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

/** @param {HTMLElement | null} button a card, or "Take back" */
function showSending(button) {
  say('sending', 'Sending…');
  for (const card of document.querySelectorAll('.hand-card')) card.setAttribute('aria-pressed', String(card === button));
}

/** The last answer is here, and no hand came with it: what was clicked did not count. */
function showUnsent() {
  if (intent.unanswered === 0 && handIn(document)?.dataset.sync === 'sending') say('waiting', 'Not sent');
}

/**
 * @param {string} sync
 * @param {string} words
 */
function say(sync, words) {
  const hand = handIn(document);
  const state = hand?.querySelector('.hand-state');
  if (!hand || !state) return;
  hand.dataset.sync = sync;
  state.textContent = words;
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
  const isHost = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-host]') !== null;
  if (isHost !== document.body.hasAttribute('data-host')) location.reload();
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
