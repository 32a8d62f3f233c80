// @ts-check
// What the server has refused: shown in the open dialog, else as a toast, until it is solved.
import { onFormFinished, onFormPrepared } from './events.js';

/** When a form was sent. @type {WeakMap<object, number>} */
const sentAt = new WeakMap();
/** When a toast was shown. @type {WeakMap<Element, number>} */
const shownAt = new WeakMap();

/**
 * Shows a problem in the open dialog, which covers the toasts.
 * @param {string} text
 */
export function isShownInDialog(text) {
  const place = document.querySelector(':popover-open .dialog-problem');
  if (place) place.textContent = text;
  return place !== null;
}

/**
 * The same problem, met again, takes the place of its older toast.
 * @param {HTMLElement} list
 * @param {HTMLElement} toast
 */
export function showOnce(list, toast) {
  removeProblems(list, other => other !== toast && other.textContent === toast.textContent);
  shownAt.set(toast, performance.now());
}

/** Whoever has read of a problem and then done something that worked is done with it. @param {HTMLElement} list */
export function removeSolvedProblems(list) {
  onFormPrepared(({ request }) => {
    clearDialogs();
    sentAt.set(request, performance.now());
  });
  onFormFinished(({ request, response }) => {
    if (response?.ok) removeProblems(list, toast => (shownAt.get(toast) ?? Infinity) < (sentAt.get(request) ?? 0));
  });
  document.addEventListener('toggle', clearDialogs, { capture: true });
}

function clearDialogs() {
  for (const place of document.querySelectorAll('.dialog-problem')) place.textContent = '';
}

/** @param {HTMLElement} list @param {(toast: Element) => boolean} which */
function removeProblems(list, which) {
  for (const toast of list.querySelectorAll('.toast[data-kind="problem"]')) if (which(toast)) toast.remove();
}
