// @ts-check
// Marks who is away. The rows are the same for everyone and know nothing of it, so the mark is set again after every change of them.

export function showPresence() {
  document.addEventListener('poker:applied', mark);
}

function mark() {
  const presence = document.getElementById('presence');
  if (!presence || presence.dataset.here === undefined) return;
  const here = new Set(presence.dataset.here.split(' '));
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-player]')))
    row.toggleAttribute('data-away', !here.has(row.dataset.player ?? ''));
  document.dispatchEvent(new Event('poker:presence'));
}
