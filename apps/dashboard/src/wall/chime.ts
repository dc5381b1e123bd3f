const AT_MOST_EVERY_MS = 10_000

/** One short, soft two-note tone for a burst of breaches, at most every ten seconds; silent where the browser forbids sound. */
export function createChime(monotonic: () => number): { ring(): void } {
  let context: AudioContext | null = null
  let rangAt = Number.NEGATIVE_INFINITY
  const note = (audio: AudioContext, hertz: number, startS: number) => {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(0, startS)
    volume.gain.linearRampToValueAtTime(0.25, startS + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.001, startS + 0.45)
    tone.connect(volume).connect(audio.destination)
    tone.start(startS)
    tone.stop(startS + 0.5)
  }
  return {
    ring: () => {
      const now = monotonic()
      if (now - rangAt < AT_MOST_EVERY_MS) return
      rangAt = now
      context ??= new AudioContext()
      void context.resume().catch(() => {})
      note(context, 660, context.currentTime)
      note(context, 495, context.currentTime + 0.18)
    },
  }
}
