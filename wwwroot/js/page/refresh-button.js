// @ts-check
// The Refresh button brings the whole table without loading the page again, whatever the connection says of itself.
import { finish } from './busy-buttons.js';

/** @param {import('../live/connection.js').Link} link */
export function refreshOnDemand(link) {
  document.addEventListener('submit', async event => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    // A session that has ended says so on its page.
    if (!form.matches('.status-refresh') || link.state === 'error') return;
    event.preventDefault();
    if (link.state === 'reconnecting' || link.state === 'disconnected') link.wake();
    await link.refresh().catch(() => link.wake());
    finish(event.submitter);
  });
}
