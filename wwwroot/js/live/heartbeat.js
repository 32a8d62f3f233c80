// @ts-check
// A live stream tells the server nothing of its reader: a word now and then says that someone is there.

const BEAT_MS = 20_000;

/** @param {import('./connection.js').Link} link */
export function beat(link) {
  setInterval(() => {
    if (link.ladder.way !== 'sse') return;
    // A beat that is lost is followed by another; the stream says when something is wrong.
    fetch(link.url('/beat'), { method: 'POST', cache: 'no-store' }).catch(() => {});
  }, BEAT_MS);
}
