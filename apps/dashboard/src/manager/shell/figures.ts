import { exactDuration } from '../story/storyTimes.js'
import type { Words } from '../words/words.js'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** `98.4 %`; a dash where nothing was decided. Never rounded up to a whole that was not reached. */
export function percent(ratio: number | null | undefined, words: Words): string {
  if (ratio === null || ratio === undefined) return '–'
  const tenths = Math.floor(ratio * 1_000 + 1e-9) / 10
  return `${tenths.toLocaleString(words.locale, { maximumFractionDigits: 1 })} %`
}

export const count = (value: number, words: Words): string => value.toLocaleString(words.locale)

/** As exact as a figure needs to be: seconds below an hour, minutes below ten hours, hours above. */
export function roundDuration(ms: number, words: Words): string {
  const size = Math.abs(ms)
  const step = size >= 100 * HOUR_MS ? HOUR_MS : size >= HOUR_MS ? MINUTE_MS : 1_000
  return exactDuration(Math.round(ms / step) * step, words)
}

export interface Period {
  readonly from: string
  readonly to: string
}

/** The `days` days up to `to`, epoch milliseconds. */
export function lastDays(days: number, to: number): Period {
  return { from: new Date(to - days * DAY_MS).toISOString(), to: new Date(to).toISOString() }
}
