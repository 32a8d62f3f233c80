// @ts-check
// The entry point: starts the modules that the page needs. Forms and links also work without JavaScript.
import htmx from '../lib/htmx-4.0.1/htmx.esm.min.js';
import { Connection } from './live/connection.js';
import { sendHeartbeats } from './live/event-stream.js';
import { followLifecycle } from './live/lifecycle.js';
import { PageUpdates } from './live/page-updates.js';
import { sendFormsByOutbox, showPending } from './outbox/forms.js';
import { Outbox } from './outbox/outbox.js';
import { showBusyButtons } from './page/busy-buttons.js';
import { showClocks } from './page/clock.js';
import { copyOnClick } from './page/copy-link.js';
import { onFormFailed } from './page/events.js';
import { listenToKeys } from './page/keys.js';
import { followLanguage } from './page/language.js';
import { showPresence } from './page/presence.js';
import { rememberOwnName } from './page/own-name.js';
import { guardPrivateRegions } from './page/private-regions.js';
import { shell } from './page/shell.js';
import { refreshOnClick, showStatus } from './page/status.js';
import { emptyFieldsWhenSent } from './page/text-fields.js';
import { showToasts } from './page/toasts.js';

const FETCH_AGAIN_MS = 3000;

allowMotion();
showBusyButtons();
copyOnClick();
emptyFieldsWhenSent();
rememberOwnName();
followLanguage();
focusFirstField();

if (shell.element) {
  listenToKeys();
  showToasts();
  showPresence();
  showClocks();
  if (shell.live) goLive();
} else if (document.querySelector('#recent, [data-forget]')) {
  start(() => import('./later/recent.js'), ({ showRecent }) => showRecent());
} else if (document.querySelector('[data-return]')) {
  start(() => import('./later/return.js'), ({ returnWhenSeated }) => returnWhenSeated());
} else if (document.querySelector('[data-share]')) {
  start(() => import('./later/share.js'), ({ offerSharing }) => offerSharing());
}

function goLive() {
  const updates = new PageUpdates(htmx);
  const connection = new Connection(updates);
  const outbox = new Outbox(`outbox ${shell.live} ${shell.me}`, connection, updates);
  guardPrivateRegions(outbox);
  const { version } = shell;
  // What explains them comes later, and later still on a bad network.
  /** @type {(import('./page/events.js').FormRequest | undefined)[]} */
  const failed = [];
  onFormFailed(form => failed.push(form));
  sendFormsByOutbox(outbox);
  showPending(outbox);
  showStatus(connection);
  refreshOnClick(connection);
  sendHeartbeats(connection, updates);
  followLifecycle(connection);
  connection.open();
  start(() => import('./later/later.js'), ({ startLater }) => startLater({ connection, updates, outbox, version, failed }));
}

/**
 * Fetches a module until it comes: the network or the server may be away for a while.
 * @template Module
 * @param {() => Promise<Module>} fetchModule
 * @param {(module: Module) => void} run
 */
function start(fetchModule, run) {
  fetchModule().then(run, () => setTimeout(start, FETCH_AGAIN_MS, fetchModule, run));
}

/** Where there is a mouse, and so a keyboard, one can type at once; on a phone the page would scroll to the field. */
function focusFirstField() {
  const field = /** @type {HTMLElement | null} */ (document.querySelector('[data-first]'));
  if (document.activeElement === document.body && matchMedia('(hover: hover) and (pointer: fine)').matches) {
    field?.focus({ preventScroll: true });
  }
}

/** Allows transitions from now on, so that a page that is being built does not look like a table that changes. */
function allowMotion() {
  requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.ready = ''; }));
}
