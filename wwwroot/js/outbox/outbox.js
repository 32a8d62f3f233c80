// @ts-check
// Votes, retracts, reveals and resets go through the journal: written down first, sent in order, kept until the server has answered.
import { Backoff } from '../live/backoff.js';
import { alone } from './tab-lock.js';
import { isVote, Journal, same } from './journal.js';
import { post, Unanswered } from './post.js';

/** @typedef {import('./journal.js').Action} Action */

const HOPELESS_MS = 2000;
const OLD_MS = 60_000;
const ELSEWHERE_MS = 5000;

export class Outbox extends EventTarget {
  /** What waits is not sent now: there is no network, or the last try failed. */
  isHeld = false;
  #backoff = new Backoff();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #notBefore = 0;
  /** @type {Promise<void> | null} */
  #sending = null;
  /** @type {{ abort: AbortController, since: number } | null} */
  #request = null;
  /** Whose answer is being put on the page. @type {Action | null} */
  #answered = null;

  /**
   * @param {string} name one per session and player
   * @param {import('../live/connection.js').Link} link
   * @param {import('../live/page-updates.js').Table} table
   */
  constructor(name, link, table) {
    super();
    this.name = name;
    this.link = link;
    this.table = table;
    this.journal = new Journal(name);
    // What is left from before is sent when the page has caught up.
    this.isHeld = this.journal.actions.length > 0;
    this.journal.addEventListener('change', () => this.#tell());
    this.journal.addEventListener('elsewhere', () => {
      this.#tell();
      // The other tab sends it, unless it is closed first.
      setTimeout(() => this.send(), ELSEWHERE_MS);
    });
    document.addEventListener('poker:applied', () => this.#look());
    this.#followLink();
  }

  /** A click. @param {Action} action */
  add(action) {
    this.journal.put(action);
    if (this.link.state !== 'disconnected' && Date.now() >= this.#notBefore) this.isHeld = false;
    this.#tell();
    this.send();
  }

  /** The vote of a round that the server has not answered. @param {number} round */
  pendingVote(round) {
    return this.#waiting.find(action => isVote(action) && action.round === round);
  }

  /** @param {'reveal' | 'reset'} verb @param {number} round */
  pendingOfHost(verb, round) {
    return this.#waiting.find(action => action.verb === verb && action.round === round);
  }

  /** What is too old to be sent by itself: on a page that has caught up, someone has to say whether it is still wanted. */
  get question() {
    return this.link.state === 'connected' && this.#waiting.find(isOutdated) || null;
  }

  /** @param {Action} action @param {boolean} isWanted */
  answer(action, isWanted) {
    if (isWanted) this.add({ ...action, timestamp: Date.now() });
    else this.journal.remove(action);
    this.send();
  }

  /** Sends what waits, unless this or another tab is at it. */
  send() {
    if (this.#sending || !this.#next) return;
    this.#sending = alone(this.name, () => this.#sendAll()).finally(() => {
      this.#sending = null;
      this.send();
    });
  }

  get #waiting() {
    return this.journal.actions.filter(action => !same(action, this.#answered));
  }

  get #next() {
    return this.isHeld ? undefined : this.#waiting.find(action => !isOutdated(action));
  }

  async #sendAll() {
    for (let action = this.#next; action; action = this.#next) {
      // Should this page not live to hear the answer, the next one knows that it may have worked.
      this.journal.markTried(action);
      try {
        await this.#settle(action, await this.#post(action));
        this.#backoff.reset();
      } catch (trouble) {
        this.#hold(trouble instanceof Unanswered ? trouble.ms : 0);
      }
    }
  }

  /** @param {Action} action */
  async #post(action) {
    this.#request = { abort: new AbortController(), since: Date.now() };
    try {
      return await post(this.link.urlOf(action.verb), this.link.root.dataset.me ?? '', action, this.#request.abort);
    } finally {
      this.#request = null;
    }
  }

  /**
   * The answer is put on the page in its turn; until then nothing older may be shown.
   * @param {Action} action
   * @param {import('./post.js').Answer} response
   */
  #settle(action, response) {
    this.table.expect(Number(response.headers.get('Poker-Version') ?? 0));
    return this.table.inTurn(async swap => {
      this.#answered = action;
      try {
        // A retry of one's own that comes too late: it had worked. A reveal that worked is not refused.
        if (!(action.tried && action.verb === 'reset' && response.headers.get('Poker-Refusal') === 'stale_round')) await swap(response.html, { response });
      } catch (error) {
        console.error('An answer could not be shown', action.verb, error);
      } finally {
        this.journal.remove(action);
        this.#answered = null;
        // This browser has become another player's: the page is somebody else's table.
        if (response.headers.get('Poker-Refusal') === 'not_you') location.reload();
      }
    });
  }

  /** @param {number} ms the server wants to be left alone for so long */
  #hold(ms) {
    this.isHeld = true;
    this.#notBefore = Date.now() + ms;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { if (this.link.state === 'connected') this.#release(); }, Math.max(ms, this.#backoff.next()));
    this.#tell();
  }

  #followLink() {
    let before = this.link.state;
    let wasDown = false;
    this.link.addEventListener('state', () => {
      const { state } = this.link;
      if (state === before) return;
      before = state;
      if (state === 'reconnecting' || state === 'disconnected') wasDown = true;
      if (state === 'disconnected') this.isHeld = true;
      if (state !== 'connected') return this.#tell();
      // What was sent over a connection that died will not be answered.
      if (wasDown && this.#request && Date.now() - this.#request.since > HOPELESS_MS) this.#request.abort.abort();
      wasDown = false;
      this.#release();
    });
  }

  /** My hand may show a vote whose answer was lost; and what waits may have waited for this. */
  #look() {
    const { rev, round, vote } = document.getElementById('hand')?.dataset ?? {};
    const pending = this.pendingVote(Number(round));
    if (pending && pending.rev === Number(rev) && (pending.data.value ?? '') === vote) this.journal.remove(pending);
    this.send();
  }

  #release() {
    if (Date.now() < this.#notBefore) return;
    this.isHeld = false;
    this.#tell();
    this.send();
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}

/**
 * Of a round that is over it is sent all the same: the server says what became of it.
 * @param {Action} action
 */
function isOutdated(action) {
  const round = Number(document.getElementById('hand')?.dataset.round ?? 0);
  return !isVote(action) && Date.now() - action.timestamp > OLD_MS && round <= action.round;
}
