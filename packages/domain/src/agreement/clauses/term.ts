import type { Path } from '../../parse/findings.js'
import { type Amount, readAmount } from '../amount.js'
import { clause } from '../fields/clause.js'
import { type Context, called, type Field, optional, type TermsOf, unsaid } from '../fields/field.js'
import { group } from '../fields/parts.js'
import { choice, date, zone } from '../fields/scalars.js'

export const RENEWALS = ['none', 'automatic'] as const

/** Whole calendar days; left out, none. */
const notice: Field<number> = {
  shape: { kind: 'amount' },
  read: (raw, path, context) => (raw === undefined || raw === null ? 0 : readNotice(raw, path, context)),
  write: (days) => (days === 0 ? null : `${days}d`),
}

const TERM = {
  startsOn: optional(date()),
  /** The first day without it; null: without end. */
  endsOn: optional(date()),
  /** Calendar days before the end (or before a termination) within which notice must be given. */
  noticeDays: called('notice', notice),
  renewal: unsaid('none', choice('renewal', RENEWALS)),
  timeZone: unsaid('UTC', zone()),
}

/** How long the agreement runs. Dates are `YYYY-MM-DD` in `timeZone` and begin at midnight there. */
export interface Term extends TermsOf<typeof TERM> {}

export const term = clause({
  section: 'term',
  fields: { term: unsaid({}, group(TERM, { check: checkDates })) },
})

function checkDates({ startsOn, endsOn }: Term, path: Path, { findings }: Context): void {
  if (!startsOn || !endsOn || endsOn > startsOn) return
  const message = `${endsOn} is not after ${startsOn}`
  findings.add('badDate', [...path, 'endsOn'], message, 'the first day without the agreement')
}

function readNotice(raw: unknown, path: Path, { findings }: Context): number | undefined {
  const amount = readAmount(raw, path, findings)
  if (amount === undefined) return undefined
  const days = daysOf(amount)
  if (days !== null && Number.isInteger(days)) return days
  const expected = 'days or weeks, such as 90d'
  return findings.add('badDuration', path, 'notice is given in whole calendar days', expected)
}

function daysOf({ value, unit }: Amount): number | null {
  if (unit === 'days' || unit === 'calendarDays') return value
  return unit === 'weeks' ? value * 7 : null
}
