// @ts-check
// Fetches the summary again when the session has changed: it is too long for the frames, which every page gets.
import { Backoff } from '../live/backoff.js';
import { onFrameApplied } from '../page/events.js';

/** A page requests at most one summary in this time. */
const PAUSE_MS = 1000;

const backoff = new Backoff();
let isStale = false;
let isFetching = false;

/**
 * @param {import('../live/page-updates.js').PageUpdates} updates
 * @param {number} version the version of the summary on the page; frames may have come since
 */
export function keepSummary(updates, version) {
  onFrameApplied(({ id }) => {
    if (id !== undefined) fetchAgain(updates);
  });
  if (updates.position !== version) fetchAgain(updates);
}

/** @param {import('../live/page-updates.js').PageUpdates} updates */
function fetchAgain(updates) {
  isStale = true;
  refresh(updates);
}

/** @param {import('../live/page-updates.js').PageUpdates} updates */
async function refresh(updates) {
  if (isFetching) return;
  isFetching = true;
  while (isStale) {
    isStale = false;
    try {
      const html = await fetchSummary();
      await updates.enqueue(swap => swap(html));
      backoff.reset();
      await pause(PAUSE_MS);
    } catch {
      isStale = true;
      await pause(backoff.next());
    }
  }
  isFetching = false;
}

async function fetchSummary() {
  const response = await fetch(location.pathname, { cache: 'no-store', headers: { 'HX-Request': 'true' } });
  const html = await response.text();
  if (!response.ok || !html.includes('<hx-partial')) throw new Error(`${response.status}`);
  return html;
}

/** @param {number} ms */
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
