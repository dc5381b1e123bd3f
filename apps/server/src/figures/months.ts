import { type Instant, zoneNamed } from '@tenggat/domain'

/** Months of a zone's wall calendar: month n runs from `bounds[n]` to `bounds[n + 1]`. */
export interface Months {
  /** `YYYY-MM`, ascending. */
  readonly names: readonly string[]
  readonly bounds: readonly Instant[]
}

/** The month of an instant and the ones before it, `count` in all. An unknown zone is read as UTC. */
export function monthsUpTo(at: Instant, count: number, timeZone: string): Months {
  const [year, month] = monthOf(at, timeZone)
  return monthsFrom(year, month - count + 1, count, timeZone)
}

/** The months that [from, to) touches; of more than 240 the last. */
export function monthsTouched(from: Instant, to: Instant, timeZone: string): Months {
  const [year, month] = monthOf(from, timeZone)
  const [lastYear, lastMonth] = monthOf(to - 1, timeZone)
  const count = Math.min(240, Math.max(1, (lastYear - year) * 12 + lastMonth - month + 1))
  return monthsFrom(lastYear, lastMonth - count + 1, count, timeZone)
}

function monthsFrom(year: number, month: number, count: number, timeZone: string): Months {
  const zone = zoneNamed(timeZone)
  const firsts = Array.from({ length: count + 1 }, (_, index) => Date.UTC(year, month + index, 1))
  return {
    names: firsts.slice(0, -1).map((wallMs) => new Date(wallMs).toISOString().slice(0, 7)),
    bounds: firsts.map((wallMs) => zone?.instantOf(wallMs) ?? wallMs),
  }
}

/** Year and month (0 for January) on the zone's wall. */
function monthOf(at: Instant, timeZone: string): readonly [year: number, month: number] {
  const wall = new Date(at + (zoneNamed(timeZone)?.offsetAt(at) ?? 0))
  return [wall.getUTCFullYear(), wall.getUTCMonth()]
}
