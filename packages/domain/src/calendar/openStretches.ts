import { DAY_MS, type Instant, type Interval } from '../time/instant.js'
import type { DayNumber } from '../time/localDate.js'
import type { Workweek } from './workweek.js'
import type { Zone } from './zone.js'

/** An open stretch and the local date its hours began on. */
export interface DatedStretch extends Interval {
  readonly day: DayNumber
}

/**
 * Lays the hours on the instant line over [fromAt, toAt): ascending, disjoint, none empty.
 * Within each stretch of constant offset the wall line is the instant line, shifted; that alone makes gaps, overlaps
 * and skipped dates come out as the wall clock reads them. Where the hours of two dates overlap, the earlier date has them.
 */
export function openStretches(week: Workweek, zone: Zone, fromAt: Instant, toAt: Instant): DatedStretch[] {
  const found: DatedStretch[] = []
  for (const { from, to, offsetMs } of zone.stretches(fromAt, toAt)) {
    let filledTo = from
    const lastDay = Math.floor((to - 1 + offsetMs) / DAY_MS)
    // Hours begun on the date before reach past midnight.
    for (let day = Math.floor((from + offsetMs) / DAY_MS) - 1; day <= lastDay; day += 1) {
      const midnightAt = day * DAY_MS - offsetMs
      for (const hours of week.hoursOf(day)) {
        const opensAt = Math.max(midnightAt + hours.from, filledTo)
        const closesAt = Math.min(midnightAt + hours.to, to)
        if (opensAt >= closesAt) continue
        append(found, opensAt, closesAt, day)
        filledTo = closesAt
      }
    }
  }
  return found
}

function append(found: DatedStretch[], from: Instant, to: Instant, day: DayNumber): void {
  const last = found.at(-1)
  if (last !== undefined && last.to === from && last.day === day) found[found.length - 1] = { ...last, to }
  else found.push({ from, to, day })
}

/** The same set without the dates: stretches that touch are one. */
export function united(stretches: Iterable<Interval>): Interval[] {
  const found: Interval[] = []
  for (const { from, to } of stretches) {
    const last = found.at(-1)
    if (last !== undefined && last.to >= from) {
      if (to > last.to) found[found.length - 1] = { from: last.from, to }
    } else found.push({ from, to })
  }
  return found
}
