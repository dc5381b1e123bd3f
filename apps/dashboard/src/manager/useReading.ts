import type { Instant } from '@tenggat/domain'
import { useSyncExternalStore } from 'react'
import type { Reading } from '../live/liveBoard.js'
import { useDesk } from './desk.js'

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
