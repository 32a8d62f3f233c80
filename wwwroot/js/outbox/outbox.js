// @ts-check
// Sends votes, retracts, reveals and resets: each is first written to the journal, sent in order, and kept until the server has answered.
import { Backoff } from '../live/backoff.js';
import { onFrameApplied } from '../page/events.js';
import { hand } from '../page/hand.js';
import { options } from '../page/shell.js';
import { isDoneIfStale, isNumbered, isOutdated, isSame, Journal } from './journal.js';
import { post, Unanswered } from './post.js';
import { withTabLock } from './tab-lock.js';

/** @typedef {import('./journal.js').Action} Action */

/** After a reconnect a request older than this is aborted: its response was lost with the old connection. */
const LOST_MS = 2000;
/** After this time a tab sends what another tab has written, which may have been closed. */
const OTHER_TAB_MS = 5000;

export class Outbox extends EventTarget {
  /** Whether sending has to wait: there is no network, or the last attempt failed. */
  isHeld = false;
  /** Whether the page is about to be replaced: what is added from now on is sent by the next one, which shows the answer. */
  isLeaving = false;
  #backoff = new Backoff();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #notBefore = 0;
  /** @type {Promise<void> | null} */
  #sending = null;
  /** @type {{ abort: AbortController, since: number } | null} */
  #request = null;
  /** The action whose response is being put on the page. @type {Action | null} */
  #answered = null;
  #name;
  #updates;

  /**
   * @param {string} name one per session and player
   * @param {import('../live/connection.js').Connection} connection
   * @param {import('../live/page-updates.js').PageUpdates} updates
   */
  constructor(name, connection, updates) {
    super();
    this.#name = name;
    this.connection = connection;
    this.#updates = updates;
    this.journal = new Journal(name);
    // Actions from an earlier page are sent when this one is connected.
    this.isHeld = this.journal.actions.length > 0;
    this.journal.onChange(() => this.#dispatchChange());
    this.journal.onOtherTab(() => {
      this.#dispatchChange();
      setTimeout(() => this.send(), OTHER_TAB_MS);
    });
    onFrameApplied(() => this.#checkHand());
    this.#followConnection();
  }

  /** @param {() => void} listener */
  onChange(listener) {
    this.addEventListener('change', listener);
  }

  /** @param {Action} action that was clicked */
  add(action) {
    this.journal.put(action);
    if (this.connection.state !== 'disconnected' && Date.now() >= this.#notBefore) this.isHeld = false;
    this.#dispatchChange();
    this.send();
  }

  /** The vote of a round that the server has not answered. @param {number} round */
  pendingVote(round) {
    return this.#pending.find(action => isNumbered(action) && action.round === round);
  }

  /** @param {string} verb @param {number} round */
  isPending(verb, round) {
    return this.#pending.some(action => action.verb === verb && action.round === round);
  }

  /** An action that is too old to be sent without asking; null while the page is not up to date. */
  get question() {
    return this.connection.state === 'connected' && this.#pending.find(action => isOutdated(action, hand.round)) || null;
  }

  /** @param {Action} action @param {boolean} isWanted */
  answer(action, isWanted) {
    if (isWanted) this.add({ ...action, timestamp: Date.now() });
    else this.journal.remove(action);
    this.send();
  }

  /** Sends what is pending, unless this or another tab is doing it. */
  send() {
    if (this.#sending || !this.#next) return;
    this.#sending = withTabLock(this.#name, () => this.#sendAll()).finally(() => {
      this.#sending = null;
      this.send();
    });
  }

  get #pending() {
    return this.journal.actions.filter(action => !isSame(action, this.#answered));
  }

  get #next() {
    return this.isHeld || this.isLeaving ? undefined : this.#pending.find(action => !isOutdated(action, hand.round));
  }

  async #sendAll() {
    for (let action = this.#next; action; action = this.#next) {
      // If this page is closed before the response, the next one knows that the action may have been executed.
      this.journal.markTried(action);
      try {
        await this.#settle(action, await this.#post(action));
        this.#backoff.reset();
      } catch (error) {
        this.#hold(error instanceof Unanswered ? error.ms : 0);
      }
    }
  }

  /** @param {Action} action */
  async #post(action) {
    this.#request = { abort: new AbortController(), since: Date.now() };
    return post(action, this.#request.abort).finally(() => { this.#request = null; });
  }

  /**
   * Puts the response into the queue of updates. Until it is on the page, the action still counts as pending, so nothing older is shown.
   * @param {Action} action
   * @param {import('./post.js').Answer} response
   */
  #settle(action, response) {
    const refusal = response.headers.get(options.headers.refusal);
    // It succeeded the first time, so the refusal of the retry must not be shown.
    const isDone = action.tried && isDoneIfStale(action) && refusal === options.refusals.staleRound;
    this.#updates.expectVersionOf(response.headers);
    return this.#updates.enqueue(async swap => {
      this.#answered = action;
      try {
        if (!isDone) await swap(response.html, { response });
      } catch (error) {
        console.error(action.verb, error);
      } finally {
        this.journal.remove(action);
        this.#answered = null;
        // This browser now belongs to another player, so this is no longer their page.
        if (refusal === options.refusals.notYou) location.reload();
      }
    });
  }

  /** @param {number} ms how long to wait at least */
  #hold(ms) {
    this.isHeld = true;
    this.#notBefore = Date.now() + ms;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { if (this.connection.maySend) this.#release(); }, Math.max(ms, this.#backoff.next()));
    this.#dispatchChange();
  }

  #followConnection() {
    let last = this.connection.state;
    let wasDown = false;
    this.connection.onChange(() => {
      const { state } = this.connection;
      if (state === last) return;
      last = state;
      if (state === 'reconnecting' || state === 'disconnected') wasDown = true;
      if (state === 'disconnected') this.isHeld = true;
      if (!this.connection.maySend) return this.#dispatchChange();
      if (wasDown && this.#request && Date.now() - this.#request.since > LOST_MS) this.#request.abort.abort();
      wasDown = false;
      this.#release();
    });
  }

  /** The hand may show a vote whose response was lost; and a pending action may have waited for this frame. */
  #checkHand() {
    const pending = this.pendingVote(hand.round);
    const isStored = pending && pending.rev === hand.rev && (pending.data.value ?? '') === hand.vote
      && (pending.data.reason === undefined || pending.data.reason.trim() === hand.reasonField?.defaultValue);
    if (isStored) this.journal.remove(pending);
    this.send();
  }

  #release() {
    if (Date.now() < this.#notBefore) return;
    this.isHeld = false;
    this.#dispatchChange();
    this.send();
  }

  #dispatchChange() {
    this.dispatchEvent(new Event('change'));
  }
}
