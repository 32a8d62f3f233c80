// @ts-check
// The page's one script: starts what the page needs. Everything below is an extra; forms and links work without it.
import htmx from '../lib/htmx-4.0.1/htmx.esm.min.js';
import { sayWhatButtonsDo } from './busy.js';
import { copyOnClick } from './copy.js';
import { emptyFieldsWhenSent } from './fields.js';
import { keepFocus } from './focus.js';
import { listenToKeys } from './keys.js';
import { beat } from './live/beat.js';
import { Link } from './live/link.js';
import { parkWhenHidden } from './live/parking.js';
import { Table } from './live/table.js';
import { listenToTheMachine } from './live/waking.js';
import { tendMine } from './mine.js';
import { sendByOutbox } from './outbox/forms.js';
import { Outbox } from './outbox/outbox.js';
import { showPending } from './outbox/pending.js';
import { askBeforeOldActions } from './outbox/question.js';
import { showPresence } from './presence.js';
import { refreshOnDemand } from './refresh.js';
import { showStatus } from './status.js';
import { keepTitle } from './title.js';
import { tendToasts } from './toasts.js';

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
