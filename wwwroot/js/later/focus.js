// @ts-check
// When a swap removes the focused element, its region gets the focus: not the top of the page, and not another button, which a
// second key press would click. The button of a row's menu keeps it, also when the row comes back at another place, and gives it to the
// next row's when the row is gone; the chosen card, which takes no press after the reveal, may get it.
import { onAfterSwap, onBeforeSwap } from '../page/events.js';
import { setTabStop } from './tab-stops.js';

const REGIONS = ['controls', 'hand', 'discussion', 'players', 'stories', 'results', 'story'];
const FALLBACK = 'controls';

/** After the reveal the talk may stand in place of the hand. */
const IN_PLACE_OF_HAND = ['.hand-card[aria-pressed="true"]', '#discussion[data-phase="revealed"] h3', '#discussion[data-phase="revealed"]'];

/** @type {{ element: Element, region: string, menus: (string | null | undefined)[] } | null} */
let focused = null;
/** The card that had the focus before the talk took its place; it gets it back. @type {HTMLElement | null} */
let card = null;

export function keepFocus() {
  onBeforeSwap(() => {
    const element = document.activeElement;
    const region = REGIONS.find(id => element?.closest(`#${id}`));
    if (element && region) focused = { element, region, menus: menusFor(element) };
    // Swaps may overlap: an element that the first one has just removed still counts in the second.
    else if (element !== document.body || focused && isOnScreen(focused.element)) focused = null;
  });
  // In the next frame, which is laid out anyway.
  onAfterSwap(() => requestAnimationFrame(restore));
}

function restore() {
  if (!focused || isOnScreen(focused.element)) return;
  const { element, region, menus } = focused;
  focused = null;
  // Another script has given it to something since, such as to the field of a row that is being edited.
  const now = document.activeElement;
  if (now !== element && now !== document.body && isOnScreen(now)) return;
  const target = placesFor(region, menus).find(isOnScreen);
  if (!target) return;
  card = element.matches('.hand-card') ? /** @type {HTMLElement} */ (element) : null;
  if (!target.matches('button, a')) setTabStop(target, -1);
  target.focus({ preventScroll: true });
}

/** The menu of the element's row, then those of the rows beside it. @param {Element} element */
function menusFor(element) {
  const menu = element.closest('.row-menu')?.id ?? element.getAttribute('popovertarget');
  if (!menu) return [];
  const all = [...document.querySelectorAll('.row-menu')].map(({ id }) => id);
  const place = all.indexOf(menu);
  return place < 0 ? [menu] : [menu, all[place + 1], all[place - 1]];
}

/**
 * Where the focus may go, the best first.
 * @param {string} region
 * @param {(string | null | undefined)[]} menus
 */
function placesFor(region, menus) {
  const cards = region === 'hand' || region === 'discussion' ? [card, ...IN_PLACE_OF_HAND.map(find)] : [];
  return [...menus.map(menu => find(`[popovertarget="${menu}"]`)), ...cards, find(`#${region}`), find(`#${FALLBACK}`)];
}

/** @param {string} selector @returns {HTMLElement | null} */
function find(selector) {
  return document.querySelector(selector);
}

/**
 * Whether the element is on the page and visible, not only for screen readers.
 * @param {Element | null} element
 * @returns {element is HTMLElement}
 */
function isOnScreen(element) {
  return element !== null && element.isConnected && element.checkVisibility({ visibilityProperty: true })
    && element.getBoundingClientRect().width > 1;
}
