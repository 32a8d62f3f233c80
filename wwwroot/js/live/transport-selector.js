// @ts-check
// Chooses the transport: first the event stream; a WebSocket when that is stable; polling if neither works; and later the better one again.
import { Cooldowns } from './cooldowns.js';
import { eventStream } from './event-stream.js';
import { OpenTransport } from './open-transport.js';
import { hiddenPolling, polling } from './polling.js';
import { webSocket } from './web-socket.js';

/** @typedef {import('./open-transport.js').Transport} Transport */
/** @typedef {import('./open-transport.js').Opening} Opening */
/** @typedef {import('./open-transport.js').Failure} Failure */

const TICK_MS = 500;
/** After so many failures an event stream that was never proven is replaced by polling. */
const MAX_FAILURES = 2;
/** How long the previous transport may still deliver frames when a better one takes over. */
const HANDOVER_MS = 250;

/** The better transport that is tried while one is in use. @type {Map<Transport, Transport>} */
const UPGRADES = new Map([[polling, eventStream], [eventStream, webSocket]]);

export class TransportSelector {
  /** @type {OpenTransport | null} */
  #current = null;
  /** An upgrade that is being tried while the current one stays open. @type {OpenTransport | null} */
  #candidate = null;
  /** Delivers its last frames after an upgrade. @type {OpenTransport | null} */
  #previous = null;
  #cooldowns = new Cooldowns();
  /** @type {import('../later/lifetimes.js').Lifetimes | null} */
  #lifetimes = null;
  #preferred = this.#best;
  /** Failures of the event stream since it was last proven. */
  #failures = 0;
  #wasLate = false;
  #newOpening;
  #on;

  /**
   * @param {() => Omit<Opening, 'fail'>} newOpening makes what an attempt is opened with
   * @param {object} on
   * @param {(failure: Failure, how: { isFallback: boolean, wasStable: boolean }) => void} on.failure no transport is open; see Connection
   * @param {() => void} on.lateness called when `isLate` has changed
   */
  constructor(newOpening, on) {
    this.#newOpening = newOpening;
    this.#on = on;
    setInterval(() => this.#tick(), TICK_MS);
    import('../later/lifetimes.js').then(({ Lifetimes }) => { this.#lifetimes = new Lifetimes(); }, () => {});
  }

  /** Whether the page may be too far behind for one that is connected. */
  get isLate() {
    return this.#current?.isLate ?? false;
  }

  get #best() {
    return this.#cooldowns.isLate(eventStream.name) ? polling : eventStream;
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
    return this.#current !== null && !this.#current.transport.isForHidden && this.#current.isJustOpened;
  }

  /** Opens one transport and closes all others. */
  open() {
    this.close();
    this.#current = this.#start(this.#preferred);
  }

  /** As `open`, for a hidden tab. @param {number} pause between the polls, in milliseconds */
  openHidden(pause) {
    this.close();
    this.#current = this.#start(hiddenPolling(pause));
  }

  /** Tries all transports again, because the network may have changed. */
  forgetFailures() {
    this.#preferred = this.#best;
    this.#failures = 0;
    this.#cooldowns.endAll();
    this.#lifetimes?.forget();
  }

  close() {
    for (const opened of [this.#current, this.#candidate, this.#previous]) opened?.close();
    this.#current = this.#candidate = this.#previous = null;
  }

  /** @param {Transport} transport */
  #start(transport) {
    const { receive, ...opening } = this.#newOpening();
    /** @type {OpenTransport} */
    const opened = new OpenTransport(transport, {
      ...opening,
      receive: frame => {
        if (opened === this.#candidate && (opened.isTrusted || this.#isSuccessor(opened))) this.#upgrade(opened);
        receive(frame);
      },
      fail: failure => {
        if (opened === this.#candidate) this.#dropCandidate(opened, failure);
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

  /**
   * @param {OpenTransport} candidate
   * @param {Failure} failure
   */
  #dropCandidate(candidate, { reason }) {
    this.#candidate = null;
    if (reason === 'late') this.#cooldowns.startLate(candidate.transport.name);
    else if (this.#isSuccessor(candidate)) this.#lifetimes?.pause();
    else this.#cooldowns.start(candidate.transport.name);
  }

  /** A candidate of the transport in use replaces it before a gateway ends it. @param {OpenTransport} candidate */
  #isSuccessor({ transport }) {
    return transport === this.#current?.transport;
  }

  /**
   * @param {OpenTransport} opened
   * @param {Failure} failure
   */
  #fail(opened, failure) {
    const { transport, age } = opened;
    const wasStable = opened.isStable && !opened.isLate;
    this.close();
    if (opened.isProven) this.#cooldowns.forget(transport.name);
    if (transport === webSocket) this.#cooldowns.start(webSocket.name);
    if (failure.reason === 'lost') this.#lifetimes?.end(transport.name, age);
    this.#on.failure(failure, { wasStable, isFallback: this.#mustFallBack(opened, failure) });
  }

  /**
   * Late, though the network is not: the next transport. Refused twice, buffered once, or silent again and again: the event stream does
   * not work in this network.
   * @param {OpenTransport} opened
   * @param {Failure} failure
   */
  #mustFallBack(opened, { reason }) {
    if (reason === 'late') {
      this.#cooldowns.startLate(opened.transport.name);
      this.#preferred = this.#best;
      return true;
    }
    if (opened.transport !== eventStream) return false;
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
    for (const opened of [this.#candidate, this.#current]) opened?.tick();
    if (this.#current?.isStable && !this.#candidate) this.#candidate = this.#startCandidate(this.#current);
    if (this.isLate === this.#wasLate) return;
    this.#wasLate = this.isLate;
    this.#on.lateness();
  }

  /** @param {OpenTransport} current */
  #startCandidate({ transport, age }) {
    if (this.#lifetimes?.isEnding(transport.name, age)) return this.#start(transport);
    const upgrade = UPGRADES.get(transport);
    return upgrade && !this.#cooldowns.isActive(upgrade.name) ? this.#start(upgrade) : null;
  }
}
