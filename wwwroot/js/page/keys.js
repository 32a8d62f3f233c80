// @ts-check
// Keys for what is also a button on the screen.

const LONGER_FACE_MS = 500;
const OFF = 'keys-off';

let typed = '';
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pending;

export function listenToKeys() {
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById('keys-on'));
  if (toggle) {
    toggle.checked = !localStorage.getItem(OFF);
    toggle.addEventListener('change', () => toggle.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1'));
  }
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') return leaveField(event);
    if (isForSomethingElse(event) || localStorage.getItem(OFF)) return;
    if (press(event.key)) event.preventDefault();
  });
}

/** Out of a field, so that the keys are cards and verbs again. What was typed stays. @param {KeyboardEvent} event */
function leaveField({ target, isComposing, defaultPrevented }) {
  const field = /** @type {HTMLElement} */ (target);
  if (!isComposing && !defaultPrevented && field.matches?.('input, textarea') && !field.closest('dialog, [popover]')) field.blur();
}

/** @param {KeyboardEvent} event */
function isForSomethingElse(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  return event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.isComposing
    || target.isContentEditable || target.matches?.('input, textarea, select')
    || event.key !== '?' && document.querySelector(':popover-open') !== null;
}

/**
 * @param {string} key
 * @returns {boolean} whether it was one of ours
 */
function press(key) {
  switch (key) {
    case '?': return help();
    case 'ArrowLeft': return step(-1);
    case 'ArrowRight': return step(1);
    case 'Backspace': return clickShortcut('Backspace');
  }
  if (key.length !== 1) return false;
  return key.toUpperCase() === 'S' && addStory() || clickShortcut(key.toUpperCase()) || typeFace(key.toLowerCase());
}

function help() {
  document.getElementById('help')?.togglePopover();
  return true;
}

function addStory() {
  const title = document.getElementById('new-story');
  if (!title?.checkVisibility()) return false;
  title.focus();
  return true;
}

/** @param {string} key */
function clickShortcut(key) {
  const button = [...document.querySelectorAll('button[aria-keyshortcuts]')].find(each => each.getAttribute('aria-keyshortcuts') === key);
  if (!(button instanceof HTMLElement) || !button.checkVisibility()) return false;
  button.click();
  return true;
}

/** @returns {HTMLButtonElement[]} */
function cards() {
  return [...document.querySelectorAll('.hand-card')].filter(card => card instanceof HTMLButtonElement);
}

/** @param {number} by */
function step(by) {
  const hand = cards();
  if (hand.length === 0) return false;
  const at = hand.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  const from = at >= 0 ? at : hand.findIndex(card => card.getAttribute('aria-pressed') === 'true');
  const next = from < 0 ? (by > 0 ? 0 : hand.length - 1) : Math.min(Math.max(from + by, 0), hand.length - 1);
  hand[next].focus();
  return true;
}

/**
 * Takes the card whose face was typed; waits a moment if a longer face begins with it.
 * @param {string} character
 */
function typeFace(character) {
  clearTimeout(pending);
  const candidates = facesBeginning(typed + character).length > 0 ? typed + character : character;
  const matching = facesBeginning(candidates);
  if (matching.length === 0) {
    typed = '';
    return false;
  }
  const exact = matching.find(card => face(card) === candidates);
  if (matching.length === 1 && exact) {
    take(exact);
  } else {
    typed = candidates;
    pending = setTimeout(() => exact ? take(exact) : typed = '', LONGER_FACE_MS);
  }
  return true;
}

/** @param {string} beginning */
function facesBeginning(beginning) {
  return cards().filter(card => face(card).startsWith(beginning));
}

/** @param {HTMLButtonElement} card */
function face(card) {
  return (card.dataset.face ?? '').toLowerCase();
}

/** @param {HTMLButtonElement} card */
function take(card) {
  typed = '';
  card.click();
}
