// @ts-check
// The page's one script: starts what the page needs. Everything below is an extra; forms and links work without it.
import htmx from '../lib/htmx-4.0.1/htmx.esm.min.js';
import { sayWhatButtonsDo } from './page/busy-buttons.js';
import { copyOnClick } from './page/copy-link.js';
import { emptyFieldsWhenSent } from './page/text-fields.js';
import { keepFocus } from './page/focus.js';
import { listenToKeys } from './page/keys.js';
import { beat } from './live/heartbeat.js';
import { Link } from './live/connection.js';
import { parkWhenHidden } from './live/hidden-tab.js';
import { Table } from './live/page-updates.js';
import { listenToTheMachine } from './live/lifecycle.js';
import { tendMine } from './page/private-regions.js';
import { sendByOutbox } from './outbox/forms.js';
import { Outbox } from './outbox/outbox.js';
import { showPending } from './outbox/pending.js';
import { askBeforeOldActions } from './outbox/question.js';
import { showPresence } from './page/presence.js';
import { refreshOnDemand } from './page/refresh-button.js';
import { showStatus } from './page/status.js';
import { keepTitle } from './page/title.js';
import { tendToasts } from './page/toasts.js';

showPage();
sayWhatButtonsDo();
copyOnClick();
emptyFieldsWhenSent();

const connection = document.getElementById('connection');
if (connection) {
  listenToKeys();
  keepFocus();
  tendToasts(connection.dataset.me ?? '');
  showPresence(connection.dataset.me ?? '');
  keepTitle();
  if (connection.dataset.live) goLive(connection);
}

/** @param {HTMLElement} connection */
function goLive(connection) {
  const table = new Table(connection, htmx);
  const link = new Link(connection, table);
  const outbox = new Outbox(`outbox ${connection.dataset.live} ${connection.dataset.me}`, link, table);
  tendMine(outbox);
  sendByOutbox(outbox);
  showPending(outbox);
  askBeforeOldActions(outbox);
  showStatus(connection, link);
  refreshOnDemand(link);
  beat(link);
  parkWhenHidden(link);
  listenToTheMachine(link);
  link.open();
}

/** Until here nothing moves: a page that is being built must not look like a table that changes. */
function showPage() {
  requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.ready = ''; }));
}
