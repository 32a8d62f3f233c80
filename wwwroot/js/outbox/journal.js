// @ts-check
// What was clicked and not yet answered, kept in this browser: it survives a reload, and all tabs of a player share it.
// Each action has an entry of its own: two tabs that write in the same moment cannot take each other's away.

/**
 * @typedef {object} Action
 * @property {'vote' | 'retract' | 'reveal' | 'reset'} verb
 * @property {Record<string, string>} data what the verb needs beside the round: a vote's value
 * @property {number} round the round it is meant for
 * @property {number} [rev] votes of a round are numbered: the highest counts, whichever arrives last
 * @property {number} timestamp when it was clicked
 * @property {boolean} [tried] it was sent before: it may have worked
 */

const VERBS = ['vote', 'retract', 'reveal', 'reset'];
/** The server takes no higher. */
const MAX_REV = 1_000_000;

export class Journal extends EventTarget {
  #entry;
  #count;
  /** Where storage is forbidden, this tab's memory has to do. @type {Map<string, string>} */
  #memory = new Map();

  /** @param {string} name one per session and player */
  constructor(name) {
    super();
    this.#entry = `${name} action `;
    this.#count = `${name} rev`;
    addEventListener('storage', event => { if (event.key?.startsWith(this.#entry)) this.dispatchEvent(new Event('elsewhere')); });
  }

  /** Of a round only the last vote or retract counts. @returns {Action[]} oldest first */
  get actions() {
    const all = this.#all;
    return all.filter(action => !all.some(other => isOvertaken(action, other))).sort((a, b) => a.timestamp - b.timestamp || (a.rev ?? 0) - (b.rev ?? 0));
  }

  /**
   * Keeps one vote or retract of a round, one reveal, one reset: the latest.
   * @param {Action} action
   */
  put(action) {
    const overtaken = this.#all.filter(each => isOvertaken(each, action));
    this.#write(this.#keyOf(action), JSON.stringify({ ...this.#find(action), ...action }));
    for (const each of overtaken) this.#write(this.#keyOf(each), null);
    this.#tell();
  }

  /**
   * A later click has an entry of its own, which stays.
   * @param {Action} action
   */
  remove(action) {
    this.#write(this.#keyOf(action), null);
    this.#tell();
  }

  /**
   * It is sent.
   * @param {Action} action
   */
  markTried(action) {
    if (this.#find(action)) this.#write(this.#keyOf(action), JSON.stringify({ ...action, tried: true }));
    this.#tell();
  }

  /**
   * The next number for a vote: one more than any that this browser has seen, in whichever tab.
   * @param {number} round
   * @param {number} shown the number on the page
   */
  nextRev(round, shown) {
    const last = countOf(parsed(this.#read(this.#count)));
    const waiting = this.#all.filter(action => action.round === round).map(action => action.rev ?? 0);
    const rev = Math.max(shown, last.round === round ? last.rev : 0, ...waiting) + 1;
    if (round >= last.round) this.#write(this.#count, JSON.stringify({ round, rev }));
    return rev;
  }

  /** What is no action of ours, or not where it belongs, would be sent in vain for ever: it goes. @returns {Action[]} */
  get #all() {
    return this.#keys().flatMap(key => {
      const action = parsed(this.#read(key));
      if (isAction(action) && this.#keyOf(action) === key) return [action];
      this.#write(key, null);
      return [];
    });
  }

  /** @param {Action} action @returns {Action | null} */
  #find(action) {
    return parsed(this.#read(this.#keyOf(action)));
  }

  /** @param {Action} action */
  #keyOf(action) {
    return `${this.#entry}${action.round} ${action.verb} ${action.rev ?? ''}`;
  }

  #keys() {
    const keys = new Set(this.#memory.keys());
    try {
      for (let i = 0; i < localStorage.length; i++) keys.add(localStorage.key(i) ?? '');
    } catch {
      // Memory alone, then.
    }
    return [...keys].filter(key => key.startsWith(this.#entry));
  }

  /** @param {string} key */
  #read(key) {
    try {
      return localStorage.getItem(key) ?? this.#memory.get(key) ?? null;
    } catch {
      return this.#memory.get(key) ?? null;
    }
  }

  /** @param {string} key @param {string | null} text null takes it out */
  #write(key, text) {
    this.#memory.delete(key);
    try {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    } catch {
      if (text !== null) this.#memory.set(key, text);
    }
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}

/** @param {Action} action */
export const isVote = action => action.verb === 'vote' || action.verb === 'retract';

/** @param {Action} a @param {Action | null} b */
export const same = (a, b) => b !== null && a.verb === b.verb && a.round === b.round && a.rev === b.rev;

/** @param {Action} action @param {Action} by */
const isOvertaken = (action, by) => isVote(action) && isVote(by) && action.round === by.round && (action.rev ?? 0) < (by.rev ?? 0);

/** @param {any} it @returns {it is Action} */
function isAction(it) {
  return VERBS.includes(it?.verb) && Number.isInteger(it.round) && Number.isFinite(it.timestamp) && typeof it.data === 'object' && it.data !== null
    && (isVote(it) ? isRev(it.rev) : it.rev === undefined);
}

/** @param {any} rev */
const isRev = rev => Number.isSafeInteger(rev) && rev > 0;

/** @param {any} it @returns {{ round: number, rev: number }} */
const countOf = it => Number.isInteger(it?.round) && isRev(it.rev) && it.rev <= MAX_REV ? it : { round: 0, rev: 0 };

/** @param {string | null} text */
export function parsed(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
