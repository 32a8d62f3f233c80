// @ts-check
// Sends one action and tells an answer from a failure.
import { retryAfter } from '../live/polling.js';

const ANSWER_MS = 10_000;
const PASSING = [408, 429];

/** @typedef {{ status: number, headers: Headers, html: string }} Answer what the server decided, in the page's own fragments */

/**
 * @param {URL} url
 * @param {string} me whose click it was: the cookie may be another player's by now
 * @param {import('./journal.js').Action} action
 * @param {AbortController} abort
 * @returns {Promise<Answer>}
 * @throws {Unanswered} or whatever a network throws: the action may be sent again
 */
export async function post(url, me, { data, round, rev }, abort) {
  const timer = setTimeout(() => abort.abort(), ANSWER_MS);
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ ...data, round: String(round), ...rev === undefined ? {} : { rev: String(rev) }, playerId: me }),
      headers: { 'HX-Request': 'true' },
      // It arrives even if the page is left in this moment.
      keepalive: true,
      signal: abort.signal,
    });
    const html = await response.text();
    if (!isAnswer(response, html)) throw new Unanswered(retryAfter(response.headers));
    return { status: response.status, headers: response.headers, html };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A proxy's or a hotel's page is no answer to a vote, whatever its status.
 * @param {Response} response
 * @param {string} html
 */
function isAnswer({ status }, html) {
  return status < 500 && !PASSING.includes(status) && html.includes('<hx-partial');
}

export class Unanswered extends Error {
  /** @param {number} ms the server wants to be left alone for so long */
  constructor(ms) {
    super();
    this.ms = ms;
  }
}
