// @ts-check
// Looks after the notes: my own actions need none, several votes become one, and each goes away in time.

const SHOWN_MS = 6000;
const LONGER_MS = 15000;

/** @param {string} me my player id */
export function tendToasts(me) {
  const list = document.getElementById('notifications');
  const announcer = document.getElementById('announcer');
  if (!list || !announcer) return;

  /** @param {HTMLElement} toast */
  const take = toast => {
    const { by, kind, announce } = toast.dataset;
    const mine = by === me;
    if (announce) announcer.textContent = announce;
    else if (!mine && kind === 'info') announcer.textContent = text(toast).textContent;
    if (mine || kind === 'problem' && saidInDialog(text(toast).textContent ?? '')) return toast.remove();
    if (kind === 'vote') {
      toast.dataset.stage = stage();
      mergeVotes(list, toast);
    }
    // On a phone, where one at a time is shown, it does not come back when this one goes.
    for (const older of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('.toast'))) if (older !== toast) older.dataset.old = '';
    if (kind !== 'question') leaveLater(toast, kind === 'problem' || toast.querySelector('form') ? LONGER_MS : SHOWN_MS);
  };

  for (const toast of list.querySelectorAll('.toast')) take(/** @type {HTMLElement} */ (toast));
  new MutationObserver(changes => {
    for (const change of changes)
      for (const node of change.addedNodes)
        if (node instanceof HTMLElement && node.matches('.toast')) take(node);
  }).observe(list, { childList: true });

  // What is on its way elsewhere needs no note any more: an Undo that was done, votes of a round that is over.
  document.addEventListener('htmx:finally:request', event => {
    const { sourceElement, response } = /** @type {CustomEvent} */ (event).detail.ctx;
    if (response?.status < 400) sourceElement.closest('.toast')?.remove();
  });
  document.addEventListener('poker:applied', () => {
    for (const toast of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('.toast[data-kind="vote"]')))
      if (toast.dataset.stage !== stage()) toast.remove();
  });

  document.addEventListener('htmx:config:request', clearDialogs);
  document.addEventListener('toggle', clearDialogs, { capture: true });

  // "Saved" is said once, not at every reload.
  if (new URLSearchParams(location.search).has('saved')) history.replaceState(history.state, '', location.pathname);

  list.addEventListener('click', event => {
    const close = /** @type {Element} */ (event.target).closest('.toast-close');
    close?.closest('.toast')?.remove();
  });
}

/** What is voted on, and whether it still is. */
function stage() {
  const { round, phase } = document.getElementById('story')?.dataset ?? {};
  return `${round} ${phase}`;
}

/**
 * A dialog covers the notes: what went wrong with its form stands in it.
 * @param {string} words
 */
function saidInDialog(words) {
  const place = document.querySelector(':popover-open .dialog-problem');
  if (place) place.textContent = words;
  return place !== null;
}

function clearDialogs() {
  for (const place of document.querySelectorAll('.dialog-problem')) place.textContent = '';
}

/**
 * "Alice just voted!" and "Bob just voted!" become "Alice just voted! … and 1 other voted".
 * @param {HTMLElement} list
 * @param {HTMLElement} newest
 */
function mergeVotes(list, newest) {
  const older = /** @type {HTMLElement | null} */ ([...list.querySelectorAll('.toast[data-kind="vote"]')].find(toast => toast !== newest) ?? null);
  if (!older) return;
  older.remove();
  const others = votersOf(older).filter(player => player !== newest.dataset.by && hasVoted(player));
  if (others.length === 0) return;
  newest.dataset.others = others.join(' ');
  text(newest).textContent += ` … and ${others.length} ${others.length === 1 ? 'other' : 'others'} voted`;
}

/** @param {HTMLElement} toast */
function votersOf({ dataset: { by = '', others } }) {
  return [by, ...(others?.split(' ') ?? [])];
}

/** @param {string} player their id; they may have taken the card back */
function hasVoted(player) {
  return document.getElementById(`player-${player}`)?.hasAttribute('data-voted');
}

/** @param {HTMLElement} toast */
function text(toast) {
  return /** @type {HTMLElement} */ (toast.querySelector('.toast-text'));
}

/**
 * Not while someone points at it or has the focus in it.
 * @param {HTMLElement} toast
 * @param {number} ms
 */
function leaveLater(toast, ms) {
  setTimeout(() => {
    if (toast.matches(':hover, :focus-within')) leaveLater(toast, ms);
    else toast.remove();
  }, ms);
}
