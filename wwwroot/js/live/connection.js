// @ts-check
// The page's connection to its session: its state, its next attempt, and its control frames.
import { setServerTime } from '../page/clock.js';
import { liveUrl, options, shell } from '../page/shell.js';
import { Backoff } from './backoff.js';
import { STABLE_MS } from './open-transport.js';
import { fetchNow } from './polling.js';
import { isNewBuild, reload } from './reload.js';
import { Resync } from './resync.js';
import { TransportSelector } from './transport-selector.js';

/**
 * @typedef {import('./open-transport.js').Frame} Frame
 * @typedef {import('./open-transport.js').Failure} Failure
 * @typedef {'connecting' | 'connected' | 'syncing' | 'reconnecting' | 'disconnected' | 'error'} State
 */

const NOT_FOUND = 404;

export class Connection extends EventTarget {
  /** When the next attempt is due; null when none is planned. @type {number | null} */
  retryAt = null;
  /** @type {State} */
  #state = 'connecting';
  #stateSince = Date.now();
  #isParked = false;
  #backoff = new Backoff();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #updates;
  #transports;
  #resync;

  /** @param {import('./page-updates.js').PageUpdates} updates */
  constructor(updates) {
    super();
    this.#updates = updates;
    this.#transports = new TransportSelector(() => this.#newOpening(), (failure, isFallback) => this.#fail(failure, isFallback));
    this.#resync = new Resync(updates, {
      fetchSnapshot: () => this.#fetchSnapshot(),
      onChange: () => this.#dispatchChange(),
      // A new connection brings the table too.
      onFailure: () => { if (this.#state === 'connected') this.#fail({ reason: 'lost' }); },
    });
  }

  /** @returns {State} */
  get state() {
    return this.#state === 'connected' && this.#resync.isPending ? 'syncing' : this.#state;
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
    if (this.#state !== 'connecting') this.#setState('reconnecting');
    if (this.#isParked) this.#transports.openHidden();
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

  /** For a tab that has been hidden for a while: polls slowly instead. */
  park() {
    this.#isParked = true;
    if (this.#state === 'connected') this.#transports.openHidden();
  }

  /** The tab is shown again. */
  unpark() {
    if (!this.#isParked) return;
    this.#isParked = false;
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
        return liveUrl(path, { since: String(asked), epoch: shell.epoch, ...query });
      },
      /** @param {Frame} frame */
      receive: frame => { if (this.#receive(frame, asked)) this.#setState('connected'); },
    };
  }

  async #fetchSnapshot() {
    const asked = this.#updates.position;
    const frames = await fetchNow(liveUrl);
    // The open transport was faster: the snapshot is outdated, and so are the private regions that came with it.
    if (this.#updates.position > asked && frames.some(frame => (frame.id ?? Infinity) < this.#updates.position)) return;
    for (const frame of frames) if (!this.#receive(frame, asked)) return;
  }

  /**
   * @param {Frame} frame
   * @param {number} asked the version that the page requested updates from
   * @returns {boolean} whether the connection goes on
   */
  #receive(frame, asked) {
    switch (frame.event) {
      case options.frames.bye: return this.#retryIn(frame.data.retryMs);
      case options.frames.gone: return this.#leave(frame.data.code === options.refusals.noSession ? frame.data : undefined);
      case options.frames.hello: return this.#accept(frame.data, asked);
    }
    if (frame.html !== undefined) this.#updates.receive(frame);
    return true;
  }

  /** @param {{ version: number, build: string, epoch: string, now: number, playerId?: string }} hello @param {number} asked */
  #accept({ version, build, epoch, now, playerId = '' }, asked) {
    setServerTime(now);
    // This browser now belongs to another player, or to none.
    if (playerId !== shell.me) return this.#leave();
    // The server was restored from a backup, or has another build: the page has to be loaded again.
    if (version < asked || build !== shell.build && isNewBuild(build)) return this.#leave();
    shell.epoch = epoch;
    this.#updates.announce(version);
    return true;
  }

  /**
   * @param {Failure} failure
   * @param {boolean} [isFallback] another transport is tried next
   */
  #fail({ reason, status, retryMs = 0 }, isFallback) {
    if (reason === 'final' && status === NOT_FOUND) return this.close('error');
    if (reason === 'final') return void this.#leave();
    if (this.#state === 'connected' && Date.now() - this.#stateSince >= STABLE_MS) this.#backoff.reset();
    if (isFallback) return this.open();
    this.#retryIn(Math.max(this.#backoff.next(), retryMs));
  }

  /** @param {number} ms */
  #retryIn(ms) {
    this.#transports.close();
    this.#schedule(ms);
    this.#setState('reconnecting');
    return false;
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
    return false;
  }

  /** @param {State} state */
  #setState(state) {
    if (this.#state !== state) this.#stateSince = Date.now();
    this.#state = state;
    this.#dispatchChange();
  }

  #dispatchChange() {
    this.dispatchEvent(new Event('change'));
  }
}
