// @ts-check
// What a page with the backlog does beside what every page does.
import { loadMoreRows } from './more-rows.js';

/** @param {import('../live/page-updates.js').PageUpdates} updates */
export function openBacklog(updates) {
  loadMoreRows(updates);
}
