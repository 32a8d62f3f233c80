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

/** Whether somebody waits for a signal that comes while the tab is hidden; browsers let a hidden page not vibrate. */
export const areWantedWhenHidden = () => isWanted(BELL) || isWanted(NOTIFICATION);

/** @type {Notification | null} */
let shown = null;

export function giveSignals() {
  // One hears and feels what one has chosen.
  offerOption(BELL, isOn => { if (isOn) ring(); return isOn; });
  for (const press of PRESSES) document.addEventListener(press, () => { if (isWanted(BELL)) allowBell(); }, { capture: true });
  if ('vibrate' in navigator) offerOption(VIBRATION, isOn => { if (isOn) navigator.vibrate(VIBRATION_MS); return isOn; });
  if ('Notification' in window) {
    // Somebody may have taken the permission back since.
    if (Notification.permission !== 'granted') writeItem(NOTIFICATION, null);
    offerOption(NOTIFICATION, mayNotify);
  }
  document.addEventListener('visibilitychange', () => { if (!document.hidden) closeNotifications(); });
  let before = readTable();
  onFrameApplied(() => {
    const now = readTable();
    const isRevealed = now.isRevealed && isNews(before.isRevealed);
    if (isRevealed || now.isTimeUp && !before.isTimeUp) {
      if (isWanted(BELL)) ring();
      if (isWanted(VIBRATION)) navigator.vibrate?.(VIBRATION_MS);
    }
    if (now.haveAllVoted && isNews(before.haveAllVoted) && document.hidden && isWanted(NOTIFICATION)) notify(now.round);
    else if (isRevealed) closeNotifications();
    before = now;

    /** A hidden tab that polls may see a round first when it is over. In one that an undo brings back nothing is news. */
    function isNews(/** @type {boolean} */ wasSo) {
      return now.round > before.round || now.round === before.round && !wasSo;
    }
  });
}

function readTable() {
  const progress = document.getElementById('progress')?.dataset ?? {};
  return {
    round: Number(progress.round ?? 0),
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

/** Says what the table says, in its words, and leads back to it. @param {number} round */
async function notify(round) {
  const title = document.querySelector('#tally .tally-text')?.textContent ?? '';
  const path = location.pathname;
  // One that takes the place of another with the same tag is silent.
  const tag = `${path} ${round}`;
  const options = { body: document.getElementById('story-title')?.textContent?.trim() ?? '', tag, data: path };
  closeNotifications(tag);
  try {
    const notification = shown = new Notification(title, options);
    notification.onclick = () => { window.focus(); notification.close(); };
  } catch {
    // A browser on Android shows none from a page, but from the worker, which answers the tap (offline-worker.js).
    const worker = await navigator.serviceWorker?.getRegistration();
    if (!await worker?.showNotification(title, options).then(() => true, () => false)) forgetNotifications();
  }
}

/** Closes what this table has shown. @param {string} [kept] the tag of a notification that stays */
async function closeNotifications(kept) {
  shown?.close();
  shown = null;
  const worker = await navigator.serviceWorker?.getRegistration();
  const byWorker = await worker?.getNotifications?.() ?? [];
  for (const each of byWorker) if (each.data === location.pathname && each.tag !== kept) each.close();
}

function forgetNotifications() {
  writeItem(NOTIFICATION, null);
  const checkbox = /** @type {HTMLInputElement | null} */ (document.getElementById(NOTIFICATION));
  if (checkbox) checkbox.checked = false;
  showBlocked(true);
}
