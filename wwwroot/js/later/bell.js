// @ts-check
// A soft bell.

/** The two tones of the bell in hertz, and how long they sound. */
const TONES = [659.3, 880];
const SECONDS = 1.6;
/** A bell that the browser lets sound later than this would tell of what is over. */
const LATE_MS = 1000;

/** One for the page: many browsers let it sound only after a press has started it. @type {AudioContext | undefined} */
let audio;

/** Lets the bell sound from now on. Called at a press; a call of the phone or a sleep may have ended what an earlier press allowed. */
export async function allowBell() {
  audio ??= new AudioContext();
  // Without a press some browsers wait for the next one, and some refuse.
  if (audio.state !== 'running') await audio.resume().catch(() => {});
  return audio;
}

export async function ring() {
  const now = performance.now();
  const audio = await allowBell();
  if (audio.state !== 'running' || performance.now() > now + LATE_MS) return;
  for (const [i, tone] of TONES.entries()) {
    const start = audio.currentTime + i * 0.25;
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.linearRampToValueAtTime(0.15, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + SECONDS);
    const oscillator = new OscillatorNode(audio, { frequency: tone });
    oscillator.connect(volume).connect(audio.destination);
    oscillator.start(start);
    oscillator.stop(start + SECONDS);
  }
}
