// @ts-check
// Reloads the page when it no longer fits the server.
import { dispatchReload } from '../page/events.js';
import { options, shell } from '../page/shell.js';

/** Waits for a form that is being sent: its response may open another page. */
const FORM_MS = 3000;

/** When only an earlier build has answered for so long, the newer one has been taken back. */
const SETTLED_MS = 120_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let settling;
let settledBuild = '';

/** @param {{ cause?: string }} [ended] the session was deleted, and the next page says why */
export function reload(ended) {
  const isBusy = document.querySelector('[aria-busy="true"]') !== null;
  const query = new URLSearchParams({ [options.queries.ended]: ended?.cause ?? '' });
  const load = () => {
    dispatchReload();
    if (ended) location.replace(`${location.pathname}?${query}`);
    else location.reload();
  };
  setTimeout(load, isBusy ? FORM_MS : 0);
}

/**
 * Whether to reload the page for a build of the server: at once for each build that this tab has not seen, and for an earlier one when
 * only that has answered for a while. While a new version replaces the old one, both answer in turn, and must not reload the page in
 * circles.
 * @param {string} build
 * @param {() => void} reconnect asks the server for its build again
 */
export function needsReload(build, reconnect) {
  if (build === shell.build) {
    clearTimeout(settling);
    [settling, settledBuild] = [undefined, ''];
    return false;
  }
  if (build === settledBuild || isNewBuild(build)) return true;
  settling ??= setTimeout(() => {
    settledBuild = build;
    reconnect();
  }, SETTLED_MS);
  return false;
}

/** @param {string} build */
function isNewBuild(build) {
  try {
    const seen = new Set(sessionStorage.getItem('builds')?.split(' '));
    if (seen.has(build)) return false;
    sessionStorage.setItem('builds', [...seen, shell.build, build].join(' '));
    return true;
  } catch {
    // Without storage the page might reload forever.
    return false;
  }
}
