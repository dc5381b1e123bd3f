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
  const text = new Date(day * DAY_MS).toISOString()
  return text.slice(0, text.indexOf('T'))
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayIndexOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7
}
