// @ts-check
// Keeps the screen on at the table, for those who want it.
import { onFrameApplied } from '../page/events.js';
import { isWanted, offerOption } from './device-options.js';

const OPTION = 'awake-on';
/** A table at which nothing happens for so long lets the screen go off. */
const IDLE_MS = 30 * 60_000;

/** @type {WakeLockSentinel | null} */
let lock = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idle;

export function keepScreenOn() {
  if (!('wakeLock' in navigator)) return;
  offerOption(OPTION, async isOn => isOn ? await acquire() : release());
  // The browser takes the lock back when the tab is hidden.
  document.addEventListener('visibilitychange', keepOn);
  onFrameApplied(keepOn);
  keepOn();
}

function keepOn() {
  if (!isWanted(OPTION) || document.hidden || !document.getElementById('progress')) return;
  clearTimeout(idle);
  idle = setTimeout(release, IDLE_MS);
  if (!lock || lock.released) acquire();
}

/** @returns whether the screen stays on */
async function acquire() {
  try {
    lock = await navigator.wakeLock.request('screen');
    return true;
  } catch {
    // The battery is low, or the browser forbids it.
    return false;
  }
}

function release() {
  clearTimeout(idle);
  lock?.release();
  lock = null;
  return false;
}
