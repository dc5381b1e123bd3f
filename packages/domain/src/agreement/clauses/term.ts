import { zoneNamed } from '../../calendar/zone.js'
import type { Path } from '../../parse/findings.js'
import { DAY_MS, type Instant } from '../../time/instant.js'
import { dayNumberOf, localDateOf } from '../../time/localDate.js'
import { clause } from '../fields/clause.js'
import { type Context, called, optional, type TermsOf, unsaid } from '../fields/field.js'
import { group } from '../fields/parts.js'
import { choice, date, wholeDays, zone } from '../fields/scalars.js'

export const RENEWALS = ['none', 'automatic'] as const

const TERM = {
  startsOn: optional(date()),
  /** The first day without it; null: without end. */
  endsOn: optional(date()),
  /** Calendar days before the end (or before a termination) within which notice must be given. */
  noticeDays: called('notice', wholeDays('notice is given')),
  renewal: unsaid('none', choice('renewal', RENEWALS)),
  /** Null: that of its calendars, see `termZoneOf`. */
  timeZone: optional(zone()),
}

/** How long the agreement runs. Dates are `YYYY-MM-DD` in its zone and begin at midnight there. */
export interface Term extends TermsOf<typeof TERM> {}

/** A term whose zone is known, said or not. */
export interface SettledTerm extends Term {
  readonly timeZone: string
}

export const term = clause({
  section: 'term',
  fields: { term: unsaid({}, group(TERM, { check: checkDates })) },
  due: {
    /** AGR-25: the last instant at which notice of the end is in time. */
    noticeOpens: ({ term }, { timeZone }, after) => {
      const { noticeBy } = termInstants({ ...term, timeZone })
      return noticeBy !== null && noticeBy > after ? noticeBy : null
    },
  },
})

function checkDates({ startsOn, endsOn }: Term, path: Path, { findings }: Context): void {
  if (!startsOn || !endsOn || endsOn > startsOn) return
  const message = `${endsOn} is not after ${startsOn}`
  findings.add('badDate', [...path, 'endsOn'], message, 'the first day without the agreement')
}

/** AGR-70: the last day on which a term runs, for people: the one before `endsOn`. Null where that names no date. */
export function lastDayOf({ endsOn }: Pick<Term, 'endsOn'>): string | null {
  const day = dayNumberOf(endsOn ?? '')
  return day === null ? null : localDateOf(day - 1)
}

/** The dates of a term as instants. */
export interface TermInstants {
  readonly startsAt: Instant | null
  /** When the agreement ends by itself; null when it names no end or renews. */
  readonly endsAt: Instant | null
  /** When the time named is over: the end, or with automatic renewal the end unless notice was given. */
  readonly runsOutAt: Instant | null
  /** The last instant at which notice of that end is still in time. */
  readonly noticeBy: Instant | null
}

/** Dates begin at midnight of the term's zone, or where a clock change skips midnight, as soon as that date does. */
export function termInstants(term: SettledTerm): TermInstants {
  const zone = zoneOf(term)
  const midnight = (date: string | null, daysBefore = 0): Instant | null =>
    date === null ? null : zone.instantOf((dayNumberOf(date)! - daysBefore) * DAY_MS)
  const runsOutAt = midnight(term.endsOn)
  return {
    startsAt: midnight(term.startsOn),
    endsAt: term.renewal === 'none' ? runsOutAt : null,
    runsOutAt,
    noticeBy: midnight(term.endsOn, term.noticeDays),
  }
}

/** The earliest end that notice given at `at` can name: the same wall time, the days of notice later. */
export function earliestEnd(term: SettledTerm, at: Instant): Instant {
  const zone = zoneOf(term)
  return zone.instantOf(at + zone.offsetAt(at) + term.noticeDays * DAY_MS)
}

function zoneOf(term: SettledTerm) {
  const zone = zoneNamed(term.timeZone)
  if (zone === null) throw new Error(`no time zone is named ${term.timeZone}`)
  return zone
}
