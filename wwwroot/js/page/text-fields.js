// @ts-check
// A field is emptied when its text is sent, not when the response arrives: then it may already contain the next text. A form with
// `data-keeps-text` is closed instead when its text is accepted.
import { onFormFinished, onFormPrepared } from './events.js';

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @type {WeakMap<object, Map<Field, string>>} by request */
const sentTexts = new WeakMap();

/** The last story that was sent and not answered. @type {FormData | null} */
let unanswered = null;

export function emptyFieldsWhenSent() {
  onFormPrepared(({ sourceElement, request }) => {
    if (sourceElement.matches('.add-story')) request.body.set('id', idOf(String(request.body.get('title'))));
    sentTexts.set(request, emptied(sourceElement));
  });
  onFormFinished(({ sourceElement, request, response }) => {
    if (sourceElement.matches('.add-story')) unanswered = response ? null : request.body;
    if (response && response.status < 400) closeDialog(sourceElement);
    else putBack(sentTexts.get(request));
  });
  document.addEventListener('keydown', submitOnEnter);
}

/**
 * Whether the form sends a text and stays on the page for the next one.
 * @param {Element | null} form
 */
export function staysForNextText(form) {
  return form?.getAttribute('hx-boost') === 'true' && textFields(form).length > 0;
}

/**
 * Enter sends the story, although its field has several lines, for lists that are pasted into it.
 * @param {KeyboardEvent} event
 */
function submitOnEnter(event) {
  const field = event.target;
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  if (!(field instanceof HTMLTextAreaElement) || !field.matches('.add-story *')) return;
  event.preventDefault();
  field.form?.requestSubmit(field.form.querySelector('button'));
}

/**
 * The client makes the id, so that a story that is sent twice is added once: also one that is tried again because no answer came.
 * @param {string} title
 */
function idOf(title) {
  if (unanswered?.get('title') === title) return String(unanswered.get('id'));
  return [...crypto.getRandomValues(new Uint8Array(10))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {Element | null} form
 * @returns {Field[]}
 */
function textFields(form) {
  if (!(form instanceof HTMLFormElement) || form.matches('[data-keeps-text]')) return [];
  return [.../** @type {NodeListOf<Field>} */ (form.querySelectorAll('input[type="text"], textarea'))];
}

/** @param {Element} form */
function emptied(form) {
  const sent = new Map(textFields(form).map(field => [field, field.value]));
  for (const field of sent.keys()) field.value = '';
  return sent;
}

/**
 * Restores a text that was refused, unless a new one was typed.
 * @param {Map<Field, string> | undefined} sent
 */
function putBack(sent) {
  for (const [field, text] of sent ?? []) field.value ||= text;
}

/** @param {HTMLElement} form */
function closeDialog(form) {
  const dialog = textFields(form).length > 0 && form.closest('[popover]');
  if (dialog instanceof HTMLElement && dialog.matches(':popover-open')) dialog.hidePopover();
}
