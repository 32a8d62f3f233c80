// @ts-check
// Marks the players' names that do not fit, so that the full name can be read there by the keyboard and by a tap, too.
import { onFrameApplied } from '../page/events.js';
import { removeTabStop, setTabStop } from './tab-stops.js';

const REST_MS = 300;

export function markCutNames() {
  let timer = 0;
  const markSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(mark, REST_MS);
  };
  onFrameApplied(markSoon);
  addEventListener('resize', markSoon);
  mark();
}

function mark() {
  const names = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.felt .player-name:not(:hover, :focus)'))];
  const cut = names.map(name => isCut(name) || isCut(name.querySelector('.name-start')));
  names.forEach((name, i) => {
    name.toggleAttribute('data-cut', cut[i]);
    if (cut[i]) setTabStop(name, 0);
    else removeTabStop(name);
  });
}

/** @param {Element | null} element */
function isCut(element) {
  return element !== null && element.scrollWidth > element.clientWidth + 1;
}
