// @ts-check
// Keeps what is being typed when the page loads itself again: the seat or a right is lost, or the server has another build. The text is
// back when its form is shown again in this tab, perhaps on another page.
import { onReload } from '../page/events.js';

/** The item in session storage. */
const KEY = 'drafts';
/** Not the forms of dialogs, menus and the hand: what is typed there is for a moment that may be over. */
const FORMS = 'form[method="post"]:not([popover] form, [data-outbox])';

/** The fields of each form by name. @typedef {Record<string, Record<string, string>>} Drafts */

export function keepDrafts() {
  restoreDrafts();
  onReload(save);
}

function save() {
  const drafts = read();
  for (const form of forms())
    if (fieldsOf(form).some(field => field.type !== 'hidden' && field.value !== field.defaultValue))
      drafts[nameOf(form)] = Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value]));
  write(drafts);
}

/** Fills the forms of the page. */
export function restoreDrafts() {
  const drafts = read();
  for (const form of forms()) {
    const draft = drafts[nameOf(form)];
    if (!draft) continue;
    // With what the form was shown, so that a text of somebody else is still a conflict.
    for (const field of fieldsOf(form)) field.value = draft[field.name] ?? field.value;
    delete drafts[nameOf(form)];
  }
  write(drafts);
}

/** @returns {HTMLFormElement[]} */
function forms() {
  return [.../** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(FORMS))];
}

/** @param {HTMLFormElement} form */
function fieldsOf(form) {
  return [.../** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (
    form.querySelectorAll('input:is([type="text"], [type="url"], [type="hidden"]), textarea'))];
}

/** @param {HTMLFormElement} form */
function nameOf(form) {
  const story = /** @type {HTMLInputElement | null} */ (form.querySelector('[name="storyId"]'));
  return `${new URL(form.getAttribute('action') ?? '', document.baseURI).pathname} ${story?.value ?? ''}`;
}

/** @returns {Drafts} */
function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

/** @param {Drafts} drafts */
function write(drafts) {
  try {
    if (Object.keys(drafts).length > 0) sessionStorage.setItem(KEY, JSON.stringify(drafts));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Without storage there are no drafts.
  }
}
