// @ts-check
// The element `#connection`, which no swap replaces: whose page this is, where its session is, the options that the server and the
// script share, and the texts to show.

/**
 * Written by the server (PageOptions.cs says what each member is); times are in milliseconds.
 * @typedef {object} Options
 * @property {Frames} frames
 * @property {Record<'silence' | 'probation' | 'probationSilence' | 'longPoll' | 'heartbeat' | 'hiddenPoll' | 'lateness'
 *   | 'maxLag', number>} times
 * @property {{ socket: string, poll: string, heartbeat: string }} paths
 * @property {{ version: string, refusal: string }} headers
 * @property {{ noSession: string, staleRound: string, notYou: string, unreadableList: string }} refusals
 * @property {{ ended: string, once: string[], language: string }} queries
 * @property {{ verb: string, isNumbered: boolean, isDoneIfStale: boolean }[]} outbox
 * @property {number} maxRev
 *
 * @typedef {object} Frames
 * @property {string} hello
 * @property {string} ping
 * @property {string} bye
 * @property {string} gone
 * @property {string} sync
 * @property {string} private
 * @property {string[]} control
 * @property {string[]} withoutPosition
 * @property {string[]} withPosition
 *
 * One form of a text per plural category.
 * @typedef {Record<string, string>} Plural
 *
 * Written by the server too (PageTexts.cs).
 * @typedef {object} Texts
 * @property {{ connected: Plural } & Record<'connecting' | 'syncing' | 'late' | 'reconnecting' | 'disconnected' | 'error', string>} status
 * @property {Record<string, string>} transports
 * @property {string} sending
 * @property {string} notSent
 * @property {Record<'nothingChanged' | 'movedOn' | 'lookFirst' | 'notSent', string>} unanswered
 * @property {Plural} joinedToo
 * @property {Plural} votedToo
 */

const element = document.getElementById('connection');

/** Empty on a page without a session, where nothing reads it. @type {Options} */
export const options = JSON.parse(element?.dataset.options ?? '{}');

/** @type {Texts} */
export const texts = JSON.parse(element?.dataset.texts ?? '{}');

/** The language of the page. */
export const language = document.documentElement.lang;

export const shell = {
  /** Null on a page without a session. */
  element,
  /** My player id. */
  me: element?.dataset.me ?? '',
  /** The build of the server that made the page. */
  build: element?.dataset.build ?? '',
  /** The path of the event stream; empty where the page is not live. */
  live: element?.dataset.live ? new URL(element.dataset.live, document.baseURI).pathname : '',

  /** What versions count in: another one after the server's database was restored. */
  epoch: element?.dataset.epoch ?? '',

  /** The version that the page shows. */
  get version() {
    return Number(element?.dataset.since);
  },
  set version(version) {
    if (element) element.dataset.since = String(version);
  },
};

/**
 * @param {string} path below the event stream's
 * @param {Record<string, string>} [query]
 */
export function liveUrl(path, query = {}) {
  const all = new URLSearchParams({ ...query, [options.queries.language]: language });
  return new URL(`${shell.live}${path}?${all}`, location.href);
}

/** The address of a form. @param {string} verb */
export function verbUrl(verb) {
  return new URL(verb, liveUrl(''));
}

/** The address of the table. */
export function tableUrl() {
  return new URL(shell.live.replace(/\/[^/]*$/, ''), location.href);
}

/**
 * The plural form for the number, with its values.
 * @param {Plural} forms
 * @param {number} count
 * @param {Record<string, string>} [values] for placeholders beside `{count}`
 */
export function counted(forms, count, values = {}) {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  /** @type {Record<string, string>} */
  const all = { ...values, count: String(count) };
  return form.replace(/\{(\w+)\}/g, (placeholder, name) => all[name] ?? placeholder);
}
