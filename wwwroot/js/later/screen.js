// @ts-check
// Keeps the screen on at the table, for those who want it.
import { onFrameApplied } from '../page/events.js';
import { isWanted, offerOption } from './device-options.js';

const OPTION = 'awake-on';
/** A table at which nothing happens for so long lets the screen go off. */
const IDLE_MS = 30 * 60_000;

/** The lock, also one that the browser has not given yet. @type {Promise<WakeLockSentinel | null> | null} */
let lock = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idle;

export function keepScreenOn() {
  if (!('wakeLock' in navigator)) return;
  offerOption(OPTION, async isOn => isOn ? await acquire() : release());
  document.addEventListener('visibilitychange', keepOn);
  onFrameApplied(keepOn);
  keepOn();
}

function keepOn() {
  if (isWanted(OPTION) && !document.hidden && document.getElementById('progress')) acquire();
}

/** @returns whether the screen stays on */
async function acquire() {
  clearTimeout(idle);
  idle = setTimeout(release, IDLE_MS);
  // Null where the battery is low or the browser forbids it.
  const mine = lock ??= navigator.wakeLock.request('screen').catch(() => null);
  const sentinel = await mine;
  if (lock === mine) {
    if (!sentinel) lock = null;
    // The browser takes it back when the tab is hidden.
    sentinel?.addEventListener('release', () => { if (lock === mine) lock = null; });
  }
  return sentinel !== null;
}

function release() {
  clearTimeout(idle);
  lock?.then(sentinel => sentinel?.release());
  lock = null;
  return false;
}
