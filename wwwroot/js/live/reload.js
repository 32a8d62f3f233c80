// @ts-check
// Loads the page again, where the server needs another one.
import { options } from '../page/shell.js';

/** A form in flight may lead to another page by itself. */
const FORM_MS = 3000;

/** @param {boolean} isEnded a host has deleted the session, and the next page says so */
export function reload(isEnded) {
  const isBusy = document.querySelector('[aria-busy="true"]') !== null;
  const load = () => isEnded ? location.replace(`${location.pathname}?${options.queries.ended}`) : location.reload();
  setTimeout(load, isBusy ? FORM_MS : 0);
}

/**
 * Whether to reload the page for a build of the server: once only, since two builds behind one address must not reload it for ever.
 * @param {string} build
 */
export function isNewBuild(build) {
  try {
    if (sessionStorage.getItem('build') === build) return false;
    sessionStorage.setItem('build', build);
    return true;
  } catch {
    // What cannot be remembered could go on for ever.
    return false;
  }
}
