// @ts-check
// When a swap takes away what had the focus, its region gets it: never the page's top, and never a neighbouring button that a second press would set off.

const REGIONS = ['controls', 'hand', 'players', 'stories', 'results', 'story'];
const FALLBACK = 'controls';

/** @type {{ element: Element, region: string } | null} */
let before = null;

export function keepFocus() {
  document.addEventListener('htmx:before:swap', () => {
    const element = document.activeElement;
    const region = REGIONS.find(id => element?.closest(`#${id}`));
    if (element && region) before = { element, region };
    // Two swaps may overlap: what the first has just taken away still counts in the second.
    else if (element !== document.body || before && isOnScreen(before.element)) before = null;
  });
  document.addEventListener('htmx:after:swap', restore);
}

function restore() {
  if (!before || isOnScreen(before.element)) return;
  const onto = [before.region, FALLBACK].map(id => document.getElementById(id)).find(isOnScreen);
  before = null;
  if (!onto) return;
  onto.tabIndex = -1;
  onto.focus({ preventScroll: true });
}

/**
 * Not gone, not hidden, and not shrunk to what only a screen reader finds.
 * @param {Element | null} element
 */
function isOnScreen(element) {
  return element !== null && element.isConnected && element.checkVisibility() && element.getBoundingClientRect().width > 1;
}
