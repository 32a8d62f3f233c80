// @ts-check
// Forms marked data-outbox are sent by the outbox; without JavaScript they send themselves.
import { isVote } from './journal.js';

/** @param {import('./outbox.js').Outbox} outbox */
export function sendByOutbox(outbox) {
  document.addEventListener('submit', event => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.hasAttribute('data-outbox')) return;
    event.preventDefault();
    outbox.add(actionOf(form, event.submitter, outbox));
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 * @param {import('./outbox.js').Outbox} outbox
 * @returns {import('./journal.js').Action}
 */
function actionOf(form, submitter, outbox) {
  const { round: roundText, rev, ...data } = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form, submitter)));
  const address = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
  const round = Number(roundText);
  const action = { verb: /** @type {any} */ (address.split('/').at(-1)), data, round, timestamp: Date.now() };
  // The form has the number for a browser without memory.
  return isVote(action) ? { ...action, rev: outbox.journal.nextRev(round, Number(rev) - 1) } : action;
}
