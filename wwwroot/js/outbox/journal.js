// @ts-check
// What was clicked and not yet answered, kept in this browser: it survives a reload, and all tabs of a player share it.

/**
 * @typedef {object} Action
 * @property {'vote' | 'retract' | 'reveal' | 'reset'} verb
 * @property {Record<string, string>} data what the verb needs beside the round: a vote's value
 * @property {number} round the round it is meant for
 * @property {number} [rev] votes of a round are numbered: the highest counts, whichever arrives last
 * @property {number} timestamp when it was clicked
 * @property {boolean} [tried] it was sent, and no answer came: it may have worked
 */

/** @typedef {{ round: number, rev: number, actions: Action[] }} Page the highest rev given, and for which round; what waits, oldest first */

const EMPTY = '{"round":0,"rev":0,"actions":[]}';

export class Journal extends EventTarget {
  #name;
  /** Where storage is forbidden, this tab's memory has to do. */
  #memory = EMPTY;

  /** @param {string} name one per session and player */
  constructor(name) {
    super();
    this.#name = name;
    addEventListener('storage', event => { if (event.key === name) this.dispatchEvent(new Event('elsewhere')); });
  }

  /** @returns {Action[]} oldest first */
  get actions() {
    return this.#read().actions;
  }

  /**
   * Keeps one vote or retract of a round, one reveal, one reset: the latest, in the place of the one before it.
   * @param {Action} action
   */
  put(action) {
    const page = this.#read();
    const at = page.actions.findIndex(each => each.round === action.round && slot(each) === slot(action));
    const before = page.actions[at];
    page.actions.splice(at < 0 ? page.actions.length : at, 1, before && same(before, action) ? { ...before, ...action } : action);
    this.#write(page);
  }

  /**
   * Unless a later click has taken its place.
   * @param {Action} action
   */
  remove(action) {
    const page = this.#read();
    this.#write({ ...page, actions: page.actions.filter(each => !same(each, action)) });
  }

  /**
   * It was sent, and no answer came.
   * @param {Action} action
   */
  markTried(action) {
    const page = this.#read();
    this.#write({ ...page, actions: page.actions.map(each => same(each, action) ? { ...each, tried: true } : each) });
  }

  /**
   * The next number for a vote: one more than any that this browser has seen, in whichever tab.
   * @param {number} round
   * @param {number} shown the number on the page
   */
  nextRev(round, shown) {
    const page = this.#read();
    const rev = Math.max(shown, page.round === round ? page.rev : 0) + 1;
    if (round >= page.round) this.#write({ ...page, round, rev });
    return rev;
  }

  /** @returns {Page} */
  #read() {
    try {
      return JSON.parse(localStorage.getItem(this.#name) ?? this.#memory);
    } catch {
      return JSON.parse(this.#memory);
    }
  }

  /** @param {Page} page */
  #write(page) {
    const text = JSON.stringify(page);
    try {
      localStorage.setItem(this.#name, text);
    } catch {
      this.#memory = text;
    }
    this.dispatchEvent(new Event('change'));
  }
}

/** @param {Action} action */
export const isVote = action => action.verb === 'vote' || action.verb === 'retract';

/** @param {Action} a @param {Action | null} b */
export const same = (a, b) => b !== null && a.verb === b.verb && a.round === b.round && a.rev === b.rev;

/** @param {Action} action */
function slot(action) {
  return isVote(action) ? 'vote' : action.verb;
}
