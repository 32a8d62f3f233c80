// @ts-check
// One tab at a time does the work.

const LEASE_MS = 20_000;
const LOOK_MS = 250;
/** Longer than it takes until one tab reads what another has written. */
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
  const renewing = setInterval(() => claim(name, since, true), LEASE_MS / 2);
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

/** @param {string} name @returns {Claim[]} the other tabs' */
function claims(name) {
  try {
    return Object.keys(localStorage).filter(key => key.startsWith(`${name} claim `)).map(read).filter(each => each.tab !== tab && each.until > Date.now());
  } catch {
    // Without storage the tabs share nothing anyway.
    return [];
  }
}

/** @param {string} key @returns {Claim} what cannot be read claims nothing */
function read(key) {
  return JSON.parse(localStorage.getItem(key) ?? 'null') ?? { tab, until: 0 };
}

/** @param {string} name @param {number} since @param {boolean} works */
function claim(name, since, works) {
  try {
    localStorage.setItem(`${name} claim ${tab}`, JSON.stringify({ tab, since, works, until: Date.now() + LEASE_MS }));
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
