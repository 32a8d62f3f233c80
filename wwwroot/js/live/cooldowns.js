// @ts-check
// Remembers how long transports that failed are not tried again.

const FIRST_COOLDOWN_MS = 30_000;
const LONGEST_COOLDOWN_MS = 600_000;
/** In the tab's storage: until when transports are left alone that were late. */
const LATE_KEY = 'late transports';

export class Cooldowns {
  /** By the transport's name. @type {Map<string, { until: number, failures: number }>} */
  #cooldowns = new Map();
  /** The same for transports that were late, which the next page of this tab remembers too. @type {Record<string, number>} */
  #late;

  constructor() {
    this.#late = readLate();
  }

  /** Doubled after each failure. @param {string} transport */
  start(transport) {
    const failures = this.#cooldowns.get(transport)?.failures ?? 0;
    const ms = Math.min(FIRST_COOLDOWN_MS * 2 ** failures, LONGEST_COOLDOWN_MS);
    this.#cooldowns.set(transport, { until: Date.now() + ms, failures: failures + 1 });
  }

  /**
   * For a transport that was late, though others are not. It would look good again at first, so it is left alone for long.
   * @param {string} transport
   */
  startLate(transport) {
    this.#late[transport] = Date.now() + LONGEST_COOLDOWN_MS;
    try {
      sessionStorage.setItem(LATE_KEY, JSON.stringify(this.#late));
    } catch {
      // Without storage only this page remembers it.
    }
  }

  /** @param {string} transport */
  isActive(transport) {
    return this.isLate(transport) || Date.now() < (this.#cooldowns.get(transport)?.until ?? 0);
  }

  /** @param {string} transport */
  isLate(transport) {
    return Date.now() < (this.#late[transport] ?? 0);
  }

  /** The transport worked for a long time. @param {string} transport */
  forget(transport) {
    this.#cooldowns.delete(transport);
  }

  /** Ends all cooldowns but those of late transports. If a transport fails again, its next cooldown is still longer. */
  endAll() {
    for (const cooldown of this.#cooldowns.values()) cooldown.until = 0;
  }
}

/** @returns {Record<string, number>} */
function readLate() {
  try {
    return JSON.parse(sessionStorage.getItem(LATE_KEY) ?? '{}');
  } catch {
    return {};
  }
}
