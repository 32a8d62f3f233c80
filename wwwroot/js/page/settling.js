// @ts-check
// Buttons that move the game ignore presses for a moment after they have changed: a double click on "Reveal cards" must not save an
// estimate, and of two hosts who both press "Next story", the second must not skip one.
import { onAfterSwap, onFrameApplied } from './events.js';
import { progressOf } from './hand.js';

/** Longer than a double click, and than it takes to notice that the table has changed. */
const SETTLING_MS = 700;
/** Different keys that one person presses so closely are meant one after the other: R, then N. */
const SEQUENCE_MS = 3000;

const TICK_MS = 50;
const MOVING = '#controls :is(#reveal-form, #next-form, #reset-form) button';

let shown = progress();
let settledAt = 0;
let lastKey = '';
let lastKeyAt = -SEQUENCE_MS;
/** @type {ReturnType<typeof setInterval> | undefined} */
let timer;

export function guardMovingButtons() {
  onFrameApplied(update);
  onAfterSwap(update);
  document.addEventListener('click', event => {
    if (Date.now() >= settledAt || !/** @type {Element} */ (event.target).closest?.(MOVING)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true });
}

/**
 * A key was pressed. Another one just before it, by the same person, shows that this one is meant for what the buttons do now.
 * @param {string} key
 */
export function settleFor(key) {
  const now = Date.now();
  if (key !== lastKey && now - lastKeyAt < SEQUENCE_MS) settle();
  [lastKey, lastKeyAt] = [key, now];
}

function update() {
  const now = progress();
  if (now === shown) return;
  // On another page, or before the first table, nothing has changed under anyone's hand.
  const isChange = now !== '' && shown !== '';
  shown = now;
  if (!isChange) return;
  settledAt = Date.now() + SETTLING_MS;
  clearInterval(timer);
  // Again and again, since a button that was busy is set free meanwhile.
  timer = setInterval(tick, TICK_MS);
  tick();
}

function tick() {
  if (Date.now() >= settledAt) settle();
  else for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(MOVING))) hold(button);
}

/** Other scripts skip what is disabled in this way; a disabled button would lose the focus. @param {HTMLElement} button */
function hold(button) {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  button.dataset.settling = '';
}

function settle() {
  settledAt = 0;
  clearInterval(timer);
  for (const button of document.querySelectorAll('[data-settling]')) {
    button.removeAttribute('aria-disabled');
    button.removeAttribute('data-settling');
  }
}

/** The round and whether it is revealed, as the controls show it; empty without controls. */
function progress() {
  const controls = document.getElementById('controls');
  return controls ? progressOf(controls).join(' ') : '';
}
