// @ts-check
// Tells a screen reader what the table shows and no notification says: what became of one's own card, that everyone has voted, and what a
// host is asked.
import { hand } from '../page/hand.js';
import { announce } from '../page/toasts.js';

export function tellVotes() {
  let before = readTable();
  // Who comes back finds it on the page.
  if (before.question) announce(before.question);
  new MutationObserver(() => {
    const now = readTable();
    const news = [
      now.handRound === before.handRound && now.sync !== before.sync && now.sync !== 'sending' && textOf('#my-vote .hand-state'),
      now.round === before.round && now.haveAllVoted && !before.haveAllVoted && textOf('#tally .tally-text'),
      now.question !== before.question && now.question,
    ];
    before = now;
    const text = news.filter(each => each).join('. ');
    if (text) announce(text);
  }).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ['data-sync', 'data-complete', 'data-round'],
  });
}

/** The hand and the progress of the others may arrive one after the other, so each has its own round. */
function readTable() {
  const { round, phase, complete } = document.getElementById('progress')?.dataset ?? {};
  return {
    round,
    handRound: hand.round,
    sync: hand.voteElement?.dataset.sync,
    haveAllVoted: phase === 'voting' && complete !== undefined,
    // The answer to a reveal may come before the results, which are read first.
    question: textOf(phase === 'voting' ? '#return-form p' : '#auto-reveal-form p, #return-form p'),
  };
}

/** @param {string} selector */
function textOf(selector) {
  return document.querySelector(selector)?.textContent?.trim();
}
