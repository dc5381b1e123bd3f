import { zoneNamed } from '../../calendar/zone.js'
import { DAY_MS, type Instant } from '../../time/instant.js'
import { dayNumberOf } from '../../time/localDate.js'
import { clause, type Dates } from '../fields/clause.js'
import { optional, since, type TermsOf } from '../fields/field.js'
import { texts } from '../fields/lists.js'
import { group } from '../fields/parts.js'
import { reference } from '../fields/references.js'
import { count, date } from '../fields/scalars.js'

const REVIEW = {
  /** From one review to the next. */
  everyMonths: count('number of months', 120),
  /** The first one, `YYYY-MM-DD` in the term's zone; where a month has no such day, it is the last one it has. */
  firstOn: date(),
  /** Id of the stakeholder who calls it. */
  owner: reference('stakeholders'),
  /** What is looked at. */
  agenda: texts(50),
  /** Calendar days before each review on which everybody is reminded; null: nobody is. */
  remindDays: optional(count('number of days', 366)),
}

/** When the sides look at the agreement together. */
export interface Review extends TermsOf<typeof REVIEW> {}

export const review = clause({
  section: 'term',
  fields: { review: since('0.2.0', optional(group(REVIEW))) },
  due: {
    review: ({ review }, dates, after) => (review === null ? null : nextReview(review, dates, after)),
    reviewReminder: ({ review }, dates, after) =>
      review === null || review.remindDays === null
        ? null
        : nextReview(review, dates, after, review.remindDays),
  },
})

/** AGR-50: midnight of the first review, or so many days before it, after an instant. None is held from the agreement's end on. */
function nextReview(
  { firstOn, everyMonths }: Review,
  { endsOn, timeZone }: Dates,
  after: Instant,
  daysBefore = 0,
): Instant | null {
  const zone = zoneNamed(timeZone)!
  const endDay = endsOn === null ? Number.POSITIVE_INFINITY : dayNumberOf(endsOn)!
  for (let turn = lastTurnSurelyBefore(after, firstOn, everyMonths); ; turn++) {
    const day = monthsLater(firstOn, turn * everyMonths)
    if (day >= endDay) return null
    const at = zone.instantOf((day - daysBefore) * DAY_MS)
    if (at > after) return at
  }
}

/** Counted in the longest months there are, so that it is never one too many. */
function lastTurnSurelyBefore(after: Instant, firstOn: string, everyMonths: number): number {
  const days = Math.floor(after / DAY_MS) - dayNumberOf(firstOn)!
  return Math.max(0, Math.floor(days / 31 / everyMonths))
}

/** The day number of the same day so many months later. */
function monthsLater(date: string, months: number): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return Date.UTC(year, month - 1 + months, Math.min(day, lastDay)) / DAY_MS
}
