// @ts-check
// A form without an answer may have been executed all the same. The table is fetched, and shows what became of it. Without a network a form
// that loads a page is not sent: it would lead to the browser's own error page, away from what was typed.
import { onFormFailed, onFormPrepared } from '../page/events.js';
import { shell, texts } from '../page/shell.js';

/** @typedef {import('../live/connection.js').Connection} Connection */
/** @typedef {import('../live/page-updates.js').PageUpdates} PageUpdates */
/** @typedef {import('../page/events.js').FormRequest} FormRequest */

/**
 * What was sent, the version that the page showed then, and whether the browser was offline.
 * @typedef {{ version: number, action: string, values: string, isOffline: boolean }} Sent
 */

const RETRY_MS = 5000;

/** @type {HTMLElement | undefined} */
let notSent;

/**
 * @param {object} page
 * @param {Connection} page.connection
 * @param {PageUpdates} page.updates
 * @param {number} page.version the version that the page was loaded with
 * @param {(FormRequest | undefined)[]} page.failed the forms that failed before this module was loaded
 */
export function explainUnanswered({ connection, updates, version, failed }) {
  /** @type {WeakMap<FormRequest, Sent>} */
  const forms = new WeakMap();
  onFormPrepared(form => forms.set(form, sentBy(form)));
  document.addEventListener('submit', event => {
    if (connection.state !== 'disconnected' || !loadsPage(/** @type {HTMLFormElement} */ (event.target))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    showNotSent();
  }, { capture: true });
  onFormFailed(explainFailed);
  failed.forEach(explainFailed);

  /** @param {FormRequest | undefined} form other errors of htmx come without a form */
  async function explainFailed(form) {
    if (!form || form.response) return;
    // A form that was sent before this module was loaded was sent at the page's first version, or at one that has passed since.
    const sent = forms.get(form) ?? { ...sentBy(form), version, isOffline: false };
    if (sent.isOffline && !navigator.onLine) return showNotSent();
    const checking = show();
    const isShown = await showTable(connection, updates);
    checking?.remove();
    if (isShown) explain(sent);
  }
}

/** @param {FormRequest} form @returns {Sent} */
function sentBy({ request: { action, body } }) {
  // What is read has its values in the address, once it is sent.
  return { version: shell.version, action: pathOf(action), values: textOf(body ?? new FormData()), isOffline: !navigator.onLine };
}

/** @param {HTMLFormElement} form */
const loadsPage = form => form.method === 'post' && !form.matches('[hx-boost="true"], [data-outbox]');

/** Once, however often it is tried. */
function showNotSent() {
  notSent?.remove();
  notSent = show(texts.unanswered.notSent);
}

/** @param {Sent} sent */
function explain(sent) {
  // Every change that others see moves the version.
  if (shell.version === sent.version) show(texts.unanswered.nothingChanged);
  else if (isOffered(sent)) show(texts.unanswered.lookFirst);
  else show(texts.unanswered.movedOn, 'info');
}

/** Whether a button of the page would send the same again. @param {Sent} sent */
function isOffered({ action, values }) {
  return [...document.querySelectorAll('button')].some(button => {
    const { form } = button;
    if (!form || button.type !== 'submit') return false;
    const address = button.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
    return pathOf(address) === action && textOf(new FormData(form, button)) === values;
  });
}

/** @param {string} address */
const pathOf = address => new URL(address, document.baseURI).pathname;

/** The id of a new story is another one each time. @param {FormData} data */
function textOf(data) {
  return [...data].filter(([name]) => name !== 'id').join('&');
}

/**
 * Fetches the table, as soon as there is a connection.
 * @param {Connection} connection
 * @param {PageUpdates} updates
 * @returns {Promise<boolean>} false if the session has ended
 */
async function showTable(connection, updates) {
  while (connection.state !== 'error') {
    try {
      await connection.resync();
      return await updates.enqueue(() => true);
    } catch {
      await connected(connection);
    }
  }
  return false;
}

/** @param {Connection} connection */
function connected(connection) {
  return new Promise(resolve => {
    connection.onChange(() => { if (connection.state === 'connected') resolve(undefined); });
    setTimeout(resolve, RETRY_MS);
  });
}

/**
 * Shows a problem.
 * @param {string} [text] that of the template if it is left out
 * @param {string} [kind]
 */
export function show(text, kind) {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById('unanswered-toast'));
  const toast = /** @type {HTMLElement | undefined} */ (template?.content.firstElementChild?.cloneNode(true));
  if (!toast) return;
  if (kind) toast.dataset.kind = kind;
  const place = toast.querySelector('.toast-text');
  if (text && place) place.textContent = text;
  document.getElementById('notifications')?.append(toast);
  return toast;
}
