// @ts-check
// A lock that one tab holds at a time, for plain http, as in an office network, where there are no Web Locks. It is not perfect: two tabs
// may send the same action, which the server counts once.
import { keysOf, readItem, writeItem } from '../page/storage.js';
import { parseJson } from '../outbox/journal.js';

/** A claim that is not renewed expires, because its tab may be frozen or closed. The claim of a waiting tab expires sooner. */
const HOLDING_MS = 20_000;
const WAITING_MS = 2000;
const RETRY_MS = 250;
/** Usually longer than it takes until a tab can read what another has written. */
const SETTLE_MS = 30;
const tab = [...crypto.getRandomValues(new Uint8Array(8))].join('.');

/** @typedef {{ tab: string, since: number, until: number, works: boolean }} Claim each tab has its own entry */

/**
 * @param {string} name the same in all tabs
 * @param {() => Promise<void>} work runs while no other tab holds the lock
 */
export async function withClaim(name, work) {
  const release = () => removeClaim(name);
  // The next page of this tab must not wait for this one.
  addEventListener('pagehide', release);
  const since = Date.now();
  await acquire(name, since);
  const renewing = setInterval(() => writeClaim(name, since, true), HOLDING_MS / 2);
  try {
    await work();
  } finally {
    removeEventListener('pagehide', release);
    clearInterval(renewing);
    release();
  }
}

/**
 * The tab that holds the lock keeps it, and the others follow in the order of their claims. A tab waits after its claim, so that it sees an
 * earlier one; so two tabs rarely hold the lock at once.
 * @param {string} name
 * @param {number} since
 */
async function acquire(name, since) {
  writeClaim(name, since, false);
  await pause(SETTLE_MS);
  while (otherClaims(name).some(other => other.works || other.since < since || other.since === since && other.tab < tab)) {
    writeClaim(name, since, false);
    await pause(RETRY_MS);
  }
  writeClaim(name, since, true);
}

/** @param {number} ms */
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** @param {string} name */
const keyPrefix = name => `${name} claim `;

/** @param {string} name @returns {Claim[]} those that have not expired */
const otherClaims = name => keysOf(keyPrefix(name)).flatMap(readClaim);

/** Deletes a claim that has expired or cannot be read. @param {string} key @returns {Claim[]} */
function readClaim(key) {
  const claim = parseJson(readItem(key));
  if (claim?.tab === tab) return [];
  if (claim?.until > Date.now()) return [claim];
  writeItem(key, null);
  return [];
}

/** @param {string} name @param {number} since @param {boolean} works */
function writeClaim(name, since, works) {
  const until = Date.now() + (works ? HOLDING_MS : WAITING_MS);
  writeItem(`${keyPrefix(name)}${tab}`, JSON.stringify({ tab, since, works, until }));
}

/** @param {string} name */
const removeClaim = name => writeItem(`${keyPrefix(name)}${tab}`, null);
