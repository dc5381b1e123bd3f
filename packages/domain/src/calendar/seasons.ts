import { type DayNumber, dateDigitsOf, dayNumberOf } from '../time/localDate.js'
import type { Season } from './calendar.js'

/** A season by the days it holds. */
interface DatedSeason<T> {
  readonly from: number
  readonly to: number
  readonly week: T
}

/** Weeks that hold only for a part of the year, or once. */
export interface SeasonWeeks<T> {
  /** The week of a season that comes every year; null outside of all. */
  everyYear(day: DayNumber): T | null
  /** The week of a season of certain years. */
  once(day: DayNumber): T | null
  readonly comeEveryYear: boolean
  /** From the first to the last day of each that comes once. */
  readonly singled: readonly { readonly first: DayNumber; readonly last: DayNumber }[]
}

/** Whether a season is said of every year, `MM-DD`, and not of certain ones. */
export const isEveryYear = ({ from }: Pick<Season, 'from'>): boolean => from.length === 5

/** Makes seasons ready to be asked; `weekOf` is asked once a season. */
export function seasonWeeks<T>(seasons: readonly Season[], weekOf: (season: Season) => T): SeasonWeeks<T> {
  const dated = (some: readonly Season[], read: (date: string) => number): readonly DatedSeason<T>[] =>
    some.map((season) => ({ from: read(season.from), to: read(season.to), week: weekOf(season) }))
  const yearly = dated(seasons.filter(isEveryYear), (date) => Number(date.replace('-', '')))
  const single = dated(
    seasons.filter((season) => !isEveryYear(season)),
    (date) => dayNumberOf(date)!,
  )
  return {
    everyYear(day) {
      if (yearly.length === 0) return null
      const date = lastFourOf(dateDigitsOf(day))
      return yearly.find((season) => holds(season, date))?.week ?? null
    },
    once: (day) => single.find(({ from, to }) => from <= day && day <= to)?.week ?? null,
    comeEveryYear: yearly.length > 0,
    singled: single.map(({ from, to }) => ({ first: from, last: to })),
  }
}

/** One that ends earlier in the year than it begins goes on over the year's end. */
const holds = ({ from, to }: { readonly from: number; readonly to: number }, date: number): boolean =>
  from <= to ? from <= date && date <= to : from <= date || date <= to

/** Of the digits of a date, those of month and day. */
export const lastFourOf = (digits: number): number => digits - Math.floor(digits / 1_0000) * 1_0000

/** A leap year, in which every date there is comes. */
const LEAP_YEAR = { first: dayNumberOf('2000-01-01')!, last: dayNumberOf('2000-12-31')! }

/** Whether some date of some year lies in both. */
export function overlap(some: Season, other: Season): boolean {
  const [one, two] = [some, other].map((season) => seasonWeeks([season], () => true)) as [
    SeasonWeeks<true>,
    SeasonWeeks<true>,
  ]
  const [first, second] = [one.singled[0], two.singled[0]]
  if (first !== undefined && second !== undefined)
    return first.first <= second.last && second.first <= first.last
  const span = first ?? second ?? LEAP_YEAR
  // In the first four years of a span every date comes that it has.
  const last = Math.min(span.last, span.first + 4 * 366)
  for (let day = span.first; day <= last; day += 1) if (holdsDay(one, day) && holdsDay(two, day)) return true
  return false
}

const holdsDay = (weeks: SeasonWeeks<true>, day: DayNumber): boolean =>
  (weeks.once(day) ?? weeks.everyYear(day)) === true
