import type { BoardFact, BoardRow } from '../live/boardMessage.js'
import type { PageClock } from '../live/pageClock.js'
import { createListeners, createSignal, type Signal } from '../live/signal.js'
import type { Words } from './words/en.js'

const NEWS_WITHIN_MS = 3_600_000
const SAID_EVERY_MS = 5_000

export interface BreachNews {
  take(facts: readonly BoardFact[]): void
  /** Told of each clock whose breach has just been learnt, to mark it once. */
  onBreach(listener: (clockId: string) => void): () => void
  /** The latest breach, in words; at most one in five seconds. */
  readonly announcement: Signal<string>
  /** Page milliseconds; null before the first. */
  readonly latestAt: number | null
}

/** Makes a breach seen, heard and said, once. One learnt long after it happened (an import, a replay) does none of it. */
export function createBreachNews(deps: {
  readonly clock: PageClock
  readonly words: Words
  readonly sound: boolean
  readonly rowOf: (clockId: string) => BoardRow | undefined
}): BreachNews {
  const { clock, words } = deps
  const breaches = createListeners<[clockId: string]>()
  const announcement = createSignal('')
  const chime = createChime(clock.monotonic)
  let latestAt: number | null = null
  let saidAt = Number.NEGATIVE_INFINITY

  function say(clockId: string, now: number): void {
    const row = deps.rowOf(clockId)
    if (row === undefined || now - saidAt < SAID_EVERY_MS) return
    saidAt = now
    announcement.set(words.breachedNow(row.ticketKey, words.metrics[row.metric].tile))
  }

  return {
    take: (facts) => {
      const breached = facts.filter(isNews).flatMap((fact) => fact.clockId ?? [])
      if (breached.length === 0) return
      latestAt = clock.monotonic()
      if (deps.sound) chime.ring()
      for (const clockId of breached) breaches.notify(clockId)
      say(breached[breached.length - 1]!, latestAt)
    },
    onBreach: breaches.add,
    announcement,
    get latestAt() {
      return latestAt
    },
  }
}

const isNews = (fact: BoardFact): boolean =>
  fact.kind === 'breached' && Date.parse(fact.recordedAt) - Date.parse(fact.at) <= NEWS_WITHIN_MS

const AT_MOST_EVERY_MS = 10_000

/** One short, soft two-note tone for a burst of breaches, at most every ten seconds; silent where the browser forbids sound. */
function createChime(monotonic: () => number): { ring(): void } {
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
