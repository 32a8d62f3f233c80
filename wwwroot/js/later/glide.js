// @ts-check
// When somebody comes or goes, the seats of a list glide to their new places instead of jumping there. Those round a table do it by
// themselves, see seats.css.
import { onAfterSwap, onBeforeSwap } from '../page/events.js';

const MS = 350;

/** Where the seats were before a swap of the players. @type {Map<string, DOMRect>} */
let before = new Map();

export function glideSeats() {
  onBeforeSwap(({ tasks }) => {
    if (!tasks.some(({ target }) => target?.id === 'players')) return;
    before = new Map(seats().map(seat => [seat.id, seat.getBoundingClientRect()]));
  });
  onAfterSwap(() => {
    const from = before;
    before = new Map();
    if (from.size === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const places = seats().map(seat => ({ seat, to: seat.getBoundingClientRect() }));
    for (const { seat, to } of places) glide(seat, from.get(seat.id), to);
  });
}

/** Those of a list. @returns {HTMLElement[]} */
function seats() {
  const all = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.felt .player'))];
  return all.length > 0 && getComputedStyle(all[0]).position === 'absolute' ? [] : all;
}

/**
 * @param {HTMLElement} seat
 * @param {DOMRect | undefined} from
 * @param {DOMRect} to
 */
function glide(seat, from, to) {
  if (!from || (from.x === to.x && from.y === to.y)) return;
  seat.animate(
    [{ translate: `${from.x - to.x}px ${from.y - to.y}px` }, { translate: '0 0' }],
    { duration: MS, easing: 'cubic-bezier(0.3, 0.7, 0.2, 1)' });
}
