// @ts-check
// Reloads the page when it no longer fits the server.
import { dispatchReload } from '../page/events.js';
import { options } from '../page/shell.js';

/** Waits for a form that is being sent: its response may open another page. */
const FORM_MS = 3000;

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
 * Whether to reload the page for a build of the server: only once, because two builds behind one URL must not reload it forever.
 * @param {string} build
 */
export function isNewBuild(build) {
  try {
    if (sessionStorage.getItem('build') === build) return false;
    sessionStorage.setItem('build', build);
    return true;
  } catch {
    // Without storage the page might reload forever.
    return false;
  }
}
