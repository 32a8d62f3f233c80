// @ts-check
// What a page with the backlog does beside what every page does.
import { dragRows } from './drag.js';
import { editRows } from './edit-row.js';
import { previewImports } from './import.js';
import { loadMoreRows } from './more-rows.js';
import { searchStories } from './search.js';
import { selectStories } from './select.js';

/** @param {import('../live/page-updates.js').PageUpdates} updates */
export function openBacklog(updates) {
  loadMoreRows(updates);
  dragRows();
  previewImports();
  editRows(updates);
  searchStories(updates);
  selectStories();
  document.addEventListener('submit', closeMenu);
}

/** A menu closes when something in it is chosen, and the focus goes back to its button. @param {SubmitEvent} event */
function closeMenu({ submitter }) {
  const menu = submitter?.closest('.row-menu');
  if (menu instanceof HTMLElement && menu.matches(':popover-open')) menu.hidePopover();
}
