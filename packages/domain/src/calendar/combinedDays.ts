import { DAY_MS, type Instant, type Interval, NEVER } from '../time/instant.js'
import type { DayNumber } from '../time/localDate.js'
import type { Hours } from './hours.js'
import type { DatedStretch } from './openStretches.js'
import type { OpenSource } from './timeline.js'
import { spanOf, type WorkingDate, type WorkingDates } from './workingDays.js'
import type { Zone } from './zone.js'

/** Open intervals cut where the date of a zone changes, each with the date it lies on. */
export function datedByZone(open: readonly Interval[], zone: Zone): DatedStretch[] {
  return open.flatMap(({ from, to }) =>
    zone.stretches(from, to).flatMap((constant) => {
      const { offsetMs } = constant
      const first = Math.floor((constant.from + offsetMs) / DAY_MS)
      const last = Math.floor((constant.to - 1 + offsetMs) / DAY_MS)
      return Array.from({ length: last - first + 1 }, (_, index) => {
        const midnightAt = (first + index) * DAY_MS - offsetMs
        return {
          from: Math.max(constant.from, midnightAt),
          to: Math.min(constant.to, midnightAt + DAY_MS),
          day: first + index,
        }
      })
    }),
  )
}

/** Dates drawn at once. */
const BLOCK_DAYS = 64

/** Dates of a zone on which anything is open, from midnight to midnight. */
export function zoneDates(hours: Hours, source: OpenSource, zone: Zone): WorkingDates {
  const blocks = new Map<number, ReadonlyMap<DayNumber, readonly DatedStretch[]>>()
  const blockOf = (day: DayNumber) => {
    const block = Math.floor(day / BLOCK_DAYS)
    const known = blocks.get(block)
    if (known !== undefined) return known
    const { from } = spanOf(block * BLOCK_DAYS)
    const { to } = spanOf((block + 1) * BLOCK_DAYS)
    const drawn = new Map<DayNumber, DatedStretch[]>()
    for (const stretch of datedByZone(source.draw(from, to), zone)) {
      const sameDay = drawn.get(stretch.day)
      if (sameDay === undefined) drawn.set(stretch.day, [stretch])
      else sameDay.push(stretch)
    }
    blocks.set(block, drawn)
    return drawn
  }
  const on = (day: DayNumber) => blockOf(day).get(day) ?? []
  const dateOf = (at: Instant): DayNumber => Math.floor((at + zone.offsetAt(at)) / DAY_MS)

  /** The first working date from this one on. */
  const workingFrom = (day: DayNumber): WorkingDate | null => {
    for (const near of [day, day + 1]) if (on(near).length > 0) return { day: near, stretches: on(near) }
    const opensAt = hours.nextOpen(zone.instantOf((day + 2) * DAY_MS))
    return opensAt === NEVER ? null : { day: dateOf(opensAt), stretches: on(dateOf(opensAt)) }
  }

  return {
    dateOfOpen: dateOf,
    on,
    later(begun, days) {
      let working = workingFrom(begun)
      for (let left = days; left > 0 && working !== null; left -= 1) working = workingFrom(working.day + 1)
      return working
    },
  }
}
