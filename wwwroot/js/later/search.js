// @ts-check
// Searches the backlog as one types. The server filters it, since the page has the first rows only; while it is filtered, changes of the
// list are not put on the page but fetched with the search.
import { onAfterSwap, onBeforeSwap, onFrameApplied } from '../page/events.js';
import { options } from '../page/shell.js';

/** @typedef {import('../live/page-updates.js').PageUpdates} PageUpdates */

/** How long after a key the search begins, and how often it is looked whether the page has the version of what was found. */
const TYPING_MS = 200, VERSION_MS = 50;

/** Whether the swap is of what was found. */
let isOurs = false;
/** Whether a change of the list was left out. */
let isStale = false;
let isFetching = false;

/** @param {PageUpdates} updates */
export function searchStories(updates) {
  const field = document.getElementById('q');
  if (!(field instanceof HTMLInputElement)) return;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  const find = () => {
    clearTimeout(typing);
    isStale = true;
    refresh(field, updates);
  };
  field.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(find, TYPING_MS);
  });
  field.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !field.value) return;
    event.preventDefault();
    field.value = '';
    find();
  });
  field.form?.addEventListener('submit', event => {
    event.preventDefault();
    find();
  });
  onBeforeSwap(({ tasks }) => leaveOutChanges(tasks));
  onFrameApplied(() => { if (isStale) refresh(field, updates); });
  onAfterSwap(() => offer(field));
}

/** Rows that are there may be replaced and deleted; new ones may not match. @param {import('../page/events.js').SwapTask[]} tasks */
function leaveOutChanges(tasks) {
  if (isOurs || !list()?.dataset.query) return;
  for (let i = tasks.length - 1; i >= 0; i--) {
    const { target, fragment } = tasks[i];
    if (!target?.closest('#stories') || target.matches('.more-rows')) continue;
    isStale = true;
    const next = fragment?.firstElementChild;
    if (next && (next.id !== target.id || !target.matches('.story-row'))) tasks.splice(i, 1);
  }
}

/** @param {HTMLInputElement} field @param {PageUpdates} updates */
async function refresh(field, updates) {
  if (isFetching) return;
  isFetching = true;
  while (isStale) {
    isStale = false;
    await fetchFound(field, updates).catch(() => {});
  }
  isFetching = false;
}

/** @param {HTMLInputElement} field @param {PageUpdates} updates */
async function fetchFound(field, updates) {
  const query = field.value.trim();
  const url = `${field.form?.dataset.found}?${new URLSearchParams({ q: query })}`;
  const response = await fetch(url, { cache: 'no-store', headers: { 'HX-Request': 'true' } });
  const version = Number(response.headers.get(options.headers.version));
  const html = await response.text();
  if (!response.ok) return;
  updates.expectVersionOf(response.headers);
  while (updates.position < version) await new Promise(resolve => setTimeout(resolve, VERSION_MS));
  if (updates.position > version || field.value.trim() !== query) {
    isStale = true;
    return;
  }
  await updates.enqueue(async swap => {
    isOurs = true;
    await swap(html).finally(() => { isOurs = false; });
  });
  const parked = document.getElementById('parked');
  if (query) parked?.setAttribute('open', '');
  history.replaceState(history.state, '', location.pathname + (query && `?${new URLSearchParams({ q: query })}`));
}

/** A short list has no search. @param {HTMLInputElement} field */
function offer(field) {
  const box = /** @type {HTMLElement | null} */ (field.closest('.search'));
  const rows = list()?.querySelectorAll('.story-row').length ?? 0;
  const isLong = rows >= Number(box?.dataset.from) || list()?.querySelector('.more-rows') !== null;
  if (box) box.hidden = !isLong && !field.value && document.activeElement !== field;
}

function list() {
  return document.getElementById('stories');
}
