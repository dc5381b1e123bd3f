import { zoneNamed } from '../../calendar/zone.js'
import type { Findings, Path } from '../../parse/findings.js'
import { readOneOf } from '../../parse/readOneOf.js'
import { readProse } from '../../parse/readProse.js'
import { readName, readText } from '../../parse/readText.js'
import { show } from '../../parse/show.js'
import type { Release } from '../../release.js'
import { dayNumberOf } from '../../time/localDate.js'
import { type Amount, formatAmount, neededForAmount, readAmount } from '../amount.js'
import type { Field, Shape } from './field.js'

type Reader<T> = (raw: unknown, path: Path, findings: Findings) => T | undefined

/** A field whose value is written as it is. */
const plain = <T>(
  kind: Exclude<Shape, { of: string } | { to: string } | { fields: object }>['kind'],
  read: Reader<T>,
): Field<T> => ({
  shape: { kind },
  read: (raw, path, { findings }) => read(raw, path, findings),
  write: (value) => value,
})

/** Safe in addresses, file names and compound ids: letters, digits, dot, dash, underscore; at most 100. */
export const id = (): Field<string> => plain('id', readId)

/** A name of the outside world: 1 to 255 characters. */
export const name = (): Field<string> => plain('text', readName)

/** A name that is, left out, the same as another field before it. */
export const nameOr = (other: string): Field<string> => ({
  ...name(),
  read: (raw, path, { findings, beside }) =>
    raw === undefined ? (beside[other] as string | undefined) : readName(raw, path, findings),
})

/** A name that is told apart by, but not restricted like an id: what tickets and other systems call the thing. */
export const outsideId = (): Field<string> => plain('id', readName)

/** A text of one line or more that says something. */
export const line = (): Field<string> => plain('text', readProse)

/** A text of several lines that says something. */
export const prose = (): Field<string> => plain('prose', readProse)

/** A text of several lines that may say nothing. */
export const quotation = (): Field<string> => plain('prose', readText)

/** A local date `YYYY-MM-DD` that exists. */
export const date = (): Field<string> => plain('date', readDate)

/** A time zone by its IANA name. */
export const zone = (): Field<string> => plain('zone', readZone)

export const amount = (): Field<Amount> => ({
  shape: { kind: 'amount' },
  read: (raw, path, { findings }) => readAmount(raw, path, findings),
  write: formatAmount,
  needs: neededForAmount,
})

/** Calendar days, written as an amount; none where it is left out. `what` begins the sentence that a problem says. */
export const wholeDays = (what: string): Field<number> => ({
  shape: { kind: 'amount' },
  read: (raw, path, { findings }) =>
    raw === undefined || raw === null ? 0 : readDays(raw, path, what, findings),
  write: (days) => (days === 0 ? null : `${days}d`),
})

/** A count of whole things, from one to `most`; `what` names it. */
export const count = (what: string, most: number): Field<number> =>
  plain('number', (raw, path, findings) => {
    if (typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 1 && raw <= most) return raw
    const expected = `a whole number from 1 to ${most}`
    if (raw === undefined) return findings.add('missing', path, `the ${what} is missing`, expected)
    return findings.add('badNumber', path, `${show(raw)} is not a ${what}`, expected)
  })

/** The number of a version or a revision, from 1; null (the newest) where it is left out. */
export const numbered = (what: string): Field<number | null> => ({
  shape: { kind: 'number' },
  read: (raw, path, { findings }) => readNumbered(raw, path, what, findings),
  write: (value) => value,
})

export const flag = (meant: boolean): Field<boolean> => ({
  ...plain('flag', (raw, path, findings) => readFlag(raw, path, meant, findings)),
  unsaid: meant,
})

/**
 * One of a closed list of words; `what` names the kind of word.
 * @param later words that the first release did not know, by the first that does
 */
export const choice = <T extends string>(
  what: string,
  options: readonly T[],
  later?: Readonly<Partial<Record<T, Release>>>,
): Field<T> => ({
  shape: { kind: 'choice', of: what, options },
  read: (raw, path, { findings }) => readOneOf(raw, path, what, options, findings),
  write: (value) => value,
  needs: (value) => later?.[value] ?? null,
})

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/

export function readId(raw: unknown, path: Path, findings: Findings): string | undefined {
  if (typeof raw === 'string' && ID.test(raw)) return raw
  const expected = 'letters, digits, ".", "-" and "_", beginning with a letter or digit, at most 100'
  if (raw === undefined) return findings.add('missing', path, 'the id is missing', expected)
  return findings.add('badId', path, `${show(raw)} is not an id`, expected)
}

function readDate(raw: unknown, path: Path, findings: Findings): string | undefined {
  if (typeof raw === 'string' && dayNumberOf(raw) !== null) return raw
  return findings.add('badDate', path, `there is no date ${show(raw)}`, 'a date such as 2026-12-31')
}

function readZone(raw: unknown, path: Path, findings: Findings): string | undefined {
  if (typeof raw === 'string' && zoneNamed(raw) !== null) return raw
  const expected = 'an IANA name such as Asia/Jakarta'
  return findings.add('unknownTimeZone', path, `no time zone is named ${show(raw)}`, expected)
}

export function readNumbered(raw: unknown, path: Path, what: string, findings: Findings): number | null {
  if (raw === undefined || raw === null) return null
  if (typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 1) return raw
  findings.add('badNumber', path, `${show(raw)} is not a ${what}`, 'a whole number from 1, or leave it out')
  return null
}

/** Yes or no; `unsaid` when it is left out. */
function readFlag(raw: unknown, path: Path, unsaid: boolean, findings: Findings): boolean | undefined {
  if (raw === undefined || raw === null) return unsaid
  if (typeof raw === 'boolean') return raw
  return findings.add('wrongType', path, `${show(raw)} is not yes or no`, 'true or false')
}

function readDays(raw: unknown, path: Path, what: string, findings: Findings): number | undefined {
  const amount = readAmount(raw, path, findings)
  if (amount === undefined) return undefined
  const days = daysOf(amount)
  if (days !== null && Number.isInteger(days)) return days
  return findings.add('badDuration', path, `${what} in whole calendar days`, 'days or weeks, such as 90d')
}

function daysOf({ value, unit }: Amount): number | null {
  if (unit === 'days' || unit === 'calendarDays') return value
  return unit === 'weeks' ? value * 7 : null
}
