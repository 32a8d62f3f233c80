// @ts-check
// Reloads the page when it no longer fits the server.
import { dispatchReload } from '../page/events.js';
import { options, shell } from '../page/shell.js';

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
 * Whether to reload the page for a build of the server: once for each build that this tab has seen. While a new version replaces the old
 * one, both answer in turn, and must not reload the page in circles.
 * @param {string} build
 */
export function isNewBuild(build) {
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
