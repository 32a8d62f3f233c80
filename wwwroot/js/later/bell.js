// @ts-check
// A soft bell.

/** The two tones of the bell in hertz, and how long they sound. */
const TONES = [659.3, 880];
const SECONDS = 1.6;

export function ring() {
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
