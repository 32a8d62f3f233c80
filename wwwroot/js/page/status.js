// @ts-check
// Says in words how the page is connected, by which way, and when it is tried again.

const LASTING_MS = 1000;
const SPOKEN_MS = 2000;
const PASSING = ['connecting', 'syncing', 'reconnecting'];
const TICK_MS = 250;
const WAYS = new Map([['sse', 'live stream'], ['ws', 'WebSocket'], ['poll', 'polling']]);

/**
 * @param {HTMLElement} root
 * @param {import('../live/connection.js').Link} link
 */
export function showStatus(root, link) {
  /** @param {string} name */
  const part = name => /** @type {HTMLElement} */ (root.querySelector(`.status-${name}`));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let saying;
  const paint = () => {
    // Connected means that it is known who else is.
    const state = link.state === 'connected' && !isPresenceKnown() ? 'syncing' : link.state;
    const words = wordsFor(state);
    if (root.dataset.state !== state) {
      // Read out when it changes, not whenever someone comes or goes; and what may pass in a moment only if it lasts.
      clearTimeout(saying);
      saying = setTimeout(() => say(wordsFor(state)), PASSING.includes(state) ? LASTING_MS : 0);
    }
    root.dataset.state = state;
    write(part('text'), words);
    write(part('way'), WAYS.get(link.ladder.way) ?? '');
    part('way').hidden = state !== 'connected';
    part('now').hidden = state !== 'reconnecting' && state !== 'disconnected';
    count();
  };
  /** It is heard once; whoever reads the page later finds the words as they are now. @param {string} words */
  const say = words => {
    write(part('said'), words);
    saying = setTimeout(() => write(part('said'), ''), SPOKEN_MS);
  };
  const count = () => {
    part('retry').hidden = link.retryAt === null;
    if (link.retryAt !== null) write(part('seconds'), String(Math.max(0, Math.ceil((link.retryAt - Date.now()) / 1000))));
  };
  link.addEventListener('state', paint);
  document.addEventListener('poker:presence', paint);
  part('now').addEventListener('click', () => link.wake());
  setInterval(count, TICK_MS);
  paint();
}

function isPresenceKnown() {
  return document.getElementById('presence')?.dataset.here !== undefined;
}

/**
 * @param {HTMLElement} part
 * @param {string} words
 */
function write(part, words) {
  if (part.textContent !== words) part.textContent = words;
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
