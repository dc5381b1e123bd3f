import type { Instant } from '@tenggat/domain'
import type { ZoneClock } from './zoneClock.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** 1970 began on a Thursday: weeks of marks begin on Mondays. */
const FIRST_MONDAY = 4 * DAY

/** Distances between marks that people count in. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28, 91, 182, 364].map((n) => n * DAY),
]

export interface TimeMark {
  readonly at: Instant
  readonly label: string
}

/**
 * Marks of a time axis where clocks and calendars on the wall have theirs: on the quarter, the hour, at midnight, on Mondays. A label is
 * the time, the day at midnight, and both at the first mark of an axis that goes over a midnight.
 */
export function timeMarks(from: Instant, to: Instant, atMost: number, zone: ZoneClock): readonly TimeMark[] {
  const step = STEPS.find((it) => (to - from) / it <= atMost) ?? 364 * DAY
  const base = step % (7 * DAY) === 0 ? FIRST_MONDAY : 0
  const marks: Instant[] = []
  for (let wall = base + Math.ceil((zone.wall(from) - base) / step) * step; ; wall += step) {
    const at = instantOf(wall, zone)
    if (at > to) break
    if (at >= from && at !== marks.at(-1)) marks.push(at)
  }
  const isLong = zone.date(from) !== zone.date(to)
  return marks.map((at, index) => ({
    at,
    label: labelOf(at, { step, isFirst: isLong && index === 0, zone }),
  }))
}

function labelOf(
  at: Instant,
  { step, isFirst, zone }: { readonly step: number; readonly isFirst: boolean; readonly zone: ZoneClock },
): string {
  if (step >= DAY || zone.wall(at) % DAY === 0) return zone.dayMonth(at)
  const time = step < MINUTE ? zone.exact(at) : zone.time(at)
  return isFirst ? `${zone.dayMonth(at)} ${time}` : time
}

/** Where a zone's clocks go back the earlier of two instants; where they go forward the one after the gap. */
function instantOf(wall: number, zone: ZoneClock): Instant {
  const guess = wall - (zone.wall(wall) - wall)
  return wall - (zone.wall(guess) - guess)
}
