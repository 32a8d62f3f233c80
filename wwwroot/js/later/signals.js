// @ts-check
// Sound and vibration at the reveal and when the time is up, and a notification when everyone has voted, for those who want it.
import { onFrameApplied } from '../page/events.js';
import { writeItem } from '../page/storage.js';
import { allowBell, ring } from './bell.js';
import { isWanted, offerOption } from './device-options.js';

const BELL = 'bell-on';
const VIBRATION = 'vibration-on';
const NOTIFICATION = 'notify-on';
/** How long the device vibrates, in milliseconds. */
const VIBRATION_MS = 200;
/** What browsers count as a press. */
const PRESSES = ['pointerup', 'keydown'];

export function giveSignals() {
  // One hears and feels what one has chosen.
  offerOption(BELL, isOn => { if (isOn) ring(); return isOn; });
  for (const press of PRESSES) document.addEventListener(press, () => { if (isWanted(BELL)) allowBell(); }, { capture: true });
  if ('vibrate' in navigator) offerOption(VIBRATION, isOn => { if (isOn) navigator.vibrate(VIBRATION_MS); return isOn; });
  if ('Notification' in window) {
    // Somebody may have forbidden them since.
    if (Notification.permission === 'denied') writeItem(NOTIFICATION, null);
    offerOption(NOTIFICATION, mayNotify);
  }
  let before = readTable();
  onFrameApplied(() => {
    const now = readTable();
    const isRevealed = now.isRevealed && !before.isRevealed && now.round === before.round;
    if (isRevealed || now.isTimeUp && !before.isTimeUp) {
      if (isWanted(BELL)) ring();
      if (isWanted(VIBRATION)) navigator.vibrate?.(VIBRATION_MS);
    }
    if (now.haveAllVoted && !now.isRevealed && !before.haveAllVoted && document.hidden && isWanted(NOTIFICATION)) notify();
    before = now;
  });
}

function readTable() {
  const progress = document.getElementById('progress')?.dataset ?? {};
  return {
    round: progress.round,
    isRevealed: progress.phase === 'revealed',
    haveAllVoted: progress.complete !== undefined,
    isTimeUp: document.querySelector('#timer[data-state="ended"]') !== null,
  };
}

/** @param {boolean} isOn */
async function mayNotify(isOn) {
  const isBlocked = isOn && await Notification.requestPermission() !== 'granted';
  showBlocked(isBlocked);
  return isOn && !isBlocked;
}

/** @param {boolean} isBlocked */
function showBlocked(isBlocked) {
  const hint = document.getElementById('notify-blocked');
  if (hint) hint.hidden = !isBlocked;
}

/** Says what the table says, in its words, and leads back to it. */
async function notify() {
  const title = document.querySelector('#tally .tally-text')?.textContent ?? '';
  const path = location.pathname;
  const options = { body: document.getElementById('story-title')?.textContent?.trim() ?? '', tag: path, data: path };
  try {
    const notification = new Notification(title, options);
    notification.onclick = () => { window.focus(); notification.close(); };
  } catch {
    // A browser on Android shows none from a page, but from the worker, which answers the tap (offline-worker.js).
    const worker = await navigator.serviceWorker?.getRegistration();
    if (!await worker?.showNotification(title, options).then(() => true, () => false)) forgetNotifications();
  }
}

function forgetNotifications() {
  writeItem(NOTIFICATION, null);
  const checkbox = /** @type {HTMLInputElement | null} */ (document.getElementById(NOTIFICATION));
  if (checkbox) checkbox.checked = false;
  showBlocked(true);
}
