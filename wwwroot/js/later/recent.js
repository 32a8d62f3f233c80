// @ts-check
// The sessions that were open in this browser. Only this browser keeps the list; the home page shows it, the newest first.
import { language, shell } from '../page/shell.js';
import { keysOf, readItem, writeItem } from '../page/storage.js';
import { readScreen } from './last-screen.js';

const PREFIX = 'session ';
const MAX = 12;

/** The units of a time that is over, with their length in seconds, largest first. @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [['year', 31_557_600], ['month', 2_629_800], ['week', 604_800], ['day', 86_400], ['hour', 3600], ['minute', 60]];

/**
 * Older entries have no role, and no screen.
 * @typedef {{ code: string, name: string, at: number, role?: string, screen?: import('./last-screen.js').Screen | null }} Recent
 */

/** Keeps the session of this page in the list, with its name as it is when the page is left. */
export function rememberSession() {
  const remember = () => {
    const name = document.getElementById('session-name')?.textContent?.trim();
    const code = codeOfAddress();
    if (!name || !code) return;
    writeItem(PREFIX + code, JSON.stringify({ name, at: Date.now(), role: role(), screen: readScreen() ?? find(code)?.screen }));
    recent().slice(MAX).forEach(({ code }) => forget(code));
  };
  remember();
  addEventListener('pagehide', remember);
  // A phone may end an app that is in the background without more ado.
  document.addEventListener('visibilitychange', () => { if (document.hidden) remember(); });
}

/**
 * Takes the session out of the list that the page says is gone, and shows the list where the page has a place for it. Without a code it is
 * the session of the address: then the code can be corrected in the field of the page.
 */
export function showRecent() {
  const gone = /** @type {HTMLElement | null} */ (document.querySelector('[data-forget]'))?.dataset.forget;
  if (gone !== undefined) forget(gone || codeOfAddress());
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById('code'));
  if (gone === '' && field) field.value ||= codeOfAddress();
  const section = document.getElementById('recent');
  if (!section) return;
  const list = /** @type {HTMLElement} */ (section.querySelector('.recent-list'));
  const row = /** @type {HTMLTemplateElement} */ (section.querySelector('template'));
  const show = () => {
    list.replaceChildren(...recent().map(session => fill(/** @type {DocumentFragment} */ (row.content.cloneNode(true)), session)));
    update(section);
  };
  // A page from the back-forward cache shows the list as it was.
  addEventListener('pageshow', ({ persisted }) => { if (persisted) show(); });
  section.addEventListener('click', ({ target }) => {
    const button = target instanceof Element && target.closest('button');
    if (button) forgetBy(button, section);
  });
  show();
}

/** My role: as the regions of the table say, which change without a reload; on other pages as it was when the page was loaded. */
function role() {
  const controls = document.getElementById('controls'), hand = document.getElementById('hand');
  if (!controls || !hand) return shell.element?.dataset.role;
  return controls.dataset.host === undefined ? hand.dataset.role : 'host';
}

/** What the address has in the place of a session's code. */
export function codeOfAddress() {
  const [folder, code = ''] = location.pathname.slice(new URL(document.baseURI).pathname.length).split('/');
  return folder === 's' ? code : '';
}

/** @param {string} code */
const find = code => recent().find(each => each.code === code);

/** @returns {Recent[]} */
export function recent() {
  return keysOf(PREFIX).flatMap(key => {
    try {
      return [{ ...JSON.parse(readItem(key) ?? ''), code: key.slice(PREFIX.length) }];
    } catch {
      // Another version of the page wrote it.
      return [];
    }
  }).sort((one, other) => other.at - one.at);
}

/** @param {DocumentFragment} row @param {Recent} session */
function fill(row, { code, name, at, role }) {
  const part = (/** @type {string} */ className) => /** @type {HTMLElement} */ (row.querySelector(`.recent-${className}`));
  /** @type {HTMLAnchorElement} */ (part('link')).href = `s/${code}`;
  part('name').textContent = name;
  part('name').id = `recent-${code}`;
  part('role').textContent = part('role').dataset[role ?? ''] ?? '';
  part('time').textContent = ago(at);
  /** @type {HTMLTimeElement} */ (part('time')).dateTime = new Date(at).toISOString();
  part('forget').setAttribute('aria-describedby', `recent-${code}`);
  part('forget').dataset.code = code;
  return row;
}

/** @param {number} at */
function ago(at) {
  const seconds = Math.max(0, (Date.now() - at) / 1000);
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? ['minute', 60];
  return new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { numeric: 'auto' }).format(-Math.floor(seconds / length), unit);
}

/**
 * The focus goes to what is left of the list.
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} section
 */
function forgetBy(button, section) {
  const { code } = button.dataset;
  const rows = [...section.querySelectorAll('.recent-row')].filter(row => code === undefined || row.contains(button));
  const next = rows[0]?.nextElementSibling ?? rows[0]?.previousElementSibling;
  for (const session of recent()) if (code === undefined || session.code === code) forget(session.code);
  rows.forEach(row => row.remove());
  update(section);
  const focused = /** @type {HTMLElement | null} */ (next?.isConnected ? next.querySelector('a') : section.querySelector('h2'));
  focused?.focus();
}

/** @param {HTMLElement} section */
function update(section) {
  const isEmpty = !section.querySelector('.recent-row');
  /** @type {HTMLElement} */ (section.querySelector('.recent-clear')).hidden = isEmpty;
  /** @type {HTMLElement} */ (section.querySelector('.recent-none')).hidden = !isEmpty;
}

/** @param {string} code */
function forget(code) {
  writeItem(PREFIX + code, null);
}
