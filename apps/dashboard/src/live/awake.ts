import type { PageClock } from './pageClock.js'

const SLEPT_MS = 2_000

/**
 * Notices that the machine slept: its own clock went ahead of the page's. A clock put right by hand can raise
 * a false alarm, which costs two doubtful seconds and nothing else.
 */
export function createSleepWatch(clock: PageClock): { slept(): boolean } {
  let difference = clock.wall() - clock.monotonic()
  return {
    slept: () => {
      const now = clock.wall() - clock.monotonic()
      const jumped = now - difference >= SLEPT_MS
      difference = now
      return jumped
    },
  }
}

/** Calls `onShown` when a hidden page is shown again; the answer stops listening. */
export function whenShown(onShown: () => void): () => void {
  const listener = () => {
    if (document.visibilityState === 'visible') onShown()
  }
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

/** Asks the browser to keep the screen on, where it can; asks again each time the page is shown. */
export function keepScreenOn(): () => void {
  const ask = () => {
    if (document.visibilityState !== 'visible') return
    navigator.wakeLock?.request('screen').catch(() => {})
  }
  ask()
  return whenShown(ask)
}
