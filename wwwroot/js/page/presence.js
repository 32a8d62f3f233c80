// @ts-check
// Marks who is away, and which seat is mine. The rows are the same for everyone and know nothing of it, so the mark is set again after every change of them.

/** @param {string} me my player id */
export function showPresence(me) {
  const show = () => {
    markMe(me);
    markAway();
  };
  document.addEventListener('poker:applied', show);
  show();
}

/** @param {string} me */
function markMe(me) {
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-player]')))
    row.toggleAttribute('data-you', row.dataset.player === me);
}

function markAway() {
  const presence = document.getElementById('presence');
  if (!presence || presence.dataset.here === undefined) return;
  const here = new Set(presence.dataset.here.split(' '));
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-player]')))
    row.toggleAttribute('data-away', !here.has(row.dataset.player ?? ''));
  document.dispatchEvent(new Event('poker:presence'));
}
