// @ts-check
// Says in words how the page is connected.

const LASTING_MS = 1000;

/**
 * @param {HTMLElement} root
 * @param {import('./link.js').Link} link
 */
export function showStatus(root, link) {
  const text = /** @type {HTMLElement} */ (root.querySelector('.status-text'));
  const way = /** @type {HTMLElement} */ (root.querySelector('.status-way'));
  const said = /** @type {HTMLElement} */ (root.querySelector('.status-said'));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let saying;
  const paint = () => {
    if (root.dataset.state !== link.state) {
      // Read out when it changes, not whenever someone comes or goes; and "Reconnecting…" only if it lasts.
      clearTimeout(saying);
      saying = setTimeout(() => { said.textContent = wordsFor(link.state); }, link.state === 'reconnecting' ? LASTING_MS : 0);
    }
    root.dataset.state = link.state;
    const words = wordsFor(link.state);
    if (text.textContent !== words) text.textContent = words;
    way.textContent = 'live stream';
    way.hidden = link.state !== 'connected';
  };
  link.addEventListener('state', paint);
  document.addEventListener('poker:presence', paint);
  addEventListener('offline', () => { link.state = 'disconnected'; paint(); });
  addEventListener('online', () => link.open());
  paint();
}

/** @param {string} state */
function wordsFor(state) {
  switch (state) {
    case 'connected': {
      const online = Math.max(1, Number(document.getElementById('presence')?.getAttribute('value') ?? 1));
      return `Connected (${online} ${online === 1 ? 'player' : 'players'} online)`;
    }
    case 'reconnecting': return 'Reconnecting…';
    case 'syncing': return 'Syncing…';
    case 'error': return 'Error – this session has ended';
    case 'disconnected': return 'Disconnected – check connection';
    default: return 'Connecting…';
  }
}
