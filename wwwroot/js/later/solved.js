// @ts-check
// The toast of a problem goes when it is solved, or when the same problem is met again.
import { onFormFinished, onFormPrepared } from '../page/events.js';

/** When a form was sent. @type {WeakMap<object, number>} */
const sentAt = new WeakMap();
/** When a toast was shown. @type {WeakMap<Element, number>} */
const shownAt = new WeakMap();

export function removeSolvedProblems() {
  const list = document.getElementById('notifications');
  if (!list) return;
  new MutationObserver(changes => {
    for (const toast of changes.flatMap(change => [...change.addedNodes])) {
      if (!(toast instanceof HTMLElement) || !toast.matches('[data-kind="problem"]')) continue;
      removeProblems(list, other => other !== toast && other.textContent === toast.textContent);
      shownAt.set(toast, performance.now());
    }
  }).observe(list, { childList: true });
  onFormPrepared(({ request }) => sentAt.set(request, performance.now()));
  onFormFinished(({ request, response }) => {
    // Whoever has read of a problem and then done something that worked is done with it.
    if (response && response.status < 400) removeProblems(list, toast => (shownAt.get(toast) ?? Infinity) < (sentAt.get(request) ?? 0));
  });
}

/** @param {HTMLElement} list @param {(toast: Element) => boolean} which */
function removeProblems(list, which) {
  for (const toast of list.querySelectorAll('.toast[data-kind="problem"]')) if (which(toast)) toast.remove();
}
