// @ts-check
// Links to a part of the page have the address that it was loaded with. Where a script has changed that since, they would load it again.

export function stayOnPage() {
  // After the listeners of the document: what they do with a link is theirs, such as asking for a file.
  window.addEventListener('click', event => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest('a[href*="#"]'));
    if (!link || link.target || link.pathname !== location.pathname || link.origin !== location.origin) return;
    event.preventDefault();
    const part = new URL(location.href);
    part.hash = link.hash;
    // Not location.hash: the browser ignores a part that the address names already, though the page was scrolled away from it.
    location.assign(part);
  });
}
