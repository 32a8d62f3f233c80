// @ts-check
// The status line: the state of the connection, its transport, the next attempt, and the buttons Try now and Refresh.
import { finish } from './busy-buttons.js';
import { onPresenceShown } from './events.js';
import { onlineCount, playersHere } from './presence.js';
import { counted, shell, texts } from './shell.js';

/** @typedef {import('../live/connection.js').Connection} Connection */
/** @typedef {import('../live/connection.js').State} State */

/** States that usually end quickly are announced, and stand out, only if they last longer than LASTING_MS. @type {State[]} */
const PASSING = ['connecting', 'syncing', 'late', 'reconnecting'];
const LASTING_MS = 1000;
/** How long the text stays in the live region. */
const ANNOUNCED_MS = 2000;
const TICK_MS = 250;

/** @param {Connection} connection */
export function showStatus(connection) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let announcing;

  const paint = () => {
    const state = stateOf(connection);
    if (shell.element?.dataset.state !== state) {
      // Announced when the state changes, not when players come or go.
      clearTimeout(announcing);
      announcing = setTimeout(() => announce(textOf(state)), PASSING.includes(state) ? LASTING_MS : 0);
      shell.element?.toggleAttribute('data-lasting', !PASSING.includes(state));
    }
    if (shell.element) shell.element.dataset.state = state;
    write(part('text'), textOf(state));
    write(part('number'), state === 'connected' ? String(onlineCount()) : '');
    write(part('transport'), texts.transports[connection.transport] ?? '');
    part('transport').hidden = state !== 'connected';
    part('now').hidden = state !== 'reconnecting' && state !== 'disconnected';
    countDown();
  };
  /** Empties the live region afterwards, so that a screen reader does not find an old state in it. @param {string} text */
  const announce = text => {
    shell.element?.setAttribute('data-lasting', '');
    write(part('announcement'), text);
    announcing = setTimeout(() => write(part('announcement'), ''), ANNOUNCED_MS);
  };
  const countDown = () => {
    const { retryAt } = connection;
    part('retry').hidden = retryAt === null;
    if (retryAt !== null) write(part('seconds'), String(Math.max(0, Math.ceil((retryAt - Date.now()) / 1000))));
  };

  connection.onChange(paint);
  onPresenceShown(paint);
  part('show').addEventListener('click', () => shell.element?.toggleAttribute('data-open'));
  part('now').addEventListener('click', () => connection.reconnect());
  setInterval(countDown, TICK_MS);
  paint();
}

/**
 * Fetches the whole table without loading the page again, whatever state the connection is in.
 * @param {Connection} connection
 */
export function refreshOnClick(connection) {
  document.addEventListener('submit', async event => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    // If the session has ended, the form loads the page that says so.
    if (!form.matches('.status-refresh') || connection.state === 'error') return;
    event.preventDefault();
    if (connection.state === 'reconnecting' || connection.state === 'disconnected') connection.reconnect();
    await connection.resync().catch(() => connection.reconnect());
    finish(event.submitter);
  });
}

/** Connected only when the list of present players has arrived. @param {Connection} connection @returns {State} */
function stateOf({ state }) {
  return state === 'connected' && playersHere() === null ? 'syncing' : state;
}

/** @param {State} state */
function textOf(state) {
  return state === 'connected' ? counted(texts.status.connected, onlineCount()) : texts.status[state];
}

/** @param {string} name */
function part(name) {
  return /** @type {HTMLElement} */ (shell.element?.querySelector(`.status-${name}`));
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
