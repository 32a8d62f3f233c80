// @ts-check
// Updates the title of the tab when the session is renamed.
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
