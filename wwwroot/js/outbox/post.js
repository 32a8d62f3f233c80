// @ts-check
// Sends one action, and distinguishes an answer from a failure.
import { retryAfter } from '../live/polling.js';
import { shell, verbUrl } from '../page/shell.js';

const ANSWER_TIMEOUT_MS = 10_000;
/** Statuses that are temporary, in addition to those from 500. */
const PASSING = [408, 429];

/** @typedef {{ status: number, headers: Headers, html: string }} Answer a decision of the server, as fragments of the page */

/**
 * @param {import('./journal.js').Action} action
 * @param {AbortController} abort
 * @returns {Promise<Answer>}
 * @throws {Unanswered} or an error of the network: the action may be sent again
 */
export async function post({ verb, data, round, rev }, abort) {
  const timer = setTimeout(() => abort.abort(), ANSWER_TIMEOUT_MS);
  try {
    const response = await fetch(verbUrl(verb), {
      method: 'POST',
      // The player who clicked: the cookie may now be another player's.
      body: new URLSearchParams({ ...data, round: String(round), ...rev === undefined ? {} : { rev: String(rev) }, playerId: shell.me }),
      headers: { 'HX-Request': 'true' },
      // The request is completed even if the page is left.
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
 * Whether it is a response of our server, and not the page of a proxy or of a network's login, which may have any status.
 * @param {Response} response
 * @param {string} html
 */
function isAnswer({ status }, html) {
  return status < 500 && !PASSING.includes(status) && html.includes('<hx-partial');
}

export class Unanswered extends Error {
  /** @param {number} ms how long the server asks to wait */
  constructor(ms) {
    super();
    this.ms = ms;
  }
}
