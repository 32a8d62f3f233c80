// @ts-check
// Chooses the transport: first the event stream; a WebSocket when that is stable; polling if neither works; and later the better one again.
import { eventStream } from './event-stream.js';
import { OpenTransport } from './open-transport.js';
import { hiddenPolling, polling } from './polling.js';
import { webSocket } from './web-socket.js';

/** @typedef {import('./open-transport.js').Transport} Transport */
/** @typedef {import('./open-transport.js').Opening} Opening */
/** @typedef {import('./open-transport.js').Failure} Failure */

const TICK_MS = 1000;
/** After so many failures an event stream that was never proven is replaced by polling. */
const MAX_FAILURES = 2;
/** How long the previous transport may still deliver frames when a better one takes over. */
const HANDOVER_MS = 250;
/** How long a transport that failed is not tried again; doubled after each failure. */
const FIRST_COOLDOWN_MS = 30_000;
const LONGEST_COOLDOWN_MS = 600_000;

/** The better transport that is tried while one is in use. @type {Map<Transport, Transport>} */
const UPGRADES = new Map([[polling, eventStream], [eventStream, webSocket]]);

export class TransportSelector {
  /** @type {OpenTransport | null} */
  #current = null;
  /** An upgrade that is being tried while the current one stays open. @type {OpenTransport | null} */
  #candidate = null;
  /** Delivers its last frames after an upgrade. @type {OpenTransport | null} */
  #previous = null;
  #preferred = eventStream;
  /** Failures of the event stream since it was last proven. */
  #failures = 0;
  #cooldowns = new Cooldowns();
  #newOpening;
  #onFailure;

  /**
   * @param {() => Omit<Opening, 'fail'>} newOpening makes what an attempt is opened with
   * @param {(failure: Failure, isFallback: boolean) => void} onFailure called when no transport is open; with `isFallback` another
   *   is to be opened at once
   */
  constructor(newOpening, onFailure) {
    this.#newOpening = newOpening;
    this.#onFailure = onFailure;
    setInterval(() => this.#tick(), TICK_MS);
  }

  /** The name of the transport in use; empty when none is. */
  get name() {
    return this.#current?.hasReceived ? this.#current.transport.name : '';
  }

  /** Milliseconds since the last frame. */
  get silence() {
    return this.#current?.silence ?? Infinity;
  }

  /** Does not count the polling of a hidden tab: a visible tab needs another transport. */
  get isJustOpened() {
    return this.#current !== null && this.#current.transport !== hiddenPolling && this.#current.isJustOpened;
  }

  /** Opens one transport and closes all others. */
  open() {
    this.close();
    this.#current = this.#start(this.#preferred);
  }

  /** As `open`, for a hidden tab. */
  openHidden() {
    this.close();
    this.#current = this.#start(hiddenPolling);
  }

  /** Tries all transports again, because the network may have changed. */
  forgetFailures() {
    this.#preferred = eventStream;
    this.#failures = 0;
    this.#cooldowns.endAll();
  }

  close() {
    this.#current?.close();
    this.#candidate?.close();
    this.#previous?.close();
    this.#current = this.#candidate = this.#previous = null;
  }

  /** @param {Transport} transport */
  #start(transport) {
    const { url, receive } = this.#newOpening();
    /** @type {OpenTransport} */
    const opened = new OpenTransport(transport, {
      url,
      receive: frame => {
        if (opened === this.#candidate && !opened.isOnProbation) this.#upgrade(opened);
        receive(frame);
      },
      fail: failure => {
        if (opened === this.#candidate) this.#dropCandidate(opened);
        else if (opened === this.#current) this.#fail(opened, failure);
      },
    });
    return opened;
  }

  /**
   * The candidate works. A frame that comes over both transports is applied once. The last frames of the previous transport go first: a
   * snapshot over the new one would contain all changes, but none of the toasts.
   * @param {OpenTransport} candidate
   */
  #upgrade(candidate) {
    const previous = this.#previous = this.#current;
    setTimeout(() => previous?.close(), HANDOVER_MS);
    candidate.delay(HANDOVER_MS);
    this.#current = candidate;
    this.#candidate = null;
    if (candidate.transport === eventStream) this.#preferred = eventStream;
  }

  /** @param {OpenTransport} candidate */
  #dropCandidate({ transport }) {
    this.#candidate = null;
    this.#cooldowns.start(transport.name);
  }

  /**
   * @param {OpenTransport} opened
   * @param {Failure} failure
   */
  #fail(opened, failure) {
    this.close();
    if (opened.isProven) this.#cooldowns.forget(opened.transport.name);
    if (opened.transport === webSocket) this.#cooldowns.start(webSocket.name);
    this.#onFailure(failure, opened.transport === eventStream && this.#mustFallBack(opened, failure));
  }

  /**
   * Refused twice, buffered once, or silent again and again: the event stream does not work in this network.
   * @param {OpenTransport} opened
   * @param {Failure} failure
   */
  #mustFallBack(opened, { reason }) {
    if (opened.isProven) this.#failures = 0;
    if (reason === 'refused') this.#failures++;
    if (reason === 'silent') this.#failures += opened.isOnProbation ? MAX_FAILURES : 1;
    if (this.#failures < MAX_FAILURES) return false;
    this.#failures = 0;
    this.#preferred = polling;
    this.#cooldowns.start(eventStream.name);
    return true;
  }

  #tick() {
    for (const opened of [this.#candidate, this.#current])
      if (opened?.isSilent) opened.fail({ reason: 'silent' });
    const upgrade = this.#current?.isStable && UPGRADES.get(this.#current.transport);
    if (upgrade && !this.#candidate && !this.#cooldowns.isActive(upgrade.name)) this.#candidate = this.#start(upgrade);
  }
}

/** Remembers how long transports that failed are not tried again. */
class Cooldowns {
  /** By the transport's name. @type {Map<string, { until: number, failures: number }>} */
  #cooldowns = new Map();

  /** @param {string} transport */
  start(transport) {
    const failures = this.#cooldowns.get(transport)?.failures ?? 0;
    const ms = Math.min(FIRST_COOLDOWN_MS * 2 ** failures, LONGEST_COOLDOWN_MS);
    this.#cooldowns.set(transport, { until: Date.now() + ms, failures: failures + 1 });
  }

  /** @param {string} transport */
  isActive(transport) {
    return Date.now() < (this.#cooldowns.get(transport)?.until ?? 0);
  }

  /** The transport worked for a long time. @param {string} transport */
  forget(transport) {
    this.#cooldowns.delete(transport);
  }

  /** Ends all cooldowns, because the network may have changed. If a transport fails again, its next cooldown is still longer. */
  endAll() {
    for (const cooldown of this.#cooldowns.values()) cooldown.until = 0;
  }
}
