// @ts-check
// Selects several stories. What is selected is remembered by id: a frame may replace a row, or put it elsewhere.
import { onAfterSwap, onFormFinished } from '../page/events.js';
import { counted } from '../page/shell.js';

/** @type {Set<string>} */
const selected = new Set();
/** The checkbox from which the shift key selects. @type {HTMLInputElement | null} */
let anchor = null;

export function selectStories() {
  const form = document.getElementById('selection');
  if (!(form instanceof HTMLFormElement)) return;
  const all = /** @type {HTMLInputElement | null} */ (form.querySelector('.selection-all input'));
  all?.parentElement?.removeAttribute('hidden');
  document.addEventListener('click', event => {
    const target = /** @type {Element} */ (event.target);
    const link = target.closest?.('.selection-open, .selection-close');
    if (link) {
      event.preventDefault();
      open(form, link.matches('.selection-open'));
    } else if (target instanceof HTMLInputElement && target.matches('.pick')) {
      pick(target, event.shiftKey);
    } else if (target === all) {
      boxes().forEach(box => mark(box, all.checked));
    } else if (target.closest?.('#selection [type="reset"]')) {
      selected.clear();
    } else {
      return;
    }
    show(form);
  });
  // Enter in a checkbox would press the first button of its form.
  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && /** @type {Element} */ (event.target).matches?.('.pick')) event.preventDefault();
  });
  onFormFinished(({ sourceElement, response }) => { if (sourceElement === form && response && response.status < 400) clear(form); });
  onAfterSwap(() => show(form));
  // A part of the list was opened or closed.
  document.addEventListener('toggle', () => show(form), { capture: true });
  // Some may have been ticked before this script came.
  boxes().filter(box => box.checked).forEach(box => mark(box, true));
  show(form);
}

/** @param {HTMLFormElement} form @param {boolean} isOpen */
function open(form, isOpen) {
  form.dataset.selecting = String(isOpen);
  if (!isOpen) clear(form);
  /** @type {HTMLElement | null} */ (form.querySelector(isOpen ? 'input' : '.selection-open'))?.focus();
}

/** @param {HTMLInputElement} box @param {boolean} isRange */
function pick(box, isRange) {
  const all = boxes();
  const from = isRange && anchor ? all.indexOf(anchor) : -1;
  const to = all.indexOf(box);
  const range = from < 0 ? [box] : all.slice(Math.min(from, to), Math.max(from, to) + 1);
  range.forEach(each => mark(each, box.checked));
  anchor = box;
}

/** @param {HTMLInputElement} box @param {boolean} isSelected */
function mark(box, isSelected) {
  box.checked = isSelected;
  if (isSelected) selected.add(box.value);
  else selected.delete(box.value);
}

/** @param {HTMLFormElement} form */
function clear(form) {
  selected.clear();
  show(form);
}

/** Only what is in sight is ticked, counted and sent; the rest is ticked again when it is shown. @param {HTMLFormElement} form */
function show(form) {
  for (const box of picks()) box.checked = false;
  const all = boxes();
  for (const box of all) box.checked = selected.has(box.value);
  const count = all.filter(box => box.checked).length;
  const output = form.querySelector('output');
  const text = counted(JSON.parse(form.dataset.counts ?? '{}'), count);
  if (output && output.textContent !== text) output.textContent = text;
  for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', String(count === 0));
  const every = /** @type {HTMLInputElement | null} */ (form.querySelector('.selection-all input'));
  if (every) every.checked = count > 0 && count === all.length;
  if (every) every.indeterminate = count > 0 && count < all.length;
}

/** The checkboxes of the rows that are shown. @returns {HTMLInputElement[]} */
function boxes() {
  return [...picks()].filter(box => box.checkVisibility());
}

/** @returns {NodeListOf<HTMLInputElement>} */
function picks() {
  return document.querySelectorAll('.pick');
}
