// @ts-check
// Shows what is left of timers and countdowns, by the server's time. The server sends when they end; every screen counts by itself.
import { onFrameApplied } from './events.js';

const TICK_MS = 200;
/** The browser's clock was set, or the machine slept: earlier measurements count no more. */
const JUMP_MS = 2000;
/** The server's time is known this late on a usual network: without it, a timer of a minute would begin at 1:01. */
const LATE_MS = 150;

/** The server's clock minus the browser's; null until the first connection. @type {number | null} */
let offset = null;

/** A message of the server that said what time it is. It is late by its way here, so the fastest one counts. @param {number} now */
export function setServerTime(now) {
  const measured = now - Date.now();
  offset = offset === null || Math.abs(measured - offset) > JUMP_MS ? measured : Math.max(offset, measured);
  paint();
}

export function showClocks() {
  setInterval(paint, TICK_MS);
  onFrameApplied(paint);
  paint();
}

function paint() {
  const serverNow = Date.now() + (offset ?? 0) + LATE_MS;
  for (const ring of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-ring-end]'))) {
    const left = (Number(ring.dataset.ringEnd) - serverNow) / Number(ring.dataset.length);
    ring.setAttribute('stroke-dashoffset', (1 - Math.min(1, Math.max(0, left))).toFixed(3));
  }
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-ends-at]'))) {
    const left = Math.max(0, Number(element.dataset.endsAt) - serverNow);
    const seconds = Math.ceil(left / 1000);
    // On a slow network it is later still.
    const most = element.dataset.seconds;
    const text = most === undefined ? clock(seconds) : String(Math.min(seconds, Number(most)));
    if (element.textContent !== text) element.textContent = text;
    element.toggleAttribute('data-urgent', seconds <= 10);
  }
}

/** @param {number} seconds */
function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
