// @ts-check
// What was clicked and not yet answered, kept in this browser: it survives a reload, and all tabs of a player share it.
// Each action has an entry of its own: two tabs that write in the same moment cannot overwrite each other's.
import { options } from '../page/shell.js';

/**
 * @typedef {object} Action
 * @property {string} verb one of the outbox verbs that the server has named
 * @property {Record<string, string>} data what the verb needs beside the round: a vote's value
 * @property {number} round the round it is meant for
 * @property {number} [rev] votes of a round are numbered: the highest counts, whichever arrives last
 * @property {number} timestamp when it was clicked
 * @property {boolean} [tried] it was sent before, and may have been carried out
 */

export class Journal extends EventTarget {
  #prefix;
  #revKey;
  /** Where storage is forbidden, this tab's memory has to do. @type {Map<string, string>} */
  #memory = new Map();

  /** @param {string} name one per session and player */
  constructor(name) {
    super();
    this.#prefix = `${name} action `;
    this.#revKey = `${name} rev`;
    addEventListener('storage', event => { if (event.key?.startsWith(this.#prefix)) this.dispatchEvent(new Event('other-tab')); });
  }

  /** This tab has changed it. @param {() => void} listener */
  onChange(listener) {
    this.addEventListener('change', listener);
  }

  /** Another tab has changed it. @param {() => void} listener */
  onOtherTab(listener) {
    this.addEventListener('other-tab', listener);
  }

  /** Of a round only the last vote or retract counts. @returns {Action[]} oldest first */
  get actions() {
    const all = this.#all;
    return all.filter(action => !all.some(other => isOvertaken(action, other)))
      .sort((a, b) => a.timestamp - b.timestamp || (a.rev ?? 0) - (b.rev ?? 0));
  }

  /**
   * @param {string} verb
   * @param {number} round
   * @param {Record<string, string>} data
   * @param {number} shownRev the number of the vote on the page
   * @returns {Action} not in the journal yet
   */
  newAction(verb, round, data, shownRev) {
    const action = { verb, data, round, timestamp: Date.now() };
    return isNumbered(action) ? { ...action, rev: this.#nextRev(round, shownRev) } : action;
  }

  /**
   * Keeps one vote or retract of a round, and one of each other verb: the latest.
   * @param {Action} action
   */
  put(action) {
    const overtaken = this.#all.filter(each => isOvertaken(each, action));
    this.#write(this.#keyOf(action), JSON.stringify({ ...this.#find(action), ...action }));
    for (const each of overtaken) this.#write(this.#keyOf(each), null);
    this.#dispatchChange();
  }

  /**
   * A later click has an entry of its own, which stays.
   * @param {Action} action
   */
  remove(action) {
    this.#write(this.#keyOf(action), null);
    this.#dispatchChange();
  }

  /**
   * It is about to be sent.
   * @param {Action} action
   */
  markTried(action) {
    if (this.#find(action)) this.#write(this.#keyOf(action), JSON.stringify({ ...action, tried: true }));
    this.#dispatchChange();
  }

  /**
   * One more than any number that this browser has seen, in whichever tab.
   * @param {number} round
   * @param {number} shown
   */
  #nextRev(round, shown) {
    const last = lastRev(parseJson(this.#read(this.#revKey)));
    const pending = this.#all.filter(action => action.round === round).map(action => action.rev ?? 0);
    const rev = Math.max(shown, last.round === round ? last.rev : 0, ...pending) + 1;
    if (round >= last.round) this.#write(this.#revKey, JSON.stringify({ round, rev }));
    return rev;
  }

  /** An entry that is no valid action, or has another action's key, could never be sent: it is deleted. @returns {Action[]} */
  get #all() {
    return this.#keys().flatMap(key => {
      const action = parseJson(this.#read(key));
      if (isAction(action) && this.#keyOf(action) === key) return [action];
      this.#write(key, null);
      return [];
    });
  }

  /** @param {Action} action @returns {Action | null} */
  #find(action) {
    return parseJson(this.#read(this.#keyOf(action)));
  }

  /** @param {Action} action */
  #keyOf(action) {
    return `${this.#prefix}${action.round} ${action.verb} ${action.rev ?? ''}`;
  }

  #keys() {
    const keys = new Set(this.#memory.keys());
    try {
      for (let i = 0; i < localStorage.length; i++) keys.add(localStorage.key(i) ?? '');
    } catch {
      // Without storage there is only the memory.
    }
    return [...keys].filter(key => key.startsWith(this.#prefix));
  }

  /** @param {string} key */
  #read(key) {
    try {
      return localStorage.getItem(key) ?? this.#memory.get(key) ?? null;
    } catch {
      return this.#memory.get(key) ?? null;
    }
  }

  /** @param {string} key @param {string | null} text null deletes the entry */
  #write(key, text) {
    this.#memory.delete(key);
    try {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    } catch {
      if (text !== null) this.#memory.set(key, text);
    }
  }

  #dispatchChange() {
    this.dispatchEvent(new Event('change'));
  }
}

/** @param {Action} action */
export const isNumbered = action => verbOf(action)?.isNumbered === true;

/** A retry that finds the round over had worked. @param {Action} action */
export const isDoneIfStale = action => verbOf(action)?.isDoneIfStale === true;

/** @param {Action} a @param {Action | null} b */
export const isSame = (a, b) => b !== null && a.verb === b.verb && a.round === b.round && a.rev === b.rev;

/** @param {{ verb: string }} action */
const verbOf = ({ verb }) => options.outbox.find(each => each.verb === verb);

/** @param {Action} action @param {Action} by */
const isOvertaken = (action, by) =>
  isNumbered(action) && isNumbered(by) && action.round === by.round && (action.rev ?? 0) < (by.rev ?? 0);

/** @param {any} value @returns {value is Action} */
function isAction(value) {
  return value !== null && typeof value === 'object' && verbOf(value) !== undefined
    && Number.isInteger(value.round) && Number.isFinite(value.timestamp) && typeof value.data === 'object' && value.data !== null
    && (isNumbered(value) ? isRev(value.rev) : value.rev === undefined);
}

/** @param {any} rev */
const isRev = rev => Number.isSafeInteger(rev) && rev > 0;

/** A number that the server would refuse is ignored. @param {any} value @returns {{ round: number, rev: number }} */
const lastRev = value => Number.isInteger(value?.round) && isRev(value.rev) && value.rev <= options.maxRev ? value : { round: 0, rev: 0 };

/** @param {string | null} text */
export function parseJson(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
