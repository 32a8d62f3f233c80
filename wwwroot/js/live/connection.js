// @ts-check
// The page's connection to its session: its state and its next attempt.
import { options } from '../page/shell.js';
import { Backoff } from './backoff.js';
import { Incoming, urlSince } from './incoming.js';
import { reload } from './reload.js';
import { Resync } from './resync.js';
import { TransportSelector } from './transport-selector.js';

/**
 * @typedef {import('./open-transport.js').Failure} Failure
 * @typedef {'connecting' | 'connected' | 'syncing' | 'late' | 'reconnecting' | 'disconnected' | 'error'} State
 */

const NOT_FOUND = 404;
/** A connection that worked is opened again after at most this time, so that not all clients come back at once. */
const REOPEN_MS = 300;

export class Connection extends EventTarget {
  /** When the next attempt is due; null when none is planned. @type {number | null} */
  retryAt = null;
  /** @type {State} */
  #state = 'connecting';
  /** The pause between the polls of a hidden tab; 0 while it needs none. */
  #parkedPause = 0;
  /** A gateway has ended a connection that worked: the page is not behind yet. */
  #isReopening = false;
  #backoff = new Backoff();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #grace;
  #updates;
  #incoming;
  #transports;
  #resync;

  /** @param {import('./page-updates.js').PageUpdates} updates */
  constructor(updates) {
    super();
    this.#updates = updates;
    this.#incoming = new Incoming(updates, {
      bye: ms => this.#retryIn(ms),
      leave: ended => this.#leave(ended),
      reconnect: () => this.reconnect(),
    });
    this.#transports = new TransportSelector(() => this.#newOpening(), {
      failure: (failure, how) => this.#fail(failure, how),
      lateness: () => this.#dispatchChange(),
    });
    this.#resync = new Resync(updates, {
      fetchSnapshot: () => this.#incoming.fetchTable(),
      onChange: () => this.#dispatchChange(),
      // A new connection brings the table too.
      onFailure: () => { if (this.#state === 'connected') this.#fail({ reason: 'lost' }); },
    });
  }

  /** @returns {State} */
  get state() {
    if (this.#state !== 'connected') return this.#state;
    return this.#transports.isLate ? 'late' : this.#resync.isPending ? 'syncing' : 'connected';
  }

  /** Whether actions that waited may be sent: those for a table that has changed meanwhile are refused. */
  get maySend() {
    return this.state === 'connected' || this.state === 'late';
  }

  /** The name of the transport in use; empty when none is. */
  get transport() {
    return this.#transports.name;
  }

  /** Milliseconds since the last frame. */
  get silence() {
    return this.#transports.silence;
  }

  /** @param {() => void} listener called when the state or the transport may have changed */
  onChange(listener) {
    this.addEventListener('change', listener);
  }

  /** Connects at once, even if an attempt was planned for later. */
  open() {
    if (this.#state === 'error' || this.#transports.isJustOpened) return;
    this.#schedule(null);
    if (this.#state !== 'connecting' && !this.#isReopening) this.#setState('reconnecting');
    if (this.#parkedPause) this.#transports.openHidden(this.#parkedPause);
    else this.#transports.open();
  }

  /** Connects at once and tries the best transport first: the network may have changed, or the machine was asleep. */
  reconnect() {
    this.#transports.forgetFailures();
    this.open();
  }

  /** Disconnects: there is no network, or the page is being frozen or left. @param {State} state */
  close(state) {
    if (this.#state === 'error') return;
    this.#schedule(null);
    this.#transports.close();
    this.#setState(state);
  }

  /** For a tab that has been hidden for a while: polls slowly instead. @param {number} pause between the polls, in milliseconds */
  park(pause) {
    this.#parkedPause = pause;
    if (this.#state === 'connected') this.#transports.openHidden(pause);
  }

  /** The tab is shown again. */
  unpark() {
    if (!this.#parkedPause) return;
    this.#parkedPause = 0;
    if (this.#state === 'disconnected') return;
    const wasConnected = this.#state === 'connected';
    this.reconnect();
    if (wasConnected) this.#setState('syncing');
  }

  /** Fetches the whole table beside the open transport. */
  resync() {
    return this.#resync.run();
  }

  /** Remembers the version that the page requested updates from, to compare it with the server's. */
  #newOpening() {
    let asked = this.#updates.position;
    return {
      /** @param {string} path @param {Record<string, string>} [query] */
      url: (path, query) => {
        asked = this.#updates.position;
        return urlSince(asked, path, query);
      },
      /** @param {import('./open-transport.js').Frame} frame */
      receive: frame => { if (this.#incoming.receive(frame, asked)) this.#setState('connected'); },
      catchUp: () => this.#incoming.catchUp(),
    };
  }

  /**
   * @param {Failure} failure
   * @param {object} [how]
   * @param {boolean} [how.isFallback] another transport is tried next
   * @param {boolean} [how.wasStable] the connection had worked for a while
   */
  #fail({ reason, status, retryMs = 0 }, { isFallback, wasStable } = {}) {
    if (reason === 'final' && status === NOT_FOUND) return this.close('error');
    if (reason === 'final') return void this.#leave();
    if (wasStable) this.#backoff.reset();
    if (wasStable && reason === 'lost' && retryMs === 0 && this.#state === 'connected') return this.#reopen();
    if (isFallback) return this.open();
    this.#retryIn(Math.max(this.#backoff.next(), retryMs));
  }

  /** The status stays as it is, unless it takes so long that the page may be behind. */
  #reopen() {
    this.#isReopening = true;
    this.#timer = setTimeout(() => this.open(), Math.random() * REOPEN_MS);
    clearTimeout(this.#grace);
    this.#grace = setTimeout(() => { if (this.#isReopening) this.#setState('reconnecting'); }, options.times.lateness);
  }

  /** @param {number} ms */
  #retryIn(ms) {
    this.#transports.close();
    this.#schedule(ms);
    this.#setState('reconnecting');
  }

  /** Plans the next attempt. @param {number | null} ms null for none */
  #schedule(ms) {
    clearTimeout(this.#timer);
    this.retryAt = ms === null ? null : Date.now() + ms;
    if (ms !== null) this.#timer = setTimeout(() => this.open(), ms);
  }

  /** @param {{ cause?: string }} [ended] the session was deleted */
  #leave(ended) {
    this.close('reconnecting');
    reload(ended);
  }

  /** @param {State} state */
  #setState(state) {
    this.#isReopening = false;
    this.#state = state;
    this.#dispatchChange();
  }

  #dispatchChange() {
    this.dispatchEvent(new Event('change'));
  }
}
