// @ts-check
// Keyboard shortcuts for buttons and cards.
import { faceOf, hand } from './hand.js';
import { readItem, writeItem } from './storage.js';

/** How long a typed face waits for the next key when a longer face starts with it. */
const LONGER_FACE_MS = 500;
/** Keys that follow each other so closely, after the field for them is gone, are a text and no shortcuts. */
const TYPING_MS = 1000;
/** The item in local storage that switches the keys off. */
const OFF = 'keys-off';

const FIELD = 'input, textarea, select';

let typed = '';
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pending;
/** @type {HTMLElement | null} the field into which the last key went */
let lastField = null;
let lastKeyAt = 0;

export function listenToKeys() {
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById('keys-on'));
  if (toggle) {
    toggle.checked = !readItem(OFF);
    toggle.addEventListener('change', () => writeItem(OFF, toggle.checked ? null : '1'));
  }
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') return leaveField(event);
    if (isForRemovedField(event)) return event.preventDefault();
    if (isForSomethingElse(event) || readItem(OFF)) return;
    if (press(latinKey(event), event.shiftKey)) event.preventDefault();
  });
}

/** Leaves a field, so that keys are shortcuts again. The typed text stays. @param {KeyboardEvent} event */
function leaveField({ target, isComposing, defaultPrevented }) {
  const field = /** @type {HTMLElement} */ (target);
  if (!isComposing && !defaultPrevented && field.matches?.('input, textarea') && !field.closest('dialog, [popover]')) field.blur();
}

/**
 * Somebody types on, although the page has just removed or hidden the field, such as the one for the reason at the reveal.
 * @param {KeyboardEvent} event
 */
function isForRemovedField({ target, key, timeStamp }) {
  const element = /** @type {HTMLElement} */ (target);
  const isTyped = key.length === 1 || key === 'Backspace' || key === 'Enter';
  if (element.matches?.(FIELD)) lastField = element;
  else if (lastField?.checkVisibility({ visibilityProperty: true }) || timeStamp - lastKeyAt > TYPING_MS || !isTyped) lastField = null;
  lastKeyAt = timeStamp;
  return lastField !== null && lastField !== element;
}

/** @param {KeyboardEvent} event */
function isForSomethingElse(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  return event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.isComposing
    || target.isContentEditable || target.matches?.(FIELD)
    || latinKey(event) !== '?' && document.querySelector(':popover-open') !== null;
}

/**
 * What the key types on a Latin layout, if here it is a letter or digit of another script that is on no card.
 * @param {KeyboardEvent} event
 */
function latinKey({ key, code }) {
  if (key === '؟') return '?';
  const isForeign = /^(?![\0-\u024f\u1e00-\u1eff])[\p{L}\p{Nd}]$/u.test(key);
  if (!isForeign || hand.cards.some(card => lowerFace(card).includes(key.toLowerCase()))) return key;
  const [place] = /[A-Z\d]$/.exec(code) ?? [key];
  return place;
}

/**
 * @param {string} key
 * @param {boolean} shiftKey
 * @returns {boolean} whether the key was a shortcut
 */
function press(key, shiftKey) {
  switch (key) {
    case '?': return showHelp();
    case 'ArrowLeft':
    case 'ArrowRight': return moveFocus((key === 'ArrowLeft') === (document.dir === 'rtl') ? 1 : -1);
    case 'Backspace': return clickShortcut('Backspace');
  }
  if (key.length !== 1) return false;
  const letter = key.toUpperCase();
  return letter === 'S' && focusNewStory()
    || shiftKey && clickShifted(letter)
    || clickShortcut(letter)
    || typeFace(key.toLowerCase());
}

function showHelp() {
  document.getElementById('help')?.togglePopover();
  return true;
}

function focusNewStory() {
  const title = document.getElementById('new-story');
  if (!title?.checkVisibility()) return false;
  title.focus();
  return true;
}

/** @param {string} key */
function clickShortcut(key) {
  return click(buttonsFor(key).find(button => button.checkVisibility()));
}

/** A button that needs the shift key may be in a menu that is closed. @param {string} letter */
function clickShifted(letter) {
  return click(buttonsFor(`Shift+${letter}`)[0]);
}

/** @param {HTMLElement | undefined} button */
function click(button) {
  button?.click();
  return button !== undefined;
}

/** @param {string} key @returns {HTMLElement[]} */
function buttonsFor(key) {
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(':is(a, button)[aria-keyshortcuts]'));
  return [...buttons].filter(button => button.getAttribute('aria-keyshortcuts') === key);
}

/** Moves the focus over the cards, starting at the chosen one. @param {1 | -1} by */
function moveFocus(by) {
  const { cards } = hand;
  if (cards.length === 0) return false;
  const last = cards.length - 1;
  const at = cards.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  const from = at >= 0 ? at : cards.findIndex(card => card.getAttribute('aria-pressed') === 'true');
  const next = from < 0 ? (by > 0 ? 0 : last) : Math.min(Math.max(from + by, 0), last);
  cards[next].focus();
  return true;
}

/**
 * Chooses the card whose face was typed; waits a moment if a longer face starts with it.
 * @param {string} character
 */
function typeFace(character) {
  clearTimeout(pending);
  const prefix = cardsStartingWith(typed + character).length > 0 ? typed + character : character;
  const matching = cardsStartingWith(prefix);
  if (matching.length === 0) {
    typed = '';
    return false;
  }
  const exact = matching.find(card => lowerFace(card) === prefix);
  if (matching.length === 1 && exact) {
    choose(exact);
  } else {
    typed = prefix;
    pending = setTimeout(() => exact ? choose(exact) : typed = '', LONGER_FACE_MS);
  }
  return true;
}

/** @param {string} prefix */
function cardsStartingWith(prefix) {
  return hand.cards.filter(card => lowerFace(card).startsWith(prefix));
}

/** @param {HTMLButtonElement} card */
function lowerFace(card) {
  return faceOf(card).toLowerCase();
}

/** @param {HTMLButtonElement} card */
function choose(card) {
  typed = '';
  card.click();
}
