// @ts-check
// When a swap removes the focused element, its region gets the focus: not the top of the page, and not another button, which a
// second key press would click. The button of a row's menu keeps it, also when the row comes back at another place.
import { onAfterSwap, onBeforeSwap } from './events.js';

const REGIONS = ['controls', 'hand', 'players', 'stories', 'results', 'story'];
const FALLBACK = 'controls';

/** @type {{ element: Element, region: string, menu: string | null } | null} */
let focused = null;

export function keepFocus() {
  onBeforeSwap(() => {
    const element = document.activeElement;
    const region = REGIONS.find(id => element?.closest(`#${id}`));
    if (element && region) focused = { element, region, menu: element.closest('.row-menu')?.id ?? element.getAttribute('popovertarget') };
    // Swaps may overlap: an element that the first one has just removed still counts in the second.
    else if (element !== document.body || focused && isOnScreen(focused.element)) focused = null;
  });
  onAfterSwap(restore);
}

function restore() {
  if (!focused || isOnScreen(focused.element)) return;
  const opener = /** @type {HTMLElement | null} */ (document.querySelector(`[popovertarget="${focused.menu}"]`));
  const region = [focused.region, FALLBACK].map(id => document.getElementById(id)).find(isOnScreen);
  const target = isOnScreen(opener) ? opener : region;
  focused = null;
  if (!target) return;
  if (target === region) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/**
 * Whether the element is on the page and visible, not only for screen readers.
 * @param {Element | null} element
 */
function isOnScreen(element) {
  return element !== null && element.isConnected && element.checkVisibility() && element.getBoundingClientRect().width > 1;
}
