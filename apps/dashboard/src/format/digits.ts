const SECOND = 1_000
const MINUTE = 60
const HOUR = 3_600
const DAY = 86_400

/** A duration split for the eye: the part read from afar, and the part only the curious need. */
export interface Digits {
  readonly sign: '' | '−'
  readonly main: string
  /** Smaller, right after `main`: `:12` beside hours and minutes; empty otherwise. */
  readonly minor: string
}

export interface Units {
  readonly day: string
  readonly hour: string
}

const two = (n: number): string => String(n).padStart(2, '0')

/**
 * `2d 03h`, `3:07` with `:12` beside it, `07:42`, `0:42`. Time left is rounded up and time over down, so that a
 * countdown shows 0:00 exactly when it is due, and an overrun never shows more than has passed.
 * @param ms positive: left; negative: over
 */
export function digits(ms: number, units: Units): Digits {
  const sign = ms < 0 ? '−' : ''
  const seconds = ms < 0 ? Math.floor(-ms / SECOND) : Math.ceil(ms / SECOND)
  if (seconds >= DAY) {
    const hours = Math.floor((seconds % DAY) / HOUR)
    return { sign, main: `${Math.floor(seconds / DAY)}${units.day} ${two(hours)}${units.hour}`, minor: '' }
  }
  const minutes = Math.floor((seconds % HOUR) / MINUTE)
  if (seconds >= HOUR) {
    return { sign, main: `${Math.floor(seconds / HOUR)}:${two(minutes)}`, minor: `:${two(seconds % MINUTE)}` }
  }
  if (seconds < MINUTE) return { sign, main: `0:${two(seconds)}`, minor: '' }
  return { sign, main: `${two(minutes)}:${two(seconds % MINUTE)}`, minor: '' }
}

/** In one piece and without seconds beside hours, for running text: `2d 03h`, `3:07`, `07:42`. */
export function shortDuration(ms: number, units: Units): string {
  return digits(Math.abs(ms), units).main
}
