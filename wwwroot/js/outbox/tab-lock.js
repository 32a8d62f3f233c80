// @ts-check
// A lock that one tab holds at a time.

/** Fetched with the page, which may be offline when it needs the lock. */
const claims = navigator.locks ? null : import('../later/tab-claim.js').catch(() => null);

/**
 * @param {string} name the same in all tabs
 * @param {() => Promise<void>} work runs while no other tab holds the lock
 */
export async function withTabLock(name, work) {
  if (navigator.locks) return navigator.locks.request(name, work);
  const module = await claims;
  return module ? module.withClaim(name, work) : work();
}
