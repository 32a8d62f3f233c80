// @ts-check
// One tab at a time does the work.

const LEASE_MS = 20_000;
const LOOK_MS = 250;
const SETTLE_MS = 30;
const tab = [...crypto.getRandomValues(new Uint8Array(8))].join('.');

/**
 * @param {string} name the same in all tabs
 * @param {() => Promise<void>} work
 */
export async function alone(name, work) {
  if (navigator.locks) return navigator.locks.request(name, work);
  // Plain http in an office network has no locks. Two tabs that slip through do no harm: the server counts an action once.
  await lease(name);
  const renewing = setInterval(() => write(name, LEASE_MS), LEASE_MS / 2);
  const giveBack = () => write(name, 0);
  // The page that comes after this one must not wait for it.
  addEventListener('pagehide', giveBack);
  try {
    await work();
  } finally {
    removeEventListener('pagehide', giveBack);
    clearInterval(renewing);
    giveBack();
  }
}

/** @param {string} name */
async function lease(name) {
  while (isTaken(name)) await pause(LOOK_MS);
  write(name, LEASE_MS);
  // Whoever wrote last has it.
  await pause(SETTLE_MS);
  if (isTaken(name)) await lease(name);
}

/** @param {number} ms */
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** @param {string} name */
function isTaken(name) {
  try {
    const held = JSON.parse(localStorage.getItem(`${name} lease`) ?? 'null');
    return held !== null && held.tab !== tab && held.until > Date.now();
  } catch {
    return false;
  }
}

/** @param {string} name @param {number} ms */
function write(name, ms) {
  try {
    localStorage.setItem(`${name} lease`, JSON.stringify({ tab, until: Date.now() + ms }));
  } catch {
    // Without storage the tabs share nothing anyway.
  }
}
