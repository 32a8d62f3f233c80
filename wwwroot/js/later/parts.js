// @ts-check
// Links to a part of the page have the address that it was loaded with. Where a script has changed that since, they would load it again.

export function stayOnPage() {
  document.addEventListener('click', event => {
    const link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest('a[href*="#"]'));
    if (!link || link.pathname !== location.pathname || link.origin !== location.origin) return;
    event.preventDefault();
    location.hash = link.hash;
  });
}
