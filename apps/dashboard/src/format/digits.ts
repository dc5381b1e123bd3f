const SECOND = 1_000
const MINUTE = 60
const HOUR = 3_600
/** From a day's worth on minutes tell nothing. */
const MANY_HOURS = 24

/** A duration, and whether it is over. */
export interface Digits {
  readonly sign: '' | '−'
  readonly main: string
}

export interface Units {
  readonly hour: string
  readonly minute: string
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Only below this do seconds tick. */
const LAST_MINUTES = 10

/**
 * `43 h`, `1 h 46`, `22 min`, `9:42`. Hours are never made days: of office hours a day has eight or nine. Time left is rounded up to
 * the second and time over down, so that a countdown shows 0:00 exactly when it is due, and an overrun never shows more than has passed.
 * @param ms positive: left; negative: over
 */
export function digits(ms: number, units: Units): Digits {
  const sign = ms < 0 ? '−' : ''
  const seconds = ms < 0 ? Math.floor(-ms / SECOND) : Math.ceil(ms / SECOND)
  const hours = Math.floor(seconds / HOUR)
  const minutes = Math.floor((seconds % HOUR) / MINUTE)
  if (hours >= MANY_HOURS) return { sign, main: `${hours} ${units.hour}` }
  if (hours > 0) return { sign, main: `${hours} ${units.hour} ${two(minutes)}` }
  if (minutes >= LAST_MINUTES) return { sign, main: `${minutes} ${units.minute}` }
  return { sign, main: `${minutes}:${two(seconds % MINUTE)}` }
}

/** In one piece, for running text: `43 h`, `1 h 46`, `22 min`. */
export function shortDuration(ms: number, units: Units): string {
  return digits(Math.abs(ms), units).main
}
