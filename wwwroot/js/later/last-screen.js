// @ts-check
// What the table shows, as texts, for the page that is shown without a connection. Only from regions that are the same for everyone, and
// no single card: before the reveal there is none in them, and after it the verdict and the figures are enough.

/** The backlog of a large session is not kept whole. */
const MAX_STORIES = 100;

/**
 * @typedef {object} Screen
 * @property {string} story
 * @property {string[]} state the round, the progress, the verdict
 * @property {[string, string][]} figures of a revealed round, with their names
 * @property {string[]} players
 * @property {[string, string][]} stories with their estimates
 */

/** Null on a page without the table. @returns {Screen | null} */
export function readScreen() {
  if (!document.getElementById('story-title')) return null;
  return {
    story: texts('#story > .story-facts > .story-key, #story-title').join(' '),
    state: texts('.story-round, .progress-text, .verdict'),
    figures: pairs('#results .stat', 'dt', 'dd'),
    players: texts('#players .player-name'),
    stories: pairs('#stories .story-row', '.story-row-name', '.face:not([data-open])').slice(0, MAX_STORIES),
  };
}

/** @param {string} selector @param {ParentNode} [within] */
function texts(selector, within = document) {
  return [...within.querySelectorAll(selector)].map(each => textOf(each)).filter(text => text !== '');
}

/** @param {string} selector @param {string} first @param {string} second @returns {[string, string][]} */
function pairs(selector, first, second) {
  return [...document.querySelectorAll(selector)].map(row => [texts(first, row).join(' '), texts(second, row).join(' ')]);
}

/** Without what only a screen reader says. @param {Element} element */
function textOf(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  copy.querySelectorAll('.visually-hidden').forEach(each => each.remove());
  return copy.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
