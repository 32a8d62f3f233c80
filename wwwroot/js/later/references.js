// @ts-check
// Shows which stories have the estimate of a card: where the pointer rests, where the focus is, after a tap and at a long press.
import { onFrameApplied } from '../page/events.js';
import { faceOf, hand } from '../page/hand.js';

/** How long the pointer rests on a card before it shows something, and how long it may take to get from there to the text. */
const REST_MS = 250, LEAVE_MS = 600;

/** How long a finger stays for a long press. */
const PRESS_MS = 500;

/** How long the text stays after a tap, which is a vote. */
const TAP_MS = 6000;

/** The page asks at most once in this time. */
const PAUSE_MS = 1000;

const CARD = '.hand-card';

/** @type {HTMLElement | null} the card whose stories are shown */
let shown = null;
let timer = 0;
let isStale = true, isFetching = false;
let wasLongPress = false;
let fetchedRound = 0;

/** @param {import('../live/page-updates.js').PageUpdates} updates */
export function showReferences(updates) {
  const show = (/** @type {HTMLElement | null} */ card) => {
    shown = card;
    paint();
    refresh(updates);
  };
  followPointer(show);
  followFocus(show);
  onFrameApplied(({ id }) => {
    if (id === undefined) return;
    isStale = true;
    if (!shown?.isConnected || !hand.isOpen) shown = null;
    paint();
    if (isWanted()) refresh(updates);
  });
  refresh(updates);
}

/** @param {(card: HTMLElement | null) => void} show */
function followPointer(show) {
  const after = (/** @type {number} */ ms, /** @type {HTMLElement | null} */ card) => {
    clearTimeout(timer);
    timer = setTimeout(() => show(card), ms);
  };
  let restsAt = '';
  document.addEventListener('pointermove', ({ screenX, screenY }) => { restsAt = `${screenX} ${screenY}`; });
  document.addEventListener('pointerover', ({ target, pointerType, screenX, screenY }) => {
    // A card that came to lie under the pointer is none to which it was led.
    if (pointerType === 'touch' || restsAt === `${screenX} ${screenY}`) return;
    const card = cardAt(target);
    if (card) after(shown ? 0 : REST_MS, card);
    else if (isInText(target)) clearTimeout(timer);
    else if (shown && !shown.matches(':focus-visible')) after(LEAVE_MS, null);
    else clearTimeout(timer);
  });
  document.addEventListener('pointerdown', ({ target, pointerType }) => {
    wasLongPress = false;
    const card = cardAt(target);
    if (pointerType !== 'touch' || isInText(target)) return;
    if (!card) return after(0, null);
    clearTimeout(timer);
    timer = setTimeout(() => { wasLongPress = true; show(card); }, PRESS_MS);
  });
  for (const name of ['pointerup', 'pointercancel'])
    document.addEventListener(name, event => {
      if (/** @type {PointerEvent} */ (event).pointerType === 'touch' && !wasLongPress) clearTimeout(timer);
    });
  // A long press is no vote, and opens no menu.
  document.addEventListener('click', event => {
    const card = cardAt(event.target);
    if (!card) return;
    const isTouch = /** @type {PointerEvent} */ (event).pointerType === 'touch';
    if (isTouch && wasLongPress) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (isTouch) {
      show(card);
      after(TAP_MS, null);
    }
    wasLongPress = false;
  }, { capture: true });
  document.addEventListener('contextmenu', event => {
    if (cardAt(event.target) && matchMedia('(pointer: coarse)').matches) event.preventDefault();
  });
}

/** @param {(card: HTMLElement | null) => void} show */
function followFocus(show) {
  document.addEventListener('focusin', ({ target }) => {
    const card = cardAt(target);
    if (card?.matches(':focus-visible')) show(card);
  });
  document.addEventListener('focusout', ({ target }) => { if (cardAt(target) && shown === target) show(null); });
  document.addEventListener('keydown', ({ key }) => {
    clearTimeout(timer);
    if (key === 'Escape' && shown) show(null);
  });
}

/** @param {EventTarget | null} target */
const cardAt = target => target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(CARD)) : null;

/** @param {EventTarget | null} target */
const isInText = target => target instanceof Element && target.closest('#references') !== null;

/** Describes the cards, and shows the stories of the one that is asked for. */
function paint() {
  /** @type {NodeListOf<HTMLElement>} */
  const texts = document.querySelectorAll('.reference');
  for (const text of texts) text.toggleAttribute('data-shown', shown !== null && faceOf(text) === faceOf(shown));
  for (const card of hand.cards) {
    const id = [...texts].find(text => faceOf(text) === faceOf(card))?.id;
    if (id) card.setAttribute('aria-describedby', id);
    else card.removeAttribute('aria-describedby');
  }
}

/** @param {import('../live/page-updates.js').PageUpdates} updates */
async function refresh(updates) {
  if (isFetching || !isStale || !hand.isOpen) return;
  isFetching = true;
  isStale = false;
  fetchedRound = hand.round;
  try {
    // The browser has the last answer and its ETag.
    const response = await fetch(`${location.pathname}/references`, { cache: 'no-cache', headers: { 'HX-Request': 'true' } });
    const html = await response.text();
    if (response.ok && html.includes('<hx-partial')) await updates.enqueue(swap => swap(html));
    paint();
  } catch {
    isStale = true; // until the next time that somebody asks
  }
  await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  isFetching = false;
  if (isWanted()) refresh(updates);
}

/** Most estimates come with a new round. While nobody looks at a card, the others can wait. */
const isWanted = () => shown !== null || hand.round !== fetchedRound;
