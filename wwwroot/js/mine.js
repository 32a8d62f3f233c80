// @ts-check
// My own regions come by two ways, in answers and on the stream: an older one never replaces a newer one. And my card says how it is doing.

/** @param {ParentNode} page */
const handIn = page => /** @type {HTMLElement | null} */ (page.querySelector('#hand'));

export function tendMine() {
  document.addEventListener('htmx:before:swap', event => {
    const { tasks } = /** @type {CustomEvent} */ (event).detail;
    for (let i = tasks.length - 1; i >= 0; i--)
      if (isOlder(tasks[i].fragment?.firstElementChild, tasks[i].target)) tasks.splice(i, 1);
  });
  document.addEventListener('htmx:before:request', event => {
    const { request, sourceElement } = /** @type {CustomEvent} */ (event).detail.ctx;
    if (sourceElement.matches('.hand-form')) showSending(request.submitter);
  });
  document.addEventListener('htmx:error', () => sayLost());
  document.addEventListener('poker:applied', () => closeOutdatedDialog());
}

/**
 * @param {HTMLElement | undefined} coming
 * @param {HTMLElement | undefined} there
 */
function isOlder(coming, there) {
  if (!coming || !there || coming.id !== there.id || coming.dataset.rev === undefined) return false;
  const [a, b] = [coming, there].map(({ dataset: { round, phase, rev } }) => [Number(round), phase === 'revealed' ? 1 : 0, Number(rev)]);
  const differs = a.findIndex((each, i) => each !== b[i]);
  return differs >= 0 && a[differs] < b[differs];
}

/** @param {HTMLElement | null} button */
function showSending(button) {
  const hand = handIn(document);
  const state = hand?.querySelector('.hand-state');
  if (!hand || !state) return;
  hand.dataset.sync = 'sending';
  state.textContent = 'Sending…';
  if (!button?.matches('.hand-card')) return;
  for (const card of hand.querySelectorAll('.hand-card')) card.setAttribute('aria-pressed', String(card === button));
}

function sayLost() {
  const hand = handIn(document);
  if (hand?.dataset.sync === 'sending') {
    hand.dataset.sync = 'waiting';
    const state = hand.querySelector('.hand-state');
    if (state) state.textContent = 'Not sent';
  }
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById('lost-toast'));
  if (template) document.getElementById('notifications')?.append(template.content.cloneNode(true));
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
