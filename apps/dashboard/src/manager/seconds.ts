import type { Instant } from '@tenggat/domain'
import { useSyncExternalStore } from 'react'
import type { LiveBoard, Reading } from '../live/liveBoard.js'
import type { PageClock } from '../live/pageClock.js'
import { startSecondTicker } from '../live/secondTicker.js'
import { useDesk } from './desk.js'

/** The page's one ticker: what may be said at this second, for every countdown on the page alike. */
export interface Seconds {
  reading(): Reading | null
  onSecond(listener: () => void): () => void
  stop(): void
}

export function createSeconds(live: Pick<LiveBoard, 'read' | 'board'>, clock: PageClock): Seconds {
  let reading = live.read()
  const listeners = new Set<() => void>()
  const tick = () => {
    reading = live.read()
    for (const listener of listeners) listener()
  }
  const stopTicker = startSecondTicker(clock, () => live.read()?.now ?? null, tick)
  // The first word of the server is not kept waiting for the second to end.
  const stopChanges = live.board.onChange(() => {
    if (reading === null || reading.freshness !== 'live') tick()
  })
  return {
    reading: () => reading,
    onSecond: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: () => {
      stopTicker()
      stopChanges()
    },
  }
}

/** Renders again each second. Null until the server has been heard. */
export function useReading(): Reading | null {
  const { seconds } = useDesk()
  return useSyncExternalStore(seconds.onSecond, seconds.reading)
}

const HOUR_MS = 3_600_000

/** When the running hour ends: a page that asks about the time up to it asks the same for an hour. */
export function useHourEnd(): Instant | null {
  const { seconds } = useDesk()
  return useSyncExternalStore(seconds.onSecond, () => {
    const now = seconds.reading()?.now
    return now === undefined ? null : Math.ceil(now / HOUR_MS) * HOUR_MS
  })
}
