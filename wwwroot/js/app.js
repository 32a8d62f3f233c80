// @ts-check
// The page's one script: starts what the page needs. Everything below is an extra; forms and links work without it.
import htmx from '../lib/htmx-4.0.1/htmx.esm.min.js';
import { sayWhatButtonsDo } from './busy.js';
import { copyOnClick } from './copy.js';
import { emptyFieldsWhenSent } from './fields.js';
import { keepFocus } from './focus.js';
import { listenToKeys } from './keys.js';
import { Link } from './link.js';
import { tendMine } from './mine.js';
import { showPresence } from './presence.js';
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
  tendMine();
  keepFocus();
  tendToasts(connection.dataset.me ?? '');
  showPresence(connection.dataset.me ?? '');
  keepTitle();
  if (connection.dataset.live) {
    const link = new Link(connection, htmx);
    showStatus(connection, link);
    link.open();
  }
}

/** Until here nothing moves: a page that is being built must not look like a table that changes. */
function showPage() {
  requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.ready = ''; }));
}
