// @ts-check
// The tab is called what the session is called, also after it was renamed.
import { onFrameApplied } from './events.js';

export function keepTitle() {
  let name = sessionName();
  onFrameApplied(() => {
    const now = sessionName();
    if (now === name) return;
    document.title = document.title.replace(name, () => now);
    name = now;
  });
}

function sessionName() {
  return document.getElementById('session-name')?.textContent ?? '';
}
