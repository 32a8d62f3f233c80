// @ts-check
// Sends one action and tells an answer from a failure.
import { retryAfter } from '../live/polling.js';
import { shell, verbUrl } from '../page/shell.js';

const ANSWER_TIMEOUT_MS = 10_000;
/** Statuses that pass by themselves, beside those from 500. */
const PASSING = [408, 429];

/** @typedef {{ status: number, headers: Headers, html: string }} Answer what the server decided, in the page's own fragments */

/**
 * @param {import('./journal.js').Action} action
 * @param {AbortController} abort
 * @returns {Promise<Answer>}
 * @throws {Unanswered} or what the network throws: the action may be sent again
 */
export async function post({ verb, data, round, rev }, abort) {
  const timer = setTimeout(() => abort.abort(), ANSWER_TIMEOUT_MS);
  try {
    const response = await fetch(verbUrl(verb), {
      method: 'POST',
      // Whose click it was: the cookie may be another player's by now.
      body: new URLSearchParams({ ...data, round: String(round), ...rev === undefined ? {} : { rev: String(rev) }, playerId: shell.me }),
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
 * The page of a proxy or of a hotel's login is no answer to a vote, whatever its status.
 * @param {Response} response
 * @param {string} html
 */
function isAnswer({ status }, html) {
  return status < 500 && !PASSING.includes(status) && html.includes('<hx-partial');
}

export class Unanswered extends Error {
  /** @param {number} ms so long the server wants no request */
  constructor(ms) {
    super();
    this.ms = ms;
  }
}
