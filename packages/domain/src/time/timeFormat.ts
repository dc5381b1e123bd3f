import { DAY_MS } from './instant.js'
import { readIsoTime } from './isoInstant.js'
import { accept, InvalidInput, type Result } from './result.js'
import { compileTimePattern, type TimePattern } from './timePattern.js'
import type { WallReading } from './wallReading.js'

/** TIM-8: how times are written in one place: by a name of ours or by a pattern. */
export interface TimeFormat {
  /** As a mapping names it. */
  readonly name: string
  readonly zone: TimePattern['zone']
  /** What would be right, in words. */
  readonly expected: string
  /** Null for a text that is not of this format, or no time that exists. */
  read(text: string): WallReading | null
}

const pattern = (text: string): TimePattern => {
  const compiled = compileTimePattern(text)
  if (!compiled.ok) throw new InvalidInput(compiled.problems)
  return compiled.value
}

const RFC_2822 = pattern('[EEE, ]d MMM yyyy HH:mm[:ss] X')

const NAMED: readonly TimeFormat[] = [
  {
    ...{ name: 'iso', zone: 'either', read: readIsoTime },
    expected: 'an ISO 8601 time such as 2026-03-02T09:00:00+01:00',
  },
  {
    name: 'epochSeconds',
    zone: 'stated',
    expected: 'seconds counted from 1970',
    read: (text) => readEpoch(text, 3),
  },
  {
    ...{ name: 'epochMilliseconds', zone: 'stated', read: (text: string) => readEpoch(text, 0) },
    expected: 'milliseconds counted from 1970',
  },
  {
    ...{ name: 'excel', zone: 'needed', read: readExcel },
    expected: 'a day number of Excel such as 46083.375, counted from 1900',
  },
  {
    ...{ name: 'rfc2822', zone: 'stated', read: RFC_2822.read },
    expected: 'a time as in mails, such as Mon, 2 Mar 2026 09:00:00 +0100',
  },
]

export const TIME_FORMAT_NAMES: readonly string[] = NAMED.map(({ name }) => name)

export const ISO_FORMAT: TimeFormat = NAMED[0]!

/** TIM-8: the format of a name of ours, or else of a pattern such as `dd/MM/yyyy HH:mm`. Problems: badFormat. */
export function parseTimeFormat(text: string): Result<TimeFormat> {
  const named = NAMED.find(({ name }) => name === text)
  if (named !== undefined) return accept(named)
  const compiled = compileTimePattern(text)
  if (!compiled.ok) return compiled
  return accept({ ...compiled.value, name: text, expected: `a time written ${text}` })
}

/** Decimal text, moved by so many digits and cut off: no double of seconds is exact to the millisecond for ever. */
function readEpoch(text: string, digits: number): WallReading | null {
  const parts = /^(-?)(\d{1,16})(?:[.,](\d{1,9}))?$/.exec(text)
  if (parts === null) return null
  const [, sign, whole, fraction = ''] = parts
  const size = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  // Cut off towards the past, on either side of 1970.
  const isMore = /[1-9]/.test(fraction.slice(digits))
  const at = sign === '-' ? -size - (isMore ? 1 : 0) : size
  return Math.abs(at) <= 8.64e15 ? { wallMs: at + 0, offsetMs: 0 } : null
}

/** Day 61 of Excel is 1 March 1900; before it lies a 29 February that never was, which is no day. */
const DAY_61 = Date.UTC(1900, 2, 1)
const LAST_DAY = 2_958_465

function readExcel(text: string): WallReading | null {
  const number = /^\d{1,7}(?:[.,]\d{1,15})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  const day = Math.floor(number)
  if (!(day >= 1 && day <= LAST_DAY) || day === 60) return null
  const before = day < 60 ? 1 : 0
  const wallMs = DAY_61 + (day - 61 + before) * DAY_MS + Math.round((number - day) * DAY_MS)
  return { wallMs, offsetMs: null }
}
