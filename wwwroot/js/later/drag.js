// @ts-check
// Moves a story among the next ones by dragging its handle, with a mouse or a finger. What follows the pointer is a copy: frames may
// change or replace the rows meanwhile.

/** How near to an edge the list scrolls, and how far in each frame; both in pixels. */
const EDGE = 48, STEP = 10;
const ROWS = '.stories[data-query=""] .story-row[data-group="Next"]';

/** @type {{ id: string, pointer: number, y: number, copy: HTMLElement, scroller: Element } | null} */
let drag = null;

export function dragRows() {
  document.addEventListener('pointerdown', start);
  document.addEventListener('pointermove', move);
  document.addEventListener('pointerup', drop);
  document.addEventListener('pointercancel', event => { if (event.pointerId === drag?.pointer) stop(); });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !drag) return;
    event.preventDefault();
    stop();
  });
}

/** @param {PointerEvent} event */
function start(event) {
  const grip = /** @type {Element} */ (event.target).closest?.('.grip');
  const row = /** @type {HTMLElement | null | undefined} */ (grip?.closest(ROWS));
  if (!grip || !row || drag || event.button !== 0) return;
  event.preventDefault();
  // The row may be replaced, and a finger belongs to the element that it touched first.
  grip.releasePointerCapture?.(event.pointerId);
  document.documentElement.setPointerCapture(event.pointerId);
  const copy = document.createElement('div');
  copy.className = 'drag-copy';
  copy.textContent = row.querySelector('.story-row-name')?.textContent ?? '';
  document.body.append(copy);
  drag = { id: row.id, pointer: event.pointerId, y: event.clientY, copy, scroller: scrollerOf(row) };
  place(event);
  requestAnimationFrame(scroll);
}

/** @param {PointerEvent} event */
function move(event) {
  if (event.pointerId !== drag?.pointer) return;
  place(event);
  mark();
}

/** @param {PointerEvent} event */
function place({ clientX, clientY }) {
  if (!drag) return;
  drag.y = clientY;
  drag.copy.style.translate = `${clientX}px ${clientY}px`;
}

/** Shows where the row would go. */
function mark() {
  const rows = nextRows();
  const target = targetIn(rows);
  for (const [i, row] of rows.entries()) {
    row.toggleAttribute('data-dragged', row.id === drag?.id);
    const isLast = i === rows.length - 1 && target === rows.length;
    row.dataset.drop = i === target ? 'before' : isLast ? 'after' : '';
  }
}

/** @param {PointerEvent} event */
function drop(event) {
  if (event.pointerId !== drag?.pointer) return;
  const rows = nextRows();
  const from = rows.findIndex(row => row.id === drag?.id);
  const target = targetIn(rows);
  stop();
  // The row that is taken out makes the ones after it move up.
  const to = target > from ? target - 1 : target;
  const form = /** @type {HTMLFormElement | null | undefined} */ (rows[from]?.querySelector('.move-form'));
  const field = form?.elements.namedItem('place');
  if (!form || to === from || !(field instanceof HTMLInputElement)) return;
  field.value = String(to + 1);
  form.requestSubmit();
}

function stop() {
  drag?.copy.remove();
  drag = null;
  for (const row of nextRows()) {
    row.removeAttribute('data-dragged');
    row.removeAttribute('data-drop');
  }
}

/** The index of the row before which the dragged one would stand. @param {HTMLElement[]} rows */
function targetIn(rows) {
  const target = rows.findIndex(row => {
    const { top, height } = row.getBoundingClientRect();
    return (drag?.y ?? 0) < top + height / 2;
  });
  return target < 0 ? rows.length : target;
}

function scroll() {
  if (!drag) return;
  // A row that somebody else has taken away cannot be dropped.
  if (!document.getElementById(drag.id)) return stop();
  const box = drag.scroller.getBoundingClientRect();
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  const by = drag.y < top + EDGE ? -STEP : drag.y > bottom - EDGE ? STEP : 0;
  if (by) {
    drag.scroller.scrollTop += by;
    mark();
  }
  requestAnimationFrame(scroll);
}

/** @param {Element} row */
function scrollerOf(row) {
  const list = row.closest('.stories-scroll');
  const scrolls = list && list.scrollHeight > list.clientHeight && getComputedStyle(list).overflowY === 'auto';
  return scrolls ? list : document.scrollingElement ?? document.documentElement;
}

/** @returns {HTMLElement[]} */
function nextRows() {
  return [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(ROWS))];
}
