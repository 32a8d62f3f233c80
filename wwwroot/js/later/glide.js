// @ts-check
// When somebody comes or goes, the seats of a list glide to their new places instead of jumping there; those round a table do it by
// themselves, see seats.css. With reduced motion all fade out at the old place and in at the new one.
import { onAfterSwap, onBeforeSwap } from '../page/events.js';

const MS = 350;

/** Where the seats were before a swap of the players. @type {Map<string, DOMPoint>} */
let before = new Map();

export function glideSeats() {
  onBeforeSwap(({ tasks }) => {
    if (!tasks.some(({ target }) => target?.id === 'players')) return;
    before = new Map(seats().map(seat => [seat.id, middleOf(seat)]));
  });
  onAfterSwap(() => {
    const from = before;
    before = new Map();
    if (from.size === 0) return;
    const move = isStill() ? fade : glide;
    const places = seats().map(seat => ({ seat, was: from.get(seat.id), is: middleOf(seat) }));
    for (const { seat, was, is } of places)
      if (was && (was.x !== is.x || was.y !== is.y)) move(seat, `${was.x - is.x}px ${was.y - is.y}px`);
  });
}

/** Those that do not move by themselves. @returns {HTMLElement[]} */
function seats() {
  const all = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.felt .player'))];
  return all.length > 0 && getComputedStyle(all[0]).position === 'absolute' && !isStill() ? [] : all;
}

function isStill() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** @param {HTMLElement} seat */
function middleOf(seat) {
  const { x, y, width, height } = seat.getBoundingClientRect();
  return new DOMPoint(x + width / 2, y + height / 2);
}

/**
 * @param {HTMLElement} seat
 * @param {string} from
 */
function glide(seat, from) {
  seat.animate([{ translate: from }, { translate: '0 0' }], { duration: MS, easing: 'cubic-bezier(0.3, 0.7, 0.2, 1)' });
}

/**
 * @param {HTMLElement} seat
 * @param {string} from
 */
function fade(seat, from) {
  const [there, here] = [{ translate: from }, { translate: 'none' }];
  seat.animate([
    { ...there, opacity: 1 }, { ...there, opacity: 0, offset: 0.5 },
    { ...here, opacity: 0, offset: 0.5 }, { ...here, opacity: 1 },
  ], MS);
}
