// @ts-check
// Toasts: none for the player's own actions, one for several votes or joins, and each is removed after a while.
import { onFormPrepared, onFrameApplied } from './events.js';
import { progressOf } from './hand.js';
import { counted, options, shell, texts } from './shell.js';

const SHOWN_MS = 6000;
/** For problems. */
const SHOWN_LONGER_MS = 15_000;
/** Between two toasts. */
const GAP_PX = 8;
/** How long a text stays for screen readers: what is read later must not be of an earlier round. */
const ANNOUNCED_MS = 5000;

export function showToasts() {
  const list = document.getElementById('notifications');
  if (!list) return;

  /** @param {HTMLElement} toast */
  const show = toast => {
    if (toast.dataset.earlier && toast.dataset.by === shell.me) showEarlier(toast);
    const { by, kind, announce: announcement } = toast.dataset;
    const toMe = toast.querySelector(`[data-for="${shell.me}"]`);
    if (toMe) textElement(toast).textContent = toMe.textContent;
    const isMine = by === shell.me;
    if (announcement) announce(announcement);
    // Also what the player did, which they do not need to see.
    else if (kind === 'info' || kind === 'join' || kind === 'spoken') announce(textElement(toast).textContent ?? '');
    if (isMine || kind === 'spoken' || kind === 'problem' && isShownInDialog(textElement(toast).textContent ?? '')) return toast.remove();
    if (kind === 'vote') {
      toast.dataset.progress = gameProgress();
    }
    if (kind === 'vote' || kind === 'join') merge(list, toast, kind);
    // On a phone only the newest toast is shown, and an older one must not reappear when it is removed.
    for (const other of toastsIn(list)) if (other !== toast) other.dataset.old = '';
    // In the next frame, which is laid out anyway: here, half of what came is not on the page yet, and would be laid out by itself.
    requestAnimationFrame(() => place(list, toast));
    if (kind !== 'question') removeLater(toast, kind === 'problem' ? SHOWN_LONGER_MS : SHOWN_MS);
  };

  for (const toast of toastsIn(list)) show(toast);
  new MutationObserver(changes => {
    for (const change of changes)
      for (const node of change.addedNodes)
        if (node instanceof HTMLElement && node.matches('.toast')) show(node);
  }).observe(list, { childList: true });

  addEventListener('resize', () => {
    const toasts = toastsIn(list);
    for (const toast of toasts) delete toast.dataset.at;
    for (const toast of toasts) place(list, toast);
  });
  removeWhenDone(list);
  onFormPrepared(clearDialogs);
  document.addEventListener('toggle', clearDialogs, { capture: true });
  forgetNotice();
}

/**
 * Puts a toast into the lowest space that is free, so that none ever moves another.
 * @param {HTMLElement} list
 * @param {HTMLElement} toast
 */
function place(list, toast) {
  const spaces = toastsIn(list)
    .filter(other => other !== toast && other.dataset.at !== undefined && other.offsetHeight > 0)
    .map(other => ({ from: Number(other.dataset.at), to: Number(other.dataset.at) + other.offsetHeight + GAP_PX }))
    .sort((a, b) => a.from - b.from);
  let at = 0;
  for (const { from, to } of spaces) {
    if (at + toast.offsetHeight + GAP_PX <= from) break;
    at = Math.max(at, to);
  }
  toast.dataset.at = String(at);
  toast.style.setProperty('--at', `${at}px`);
}

/** Tells screen readers, in a line of its own: texts that come at once are all read. @param {string} text */
export function announce(text) {
  const line = document.createElement('p');
  line.textContent = text;
  document.getElementById('announcer')?.append(line);
  setTimeout(() => line.remove(), ANNOUNCED_MS);
}

/** @param {HTMLElement} list */
function removeWhenDone(list) {
  // Votes of a round that is over.
  onFrameApplied(() => {
    for (const toast of toastsIn(list, '[data-kind="vote"]')) if (toast.dataset.progress !== gameProgress()) toast.remove();
  });
  list.addEventListener('click', event => {
    const close = /** @type {Element} */ (event.target).closest('.toast-close');
    close?.closest('.toast')?.remove();
  });
}

/** Removes the query for a toast that is shown once, so that a reload does not show it again. */
function forgetNotice() {
  const query = new URLSearchParams(location.search);
  if (options.queries.once.some(name => query.has(name))) history.replaceState(history.state, '', location.pathname);
}

/** The round and whether it is revealed, from the progress, which arrives with the toasts; the hand arrives later. */
function gameProgress() {
  const progress = document.getElementById('progress');
  return progress ? progressOf(progress).join(' ') : '';
}

/**
 * Shows a problem in the open dialog, which covers the toasts.
 * @param {string} text
 */
function isShownInDialog(text) {
  const place = document.querySelector(':popover-open .dialog-problem');
  if (place) place.textContent = text;
  return place !== null;
}

function clearDialogs() {
  for (const place of document.querySelectorAll('.dialog-problem')) place.textContent = '';
}

/**
 * The toasts of two votes become one, which names the latest and counts the others; so do those of two who joined.
 * @param {HTMLElement} list
 * @param {HTMLElement} newest
 * @param {'vote' | 'join'} kind
 */
function merge(list, newest, kind) {
  const all = toastsIn(list, `[data-kind="${kind}"]`);
  // Those after it came in the same frame, and their turn is next.
  const older = all.slice(0, all.indexOf(newest));
  for (const toast of older) toast.remove();
  const others = [...new Set([newest, ...older].flatMap(playersOf))].filter(
    player => ![newest.dataset.by, shell.me].includes(player) && (kind === 'join' || hasVoted(player)));
  if (others.length === 0) return;
  newest.dataset.others = others.join(' ');
  const text = textElement(newest);
  const first = (kind === 'join' ? newest.dataset.name : text.textContent) ?? '';
  text.textContent = counted(kind === 'join' ? texts.joinedToo : texts.votedToo, others.length, { first });
}

/** Of votes that came together, the player who voted last reads about the one before. @param {HTMLElement} toast */
function showEarlier(toast) {
  const [by, ...others] = playersOf(toast).slice(1);
  textElement(toast).textContent = toast.dataset.earlier ?? '';
  toast.dataset.by = by;
  toast.dataset.others = others.join(' ');
}

/** @param {HTMLElement} toast */
function playersOf({ dataset: { by = '', others } }) {
  return [by, ...(others?.split(' ') ?? [])];
}

/** The player may have taken the card back. @param {string} player their id */
function hasVoted(player) {
  return document.getElementById(`vote-${player}`)?.hasAttribute('data-voted');
}

/**
 * @param {HTMLElement} list
 * @param {string} [which]
 */
function toastsIn(list, which = '') {
  return [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(`.toast${which}`))];
}

/** @param {HTMLElement} toast */
function textElement(toast) {
  return /** @type {HTMLElement} */ (toast.querySelector('.toast-text'));
}

/**
 * Removes a toast later, but not while it has the pointer or the focus.
 * @param {HTMLElement} toast
 * @param {number} ms
 */
function removeLater(toast, ms) {
  setTimeout(() => {
    if (toast.matches(':hover, :focus-within')) removeLater(toast, ms);
    else toast.remove();
  }, ms);
}
