// @ts-check
// For a moment after the newest offer of undo has become another one, it takes no press: of two hosts who both press U to bring a story
// back, the second must not undo what was done before, nor what somebody else has just done.
import { EFFECT_MS, Hold, OTHERS_MS, OWN_MS } from './hold.js';

/** How long after this player has sent a form a new offer counts as its effect. A later one is held for a moment, which does no harm. */
const OFFERED_MS = 2500;

/** The ids of the forms, from the newest offer on. */
let shown = offers().map(form => form.id);
const NOTHING = { at: -Infinity, isUndo: false };
/** The last form that was sent from this page, until it has explained a change of the offers; votes offer nothing. */
let sent = NOTHING;
/** @type {Set<string>} the forms that have become, or may become, the newest under somebody's hand */
let early = new Set();

const hold = new Hold('undo', () => offers()
  .filter(form => early.has(form.id))
  .flatMap(form => [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('button'))]));

export function holdUndo() {
  const place = document.getElementById('undo')?.parentElement;
  if (!place) return;
  // Like settling.js: in the task of the swap itself.
  new MutationObserver(update).observe(place, { childList: true, subtree: true, attributeFilter: ['aria-disabled'] });
  document.addEventListener('submit', event => {
    const form = /** @type {Element} */ (event.target);
    const isUndo = form.closest('#undo') !== null;
    if (!form.closest('#hand')) sent = { at: performance.now(), isUndo };
  }, { capture: true });
}

function update() {
  const now = offers().map(form => form.id);
  if (now.join() !== shown.join()) {
    const ms = performance.now() - sent.at;
    const gone = shown.findIndex(id => !now.includes(id));
    const added = now.filter(id => !shown.includes(id));
    const isUndone = gone >= 0 && sent.isUndo && ms < EFFECT_MS;
    const isOffered = added.length > 0 && !sent.isUndo && ms < OFFERED_MS;
    if (isUndone || isOffered) sent = NOTHING;
    // Those that stand behind one that was taken; of those that are new, only another player's, and only in place of an older one.
    const next = shown.slice(gone + 1).filter(id => gone >= 0 && now.includes(id));
    const changed = [...next, ...(shown.length > 0 && !isOffered ? added : [])];
    if (changed.length > 0) {
      early = new Set(changed);
      hold.start(isUndone ? OWN_MS : OTHERS_MS);
    }
    shown = now;
  }
  hold.apply();
}

/** The forms of what may be undone, the newest first. */
function offers() {
  return /** @type {HTMLElement[]} */ ([...document.querySelectorAll('#undo > form')]);
}
