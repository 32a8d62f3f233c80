// @ts-check
// Edits a story in place of its row. The form is an element of its own after the row, since frames may replace the row meanwhile.
import { onAfterSwap, onBeforeSwap, onFormFinished } from '../page/events.js';
import { restoreDrafts } from './drafts.js';

/** @typedef {import('../live/page-updates.js').PageUpdates} PageUpdates */

/** The open forms, by the id of their story: a whole table from the server does not have them. @type {Map<string, HTMLElement>} */
const forms = new Map();
/** The stories whose form is on its way. @type {Set<string>} */
const opening = new Set();

/** The focused element of a form before a swap. @type {HTMLElement | null} */
let focused = null;

/** The story to whose row the focus went when its form was closed, until something else is done. @type {string | null} */
let returned = null;

/** @param {PageUpdates} updates */
export function editRows(updates) {
  for (const type of ['keydown', 'pointerdown']) document.addEventListener(type, () => { returned = null; }, { capture: true });
  document.addEventListener('click', event => {
    const link = /** @type {Element} */ (event.target).closest?.(':is(.story-tools, .row-menu) > a');
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const menu = link.closest('.row-menu');
    if (menu instanceof HTMLElement) menu.hidePopover();
    const story = storyOf(link.closest('.story-row'));
    if (opening.has(story)) return;
    opening.add(story);
    open(story, link, updates).catch(() => { location.href = link.href; }).finally(() => opening.delete(story));
  });
  document.addEventListener('keydown', event => {
    const form = /** @type {Element} */ (event.target).closest?.('.story-edit');
    if (event.key !== 'Escape' || !form || event.isComposing) return;
    event.preventDefault();
    close(storyOf(form));
  });
  document.addEventListener('click', event => {
    const button = /** @type {Element} */ (event.target).closest?.('.story-edit [type="reset"]');
    if (button) close(storyOf(button.closest('.story-edit')));
  });
  onFormFinished(({ sourceElement, response }) => {
    const form = sourceElement.closest('.story-edit');
    if (!form || !response || response.status >= 400) return;
    close(storyOf(form));
  });
  onBeforeSwap(({ tasks }) => {
    const active = document.activeElement;
    focused = active instanceof HTMLElement && active.closest('.story-edit') ? active : null;
    // A form that is taken away by the swap of the whole list would no longer be sent by htmx.
    if (tasks.some(({ target }) => target?.id === 'stories')) forms.forEach(form => form.remove());
  });
  onAfterSwap(keep);
}

/** @param {string} story @param {HTMLAnchorElement} link to the page with the form @param {PageUpdates} updates */
async function open(story, link, updates) {
  const isOpen = document.getElementById(`title-${story}`);
  if (isOpen) {
    isOpen.focus();
    return;
  }
  const query = new URLSearchParams({ storyId: story });
  const response = await fetch(`${link.pathname}/rowform?${query}`, { headers: { 'HX-Request': 'true' } });
  const html = await response.text();
  if (!response.ok) throw new Error(`${response.status}`);
  await updates.enqueue(swap => swap(html));
  const form = document.getElementById(`edit-${story}`);
  if (!form) throw new Error(story);
  forms.set(story, form);
  restoreDrafts();
  const title = /** @type {HTMLInputElement | null} */ (form.querySelector('[name="title"]'));
  title?.focus();
  title?.setSelectionRange(title.value.length, title.value.length);
  form.scrollIntoView({ block: 'nearest' });
}

/** The row is seen again and has the focus. @param {string} story */
function close(story) {
  const form = document.getElementById(`edit-${story}`) ?? forms.get(story);
  forms.delete(story);
  const hadFocus = form?.contains(document.activeElement) || document.activeElement === document.body;
  form?.remove();
  document.querySelectorAll(`.toast[data-about="edit-${story}"]`).forEach(toast => toast.remove());
  if (hadFocus) focusRow(story);
}

/** @param {string} story */
function focusRow(story) {
  returned = story;
  const tools = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`#row-${story} .story-tools > :is(a, [popovertarget])`));
  // Beside the table, a small screen has the link in the menu.
  [...tools].find(tool => tool.checkVisibility())?.focus();
}

/** Puts the forms back to where their rows are. */
function keep() {
  for (const [story, form] of forms) {
    const row = document.getElementById(`row-${story}`);
    if (form.isConnected && (!row || row.nextElementSibling === form)) continue;
    if (row) row.after(form);
    else (document.getElementById('stories-list') ?? document.getElementById('stories'))?.append(form);
  }
  // The row may have gone to another group.
  if (returned && !document.activeElement?.closest('.story-row, .story-edit')) focusRow(returned);
  if (focused?.isConnected && document.activeElement !== focused) focused.focus();
}

/** @param {Element | null} row */
function storyOf(row) {
  return row?.id.replace(/^(row|edit)-/, '') ?? '';
}
