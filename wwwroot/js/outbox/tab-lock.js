// @ts-check
// One tab at a time does the work.
import { parsed } from './journal.js';

/** How long a claim lives that is not renewed: a tab may be frozen or killed without a word. One that only waits holds up nobody for long. */
const WORK_MS = 20_000;
const WAIT_MS = 2000;
const LOOK_MS = 250;
/** Usually longer than it takes until one tab reads what another has written. */
const SETTLE_MS = 30;
const tab = [...crypto.getRandomValues(new Uint8Array(8))].join('.');

/** @typedef {{ tab: string, since: number, until: number, works: boolean }} Claim each tab has one of its own: none overwrites another's */

/**
 * @param {string} name the same in all tabs
 * @param {() => Promise<void>} work
 */
export async function alone(name, work) {
  if (navigator.locks) return navigator.locks.request(name, work);
  // Plain http in an office network has no locks. A tab that sees late what another has done may do it again: the server counts it once.
  const giveBack = () => withdraw(name);
  // The page that comes after this one must not wait for it.
  addEventListener('pagehide', giveBack);
  const since = Date.now();
  await turn(name, since);
  const renewing = setInterval(() => claim(name, since, true), WORK_MS / 2);
  try {
    await work();
  } finally {
    removeEventListener('pagehide', giveBack);
    clearInterval(renewing);
    giveBack();
  }
}

/**
 * Whoever works goes on, and the others follow in the order in which they came. A tab that begins says so before a later one has
 * waited long enough to look, so hardly ever do two begin at once.
 * @param {string} name
 * @param {number} since
 */
async function turn(name, since) {
  claim(name, since, false);
  await pause(SETTLE_MS);
  while (claims(name).some(other => other.works || other.since < since || other.since === since && other.tab < tab)) {
    claim(name, since, false);
    await pause(LOOK_MS);
  }
  claim(name, since, true);
}

/** @param {number} ms */
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** @param {string} name @returns {Claim[]} the other tabs' that still hold */
function claims(name) {
  try {
    return Object.keys(localStorage).filter(key => key.startsWith(`${name} claim `)).flatMap(claimAt);
  } catch {
    // Without storage the tabs share nothing anyway.
    return [];
  }
}

/** What has run out, or cannot be read, claims nothing and goes. @param {string} key @returns {Claim[]} */
function claimAt(key) {
  const claim = parsed(localStorage.getItem(key));
  if (claim?.tab === tab) return [];
  if (claim?.until > Date.now()) return [claim];
  localStorage.removeItem(key);
  return [];
}

/** @param {string} name @param {number} since @param {boolean} works */
function claim(name, since, works) {
  try {
    localStorage.setItem(`${name} claim ${tab}`, JSON.stringify({ tab, since, works, until: Date.now() + (works ? WORK_MS : WAIT_MS) }));
  } catch {
    // Nothing to share.
  }
}

/** @param {string} name */
function withdraw(name) {
  try {
    localStorage.removeItem(`${name} claim ${tab}`);
  } catch {
    // Nothing was shared.
  }
}
