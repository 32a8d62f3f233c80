// @ts-check
// The menu of a row in the backlog.

/** A menu closes when something in it is chosen, and the focus goes back to its button. */
export function closeRowMenus() {
  document.addEventListener('submit', ({ submitter }) => {
    const menu = submitter?.closest('.row-menu');
    if (menu instanceof HTMLElement && menu.matches(':popover-open')) menu.hidePopover();
  });
}
