// @ts-check
// Opens the share sheet of the device for the invitation link, where there is one.

export function offerSharing() {
  if (!('share' in navigator)) return;
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-share]'))) {
    button.hidden = false;
    button.addEventListener('click', () => {
      // Who closes the sheet without choosing anything is told nothing.
      navigator.share({ title: document.getElementById('session-name')?.textContent ?? '', url: button.dataset.share }).catch(() => {});
    });
  }
}
