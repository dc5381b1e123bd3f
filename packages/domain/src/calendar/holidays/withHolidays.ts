import type { OpenHours, WeeklyCalendar } from '../calendar.js'

/** Names by local date: `YYYY-MM-DD` for one year, `MM-DD` for every year. */
export type HolidaySet = Readonly<Record<string, string>>

/**
 * The definition closed on the dates of the sets, each named. A date that has hours of its own keeps them, for what an
 * agreement says of a date goes before what the country does. Of several names for a date the first is kept.
 */
export function withHolidays(definition: WeeklyCalendar, ...sets: readonly HolidaySet[]): WeeklyCalendar {
  const names = Object.assign({}, ...[...sets].reverse(), definition.holidays) as Record<string, string>
  const closed = Object.keys(Object.assign({}, ...sets))
  const closing = (everyYear: boolean): Record<string, readonly OpenHours[]> =>
    Object.fromEntries(closed.filter((date) => (date.length === 5) === everyYear).map((date) => [date, []]))
  return {
    ...definition,
    yearly: { ...closing(true), ...definition.yearly },
    dates: { ...closing(false), ...definition.dates },
    holidays: names,
  }
}
