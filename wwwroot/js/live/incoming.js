// @ts-check
// Reads the frames of any transport, and of single requests: what the server says about the connection, and what goes on the page.
import { setServerTime } from '../page/clock.js';
import { liveUrl, options, shell } from '../page/shell.js';
import { fetchNow } from './polling.js';
import { needsReload } from './reload.js';

/** @typedef {import('./open-transport.js').Frame} Frame */

/**
 * The address of what has happened since a version.
 * @param {number} version
 * @param {string} path
 * @param {Record<string, string>} [query]
 */
export function urlSince(version, path, query) {
  return liveUrl(path, { since: String(version), epoch: shell.epoch, ...query });
}

/** What an answer says of the server. @param {Frame[]} frames */
function helloOf(frames) {
  return frames.find(frame => frame.event === options.frames.hello)?.data;
}

export class Incoming {
  #updates;
  #on;

  /**
   * @param {import('./page-updates.js').PageUpdates} updates
   * @param {object} on each ends the connection
   * @param {(ms: number) => void} on.bye called when the server stops, with the time until it is back
   * @param {(ended?: { cause?: string }) => void} on.leave called when the page has to be loaded again, or the session was deleted
   * @param {() => void} on.reconnect called when the server has to be asked for its build again
   */
  constructor(updates, on) {
    this.#updates = updates;
    this.#on = on;
  }

  /**
   * @param {Frame} frame
   * @param {number} asked the version that the page requested updates from
   * @returns {boolean} whether the connection goes on
   */
  receive(frame, asked) {
    switch (frame.event) {
      case options.frames.bye: return this.#end(() => this.#on.bye(frame.data.retryMs));
      case options.frames.gone:
        return this.#end(() => this.#on.leave(frame.data.code === options.refusals.noSession ? frame.data : undefined));
      case options.frames.hello: return this.#fits(frame.data, asked) || this.#end(() => this.#on.leave());
      // Changes may be held back or lost where pings are not.
      case options.frames.ping: this.#updates.expectVersion(frame.data.version ?? 0);
    }
    if (frame.html !== undefined) this.#updates.receive(frame);
    return true;
  }

  /** Fetches the whole table. */
  async fetchTable() {
    const asked = this.#updates.position;
    this.#receiveAll(await fetchNow(liveUrl), asked);
  }

  /** Fetches what is missing since the position of the page. @returns {Promise<import('./freshness.js').Hello | undefined>} */
  async catchUp() {
    const asked = this.#updates.position;
    const frames = await fetchNow((path, query) => urlSince(asked, path, query));
    this.#receiveAll(frames, asked);
    return helloOf(frames);
  }

  /**
   * @param {Frame[]} frames
   * @param {number} asked
   */
  #receiveAll(frames, asked) {
    // The open transport was faster: the answer is outdated, and so are the private regions that came with it.
    if (this.#updates.position > asked && (helloOf(frames)?.version ?? Infinity) < this.#updates.position) return;
    for (const frame of frames) if (!this.receive(frame, asked)) return;
  }

  /** @param {() => void} end */
  #end(end) {
    end();
    return false;
  }

  /**
   * Whether the page still fits the server.
   * @param {{ version: number, build: string, epoch: string, now: number, playerId?: string }} hello
   * @param {number} asked
   */
  #fits({ version, build, epoch, now, playerId = '' }, asked) {
    setServerTime(now);
    // This browser now belongs to another player, or to none.
    if (playerId !== shell.me) return false;
    // The server was restored from a backup, or has another build: the page has to be loaded again.
    if (version < asked || needsReload(build, this.#on.reconnect)) return false;
    shell.epoch = epoch;
    this.#updates.announce(version);
    return true;
  }
}
