// @ts-check
// A soft bell when the timer ends, for those who want it.
import { onFrameApplied } from '../page/events.js';
import { readItem, writeItem } from '../page/storage.js';

/** The item in local storage that switches the bell on. */
const ON = 'bell-on';
/** The two tones of the bell in hertz, and how long they sound. */
const TONES = [659.3, 880];
const SECONDS = 1.6;

export function ringWhenTimeIsUp() {
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById('bell-on'));
  if (toggle) {
    toggle.checked = readItem(ON) !== null;
    toggle.addEventListener('change', () => {
      writeItem(ON, toggle.checked ? '1' : null);
      // So that one hears what one has chosen, and the browser allows sounds from now on.
      if (toggle.checked) ring();
    });
  }
  let wasUp = isTimeUp();
  onFrameApplied(() => {
    const isUp = isTimeUp();
    if (isUp && !wasUp && readItem(ON)) ring();
    wasUp = isUp;
  });
}

function isTimeUp() {
  return document.querySelector('#timer[data-state="ended"]') !== null;
}

function ring() {
  const audio = new AudioContext();
  for (const [i, tone] of TONES.entries()) {
    const start = audio.currentTime + i * 0.25;
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.linearRampToValueAtTime(0.15, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + SECONDS);
    const oscillator = new OscillatorNode(audio, { frequency: tone });
    oscillator.connect(volume).connect(audio.destination);
    oscillator.start(start);
    oscillator.stop(start + SECONDS);
    oscillator.onended = () => { if (i === TONES.length - 1) audio.close(); };
  }
}
