// @ts-check
// Leads to the preview of an import: a file that is dropped on the stories page or the table, or chosen beside the field, and a list that
// is pasted into the field, if it is long or the server cannot read it.
import { onFormFinished } from '../page/events.js';
import { options } from '../page/shell.js';
import { carryFile, sendCarriedFile } from './carried-file.js';
import { sendImport } from './import-progress.js';

/** @typedef {import('../live/connection.js').Connection} Connection */

/** @param {Connection} connection */
export function previewImports(connection) {
  document.addEventListener('submit', event => {
    // Without a network htmx finds out that it cannot be sent, and the list stays in its field.
    if (connection.state !== 'disconnected') previewLongList(event);
  }, { capture: true });
  // The preview asks what the columns are, or says what the list is. The field has its text again.
  onFormFinished(({ sourceElement, request, response }) => {
    // Not where another text was typed meanwhile: the notification says what is wrong with the list.
    const isUnreadable = response?.headers.get(options.headers.refusal) === options.refusals.unreadableList;
    if (isUnreadable && isInField(sourceElement, `${request.body.get('title')}`)) preview(sourceElement);
  });
  document.addEventListener('submit', event => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.dataset.import === undefined) return;
    if (sendImport(form, event.submitter) || carryFile(form)) event.preventDefault();
  });
  const form = document.getElementById('drop-file');
  const field = form instanceof HTMLFormElement && form.elements.namedItem('file');
  if (!(field instanceof HTMLInputElement)) return;
  takeFiles(field);
  sendCarriedFile(field);
}

/** @param {HTMLInputElement} field of a form that is shown while a file is dragged over the page */
function takeFiles(field) {
  const form = /** @type {HTMLFormElement} */ (field.form);
  document.addEventListener('click', event => {
    if (!(/** @type {Element} */ (event.target).closest?.('[data-choose-file]'))) return;
    event.preventDefault();
    field.click();
  });
  field.addEventListener('change', () => send(field));
  document.addEventListener('dragover', event => {
    if (!hasFile(event)) return;
    event.preventDefault();
    form.hidden = false;
    if (event.dataTransfer && !form.checkVisibility()) event.dataTransfer.dropEffect = 'none';
  });
  document.addEventListener('dragleave', event => { if (!event.relatedTarget) form.hidden = true; });
  document.addEventListener('drop', event => {
    // The browser would leave the table for the file.
    if (hasFile(event)) event.preventDefault();
    // Only of a player who may manage stories.
    const takes = hasFile(event) && form.checkVisibility();
    form.hidden = true;
    if (!takes) return;
    field.files = event.dataTransfer?.files ?? null;
    send(field);
  });
}

/** @param {HTMLInputElement} field */
function send(field) {
  const form = /** @type {HTMLFormElement} */ (field.form);
  if (field.files?.length) form.requestSubmit();
}

/** @param {DragEvent} event */
function hasFile({ dataTransfer }) {
  return dataTransfer?.types.includes('Files') ?? false;
}

/** @param {SubmitEvent} event */
function previewLongList(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const field = form.elements.namedItem('title');
  if (!(field instanceof HTMLTextAreaElement) || !(countLines(field.value) >= Number(form.dataset.previewFrom))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  preview(form);
}

/** The whole page is loaded, instead of the answer that htmx waits for. @param {HTMLElement} form */
function preview(form) {
  if (!(form instanceof HTMLFormElement) || !form.dataset.preview) return;
  const { action } = form;
  form.action = form.dataset.preview;
  form.submit();
  form.action = action;
}

/**
 * @param {HTMLElement} form
 * @param {string} text as it was sent, perhaps with other line ends
 */
function isInField(form, text) {
  const field = form instanceof HTMLFormElement && form.elements.namedItem('title');
  return field instanceof HTMLTextAreaElement && field.value === text.replaceAll('\r\n', '\n');
}

/** @param {string} text */
function countLines(text) {
  return text.split('\n').filter(line => line.trim() !== '').length;
}
