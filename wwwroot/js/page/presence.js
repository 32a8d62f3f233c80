// @ts-check
// Marks absent players and the player's own row. The server sends the same rows to everyone, so the marks are set after every change.
import { dispatchPresenceShown, onFrameApplied } from './events.js';
import { shell } from './shell.js';

export function showPresence() {
  onFrameApplied(markRows);
  markRows();
}

/** The players who are present; null until the first list has arrived. @returns {Set<string> | null} */
export function playersHere() {
  const here = document.getElementById('presence')?.dataset.here;
  return here === undefined ? null : new Set(here.split(' '));
}

/** How many players are present, at least the one whose page this is. */
export function onlineCount() {
  return Math.max(1, Number(document.getElementById('presence')?.getAttribute('value') ?? 1));
}

function markRows() {
  const here = playersHere();
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-player]'))) {
    const { player = '' } = row.dataset;
    row.toggleAttribute('data-you', player === shell.me);
    if (here) row.toggleAttribute('data-away', !here.has(player));
  }
  if (here) dispatchPresenceShown();
}
