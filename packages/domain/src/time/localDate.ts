import { DAY_MS } from './instant.js'

/** A local date as the number of days since 1970-01-01 in the proleptic Gregorian calendar. */
export type DayNumber = number

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** The day number of `YYYY-MM-DD`, or null when there is no such date. */
export function dayNumberOf(text: string): DayNumber | null {
  if (!DATE.test(text)) return null
  const at = Date.parse(`${text}T00:00:00.000Z`)
  if (Number.isNaN(at)) return null
  const day = at / DAY_MS
  return localDateOf(day) === text ? day : null
}

/** `YYYY-MM-DD` of a day number; years past 9999 or before 0 take the signed six-digit form of ISO 8601. */
export function localDateOf(day: DayNumber): string {
  const digits = dateDigitsOf(day)
  if (!(digits >= 1_0000 && digits < 10_000_0000)) return isoDateOf(day)
  const text = String(digits).padStart(8, '0')
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}

function isoDateOf(day: DayNumber): string {
  const text = new Date(day * DAY_MS).toISOString()
  return text.slice(0, text.indexOf('T'))
}

const DAYS_OF_400_YEARS = 146_097
/** From 0000-03-01, with which a cycle of 400 years of these begins, to 1970-01-01. */
const DAYS_TO_1970 = 719_468

/** The date as a number with the digits of `YYYYMMDD`. */
export function dateDigitsOf(day: DayNumber): number {
  const sinceMarch0 = day + DAYS_TO_1970
  const cycle = Math.floor(sinceMarch0 / DAYS_OF_400_YEARS)
  const inCycle = sinceMarch0 - cycle * DAYS_OF_400_YEARS
  const leapDays = Math.floor(inCycle / 1_460) - Math.floor(inCycle / 36_524) + Math.floor(inCycle / 146_096)
  const marchYear = Math.floor((inCycle - leapDays) / 365)
  const inYear = inCycle - (365 * marchYear + Math.floor(marchYear / 4) - Math.floor(marchYear / 100))
  // March to July and August to December have 153 days each, as have January and February with what never comes.
  const month = Math.floor((5 * inYear + 2) / 153)
  const date = inYear - Math.floor((153 * month + 2) / 5) + 1
  const [year, calendarMonth] = month < 10 ? [marchYear, month + 3] : [marchYear + 1, month - 9]
  return (cycle * 400 + year) * 1_0000 + calendarMonth * 100 + date
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayIndexOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7
}
