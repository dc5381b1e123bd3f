/** What figures are told in: the reader's locale and short names of units. */
export interface FigureWords {
  readonly locale: string
  readonly units: { readonly hour: string; readonly minute: string; readonly second: string }
}

const SECOND_MS = 1_000
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export const count = (value: number, { locale }: Pick<FigureWords, 'locale'>): string =>
  value.toLocaleString(locale)

/** `2 h 05 min`, `45 s`: an exact count for tables, seconds only where there are some. */
export function exactDuration(ms: number, { units }: FigureWords): string {
  const sign = ms < 0 ? '−' : ''
  const seconds = Math.round(Math.abs(ms) / SECOND_MS)
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 3_600), units.hour],
    [Math.floor((seconds % 3_600) / 60), units.minute],
    [seconds % 60, units.second],
  ]
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`)
  return sign + (shown.length === 0 ? `0 ${units.second}` : shown.join(' '))
}

/** As exact as a figure needs to be: seconds below an hour, minutes below ten hours, hours above. */
export function roundDuration(ms: number, words: FigureWords): string {
  const size = Math.abs(ms)
  const step = size >= 100 * HOUR_MS ? HOUR_MS : size >= HOUR_MS ? MINUTE_MS : SECOND_MS
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
