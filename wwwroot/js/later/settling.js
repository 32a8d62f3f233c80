// @ts-check
// For a moment after the game has moved on, the buttons that would move it again take no press: a double click on "Reveal cards" must not
// save an estimate, and of two hosts who both press "Next story", the second must not skip one.
import { progressOf } from '../page/hand.js';
import { EFFECT_MS, Hold, OTHERS_MS, OWN_MS } from './hold.js';

/** Not "Reveal cards": in a round that has just begun there is nothing to reveal, so such a press does no harm. */
const MOVING = '#controls :is(:is(#next-form, #reset-form, #quick-form) button, [form="next-form"], #summary-link)';

/** The last press on a button that reveals or moves on, with what the controls showed then. */
let pressed = { at: 0, on: '', isRevealByKey: false };
let shown = progress();
const hold = new Hold(
  'game',
  () => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(MOVING)),
  // The cards are being revealed: whoever goes on now would leave the story without the estimate that they suggest.
  () => document.querySelector('#reveal-form :is([aria-busy="true"], [data-sync="waiting"])') !== null);

export function holdMovingButtons() {
  const dock = document.getElementById('controls')?.parentElement;
  if (!dock) return;
  // A mutation observer runs in the task of the swap itself, so nobody can press in between.
  new MutationObserver(update).observe(dock, {
    childList: true, subtree: true, attributeFilter: ['data-round', 'data-phase', 'aria-disabled', 'data-sync'],
  });
  document.addEventListener('click', event => {
    const button = /** @type {Element} */ (event.target).closest?.(`#reveal-form button, ${MOVING}`);
    if (!button) return;
    if (hold.isOn && button.matches(MOVING)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      // The clicks of keys.js are made by script.
      pressed = { at: performance.now(), on: shown, isRevealByKey: !event.isTrusted && !button.matches(MOVING) };
    }
  }, { capture: true });
}

function update() {
  const now = progress();
  if (now !== shown) {
    const isOwn = pressed.on === shown && performance.now() - pressed.at < EFFECT_MS;
    // Whoever reveals by one key and presses another one next means what the buttons do now.
    const isMeant = isOwn && pressed.isRevealByKey;
    // Before the first table nothing has changed under anyone's hand.
    hold.start(!shown || isMeant ? 0 : isOwn ? OWN_MS : OTHERS_MS);
    shown = now;
  }
  hold.apply();
}

/** The round, whether it is revealed, and what the main button is, as the controls show it; empty without controls. */
function progress() {
  const controls = document.getElementById('controls');
  const main = controls?.querySelector('.controls-main > *')?.id ?? '';
  return controls ? [...progressOf(controls), main].join(' ') : '';
}
