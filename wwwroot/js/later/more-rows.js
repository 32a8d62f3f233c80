// @ts-check
// Loads more rows of a long backlog when the end of those that are there is scrolled to.
import { onAfterSwap, onBeforeSwap } from '../page/events.js';
import { options } from '../page/shell.js';

/** @typedef {import('../live/page-updates.js').PageUpdates} PageUpdates */

/** How long before its rows are seen a page is fetched. */
const AHEAD = '400px';
/** How often it is looked whether the page has the version of the rows. */
const VERSION_MS = 50;

/** @type {WeakSet<Element>} */
const loading = new WeakSet();

/** How many rows each group had before a swap; a whole table from the server has the first ones only. @type {Map<string, number>} */
const before = new Map();

/** @param {PageUpdates} updates */
export function loadMoreRows(updates) {
  const observer = new IntersectionObserver(
    entries => entries.filter(entry => entry.isIntersecting).forEach(entry => load(/** @type {HTMLElement} */ (entry.target))),
    { rootMargin: AHEAD });

  /** @param {HTMLElement} more the end of the list @param {number} [count] */
  const load = async (more, count = 0) => {
    if (loading.has(more)) return;
    loading.add(more);
    await fetchRows(more, count, updates).catch(() => {});
    loading.delete(more);
    // Rows that leave the end on the screen are followed by the next ones.
    observer.unobserve(more);
    if (more.isConnected) observer.observe(more);
  };
  const watch = () => {
    for (const more of ends()) {
      const lost = (before.get(more.dataset.group ?? '') ?? 0) - rowsBefore(more).length;
      if (lost > 0) load(more, lost);
      else observer.observe(more);
    }
  };
  onBeforeSwap(countRows);
  onAfterSwap(watch);
  watch();
  document.addEventListener('click', event => {
    const more = /** @type {Element} */ (event.target).closest?.('.more-rows');
    if (!(more instanceof HTMLElement) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    load(more);
  });
}

/**
 * Rows are put on the page at the version that they are of: before it, a change of them would come a second time; after it, it would be
 * lost.
 * @param {HTMLElement} more
 * @param {number} count
 * @param {PageUpdates} updates
 */
async function fetchRows(more, count, updates) {
  while (more.isConnected) {
    const after = rowsBefore(more).at(-1)?.id.replace('row-', '') ?? '';
    const { group = '', query: q = '' } = more.dataset;
    const query = new URLSearchParams({ group, after, count: String(count), q });
    const response = await fetch(`${more.dataset.rows}?${query}`, { headers: { 'HX-Request': 'true' } });
    const version = Number(response.headers.get(options.headers.version));
    // Without a version the session, or the seat in it, is gone.
    if (!version || response.status >= 400 && response.status !== 404) return;
    const html = await response.text();
    updates.expectVersionOf(response.headers);
    while (updates.position < version) await new Promise(resolve => setTimeout(resolve, VERSION_MS));
    if (response.ok && updates.position === version) return updates.enqueue(swap => swap(html));
  }
}

function countRows() {
  before.clear();
  for (const { dataset: { group = '' } } of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.story-row')))
    before.set(group, (before.get(group) ?? 0) + 1);
}

/** @returns {HTMLElement[]} */
function ends() {
  return [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.more-rows'))];
}

/** @param {HTMLElement} more */
function rowsBefore(more) {
  return [...document.querySelectorAll(`.story-row[data-group="${more.dataset.group}"]`)];
}
