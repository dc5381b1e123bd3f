import type { OpenHours, WeeklyCalendar } from '../calendar.js'
import { type HolidaySet, withHolidays } from './withHolidays.js'

/** What a set of holidays changes in hours. */
export interface HolidayImport {
  readonly definition: WeeklyCalendar
  /** Dates that were open as usual, and close now. */
  readonly closed: readonly string[]
  /** Dates of the set that keep hours of their own. */
  readonly keptOpen: readonly string[]
  /** Dates that were closed by name, and are open as usual again. */
  readonly reopened: readonly string[]
}

/**
 * CAL-28: the definition closed on the dates of a set, as `withHolidays` has it. Where the set replaces what was there, named dates on
 * which nothing opens are dropped first: those of the years from the first to the last that the set names, and those of every year
 * where it has such.
 */
export function importHolidays(
  before: WeeklyCalendar,
  set: HolidaySet,
  { replaces }: { readonly replaces: boolean },
): HolidayImport {
  const dropped = replaces ? namedClosings(before, set) : []
  const definition = withoutNothing(withHolidays(without(before, dropped), set))
  const hoursOf = ({ dates, yearly }: WeeklyCalendar, date: string): readonly OpenHours[] | undefined =>
    dates?.[date] ?? yearly?.[date]
  const dates = Object.keys(set).sort()
  return {
    definition,
    closed: dates.filter((date) => hoursOf(before, date) === undefined),
    keptOpen: dates.filter((date) => (hoursOf(before, date)?.length ?? 0) > 0),
    reopened: dropped.filter((date) => !(date in set)),
  }
}

/** Parts that say nothing are left out, so that hours which stay the same are written the same. */
function withoutNothing({ dates, yearly, holidays, ...rest }: WeeklyCalendar): WeeklyCalendar {
  const said = Object.entries({ dates, yearly, holidays }).filter(
    ([, it]) => Object.keys(it ?? {}).length > 0,
  )
  return { ...rest, ...Object.fromEntries(said) }
}

function yearsOf(set: HolidaySet): readonly [first: string, last: string] | null {
  const years = Object.keys(set)
    .filter((date) => date.length > 5)
    .map((date) => date.slice(0, 4))
    .sort()
  return years.length === 0 ? null : [years[0]!, years.at(-1)!]
}

function namedClosings(
  { dates = {}, yearly = {}, holidays = {} }: WeeklyCalendar,
  set: HolidaySet,
): readonly string[] {
  const years = yearsOf(set)
  const within = (date: string) =>
    years !== null && years[0] <= date.slice(0, 4) && date.slice(0, 4) <= years[1]
  const closed = (hours: Readonly<Record<string, readonly OpenHours[]>>) =>
    Object.keys(hours).filter((date) => hours[date]!.length === 0 && date in holidays)
  const everyYear = Object.keys(set).some((date) => date.length === 5) ? closed(yearly) : []
  return [...everyYear, ...closed(dates).filter(within)]
}

function without(definition: WeeklyCalendar, dropped: readonly string[]): WeeklyCalendar {
  const left = <T>(some: Readonly<Record<string, T>> = {}) =>
    Object.fromEntries(Object.entries(some).filter(([date]) => !dropped.includes(date)))
  const { dates, yearly, holidays } = definition
  return { ...definition, dates: left(dates), yearly: left(yearly), holidays: left(holidays) }
}
