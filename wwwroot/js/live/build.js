// @ts-check
// Another build of the server wants another page.

/**
 * A page is reloaded once for each build it meets: two servers of two builds behind one address must not make it reload for ever.
 * @param {string} build
 */
export function isNews(build) {
  try {
    if (sessionStorage.getItem('build') === build) return false;
    sessionStorage.setItem('build', build);
    return true;
  } catch {
    // What cannot be remembered could go on for ever.
    return false;
  }
}
