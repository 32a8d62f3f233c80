// @ts-check
// Actions that were clicked and not yet answered, in local storage: they survive a reload, and all tabs of a player share them.
// Each action has its own entry, so that two tabs that write at the same time do not overwrite each other's.
import { options } from '../page/shell.js';
import { keysOf, readItem, writeItem } from '../page/storage.js';

/** An action that has waited longer is no longer sent without asking. */
const OLD_MS = 60_000;

/**
 * @typedef {object} Action
 * @property {string} verb one of the outbox verbs that the server lists
 * @property {Record<string, string>} data the other fields of the form, such as a vote's value
 * @property {number} round the round it belongs to
 * @property {number} [rev] votes of a round are numbered: the highest counts, whichever arrives last
 * @property {number} timestamp when it was clicked
 * @property {boolean} [tried] it was sent before, and may have been executed
 */

export class Journal extends EventTarget {
  #prefix;
  #revKey;

  /** @param {string} name one per session and player */
  constructor(name) {
    super();
    this.#prefix = `${name} action `;
    this.#revKey = `${name} rev`;
    addEventListener('storage', event => { if (event.key?.startsWith(this.#prefix)) this.dispatchEvent(new Event('other-tab')); });
  }

  /** @param {() => void} listener called when this tab has changed the journal */
  onChange(listener) {
    this.addEventListener('change', listener);
  }

  /** @param {() => void} listener called when another tab has changed the journal */
  onOtherTab(listener) {
    this.addEventListener('other-tab', listener);
  }

  /** Only the last vote or retract of a round counts. @returns {Action[]} oldest first */
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
   * Adds an action. It replaces an older vote or retract of the round, or the same verb of the round.
   * @param {Action} action
   */
  put(action) {
    const overtaken = this.#all.filter(each => isOvertaken(each, action));
    writeItem(this.#keyOf(action), JSON.stringify({ ...this.#find(action), ...action }));
    for (const each of overtaken) writeItem(this.#keyOf(each), null);
    this.#dispatchChange();
  }

  /**
   * Removes this action only: a later click has its own entry.
   * @param {Action} action
   */
  remove(action) {
    writeItem(this.#keyOf(action), null);
    this.#dispatchChange();
  }

  /**
   * Remembers that the action is about to be sent.
   * @param {Action} action
   */
  markTried(action) {
    if (this.#find(action)) writeItem(this.#keyOf(action), JSON.stringify({ ...action, tried: true }));
    this.#dispatchChange();
  }

  /**
   * One more than any number that this browser has used, in all tabs.
   * @param {number} round
   * @param {number} shown
   */
  #nextRev(round, shown) {
    const last = lastRev(parseJson(readItem(this.#revKey)));
    const pending = this.#all.filter(action => action.round === round).map(action => action.rev ?? 0);
    const rev = Math.max(shown, last.round === round ? last.rev : 0, ...pending) + 1;
    if (round >= last.round) writeItem(this.#revKey, JSON.stringify({ round, rev }));
    return rev;
  }

  /** Deletes entries that are not valid actions, or have another action's key: they could never be sent. @returns {Action[]} */
  get #all() {
    return keysOf(this.#prefix).flatMap(key => {
      const action = parseJson(readItem(key));
      if (isAction(action) && this.#keyOf(action) === key) return [action];
      writeItem(key, null);
      return [];
    });
  }

  /** @param {Action} action @returns {Action | null} */
  #find(action) {
    return parseJson(readItem(this.#keyOf(action)));
  }

  /** @param {Action} action */
  #keyOf(action) {
    return `${this.#prefix}${action.round} ${action.verb} ${action.rev ?? ''}`;
  }

  #dispatchChange() {
    this.dispatchEvent(new Event('change'));
  }
}

/** @param {Action} action */
export const isNumbered = action => verbOf(action)?.isNumbered === true;

/** Whether a retry that is refused because its round is over succeeded the first time. @param {Action} action */
export const isDoneIfStale = action => verbOf(action)?.isDoneIfStale === true;

/**
 * Whether to ask before sending it. An action of a round that is over is sent, and the refusal of the server explains it.
 * @param {Action} action
 * @param {number} round the round on the page
 */
export function isOutdated(action, round) {
  return !isNumbered(action) && Date.now() - action.timestamp > OLD_MS && round <= action.round;
}

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
