// @ts-check
// Leads every page to the summary when the session has ended, and from there to the table when it goes on.
import { dispatchReload, onFrameApplied } from '../page/events.js';
import { hand } from '../page/hand.js';
import { tableUrl, verbUrl } from '../page/shell.js';

const SUMMARY = 'summary';

/** Before it looks again whether a form that is being sent has opened another page. */
const FORM_MS = 3000;

/** @param {import('../outbox/outbox.js').Outbox} outbox */
export function followEnd(outbox) {
  const wasEnded = document.querySelector('main[data-ended]') !== null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  const look = () => {
    clearTimeout(later);
    const isEnded = document.getElementById('session-name')?.dataset.ended !== undefined;
    if (isEnded === wasEnded) {
      // The way to the summary was stopped, and the session goes on.
      if (outbox.isLeaving) {
        outbox.isLeaving = false;
        outbox.send();
      }
      return;
    }
    // The host who opens it again is on the way to the table.
    if (document.querySelector('[aria-busy="true"]')) {
      later = setTimeout(look, FORM_MS);
      return;
    }
    // A reason that is being typed goes into the outbox. The summary sends it, and the refusal gives the text back.
    outbox.isLeaving = true;
    hand.reasonField?.blur();
    dispatchReload();
    location.replace(isEnded ? verbUrl(SUMMARY) : tableUrl());
  };
  onFrameApplied(look);
  // It may have ended before this module was there.
  look();
}
