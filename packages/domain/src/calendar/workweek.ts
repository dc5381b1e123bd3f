import { DAY_MS } from '../time/instant.js'
import { type DayNumber, dateDigitsOf, dayNumberOf, weekdayIndexOf } from '../time/localDate.js'
import { type OpenHours, WEEKDAYS, type WeekHours, type WeeklyCalendar } from './calendar.js'
import { isEveryYear, lastFourOf, seasonWeeks } from './seasons.js'
import { timeOfDay } from './timeOfDay.js'

/** Hours of one date in ms after its midnight; `to` lies past 24 h where they cross into the next date. */
export interface DayHours {
  readonly from: number
  readonly to: number
}

/** The hours of a definition by day number: united within a date, ascending. */
export interface Workweek {
  hoursOf(day: DayNumber): readonly DayHours[]
  /** From the first to the last of the dates that what is said of single years is about; null where nothing is. */
  readonly singled: { readonly first: DayNumber; readonly last: DayNumber } | null
  /** Hours begin on some weekday or on some date of every year. */
  readonly repeats: boolean
  /** Every wall reading lies in some hours. */
  readonly covering: boolean
}

/** Dates among which every week, season and date of its own of these hours is: of four years, and whatever is singled out. */
export function datesOfAllKinds(definition: WeeklyCalendar): readonly DayNumber[] {
  const { dates = {}, seasons = [] } = definition
  const once = seasons.filter((season) => !isEveryYear(season))
  const spans = [
    { first: dayNumberOf('2024-01-01')!, days: FOUR_YEARS },
    ...Object.keys(dates).map((date) => ({ first: dayNumberOf(date)!, days: 1 })),
    ...once.map(({ from, to }) => {
      const first = dayNumberOf(from)!
      return { first, days: Math.min(FOUR_YEARS, dayNumberOf(to)! - first + 1) }
    }),
  ]
  return spans.flatMap(({ first, days }) => Array.from({ length: days }, (_, day) => first + day))
}

/** From one leap year to the next. */
const FOUR_YEARS = 1_461

/** A leap year past every override, and as many years as show each date on each weekday. */
const UNDISTURBED_YEAR = 2400
const YEARS_OF_EVERY_KIND = 28

type HoursOf = (day: DayNumber) => readonly DayHours[]

/** Reads a definition that was parsed; its texts are taken as well formed. */
export function workweekOf(definition: WeeklyCalendar): Workweek {
  const ordinary = weekOf(definition.weekly)
  const seasons = seasonWeeks(definition.seasons ?? [], ({ weekly }) => weekOf(weekly))
  const yearly = new Map(
    Object.entries(definition.yearly ?? {}).map(([date, hours]) => [monthAndDay(date), dayHours(hours)]),
  )
  const dates = new Map(
    Object.entries(definition.dates ?? {}).map(([date, hours]) => [dayNumberOf(date)!, dayHours(hours)]),
  )
  const ofDate: HoursOf | null =
    yearly.size === 0 ? null : (day) => yearly.get(lastFourOf(dateDigitsOf(day)))!
  const everyYear: HoursOf = (day) => ofDate?.(day) ?? (seasons.everyYear(day) ?? ordinary)(day)
  const everyDay: HoursOf =
    seasons.singled.length === 0 ? everyYear : (day) => ofDate?.(day) ?? (seasons.once(day) ?? everyYear)(day)
  const hoursOf: HoursOf = dates.size === 0 ? everyDay : (day) => dates.get(day) ?? everyDay(day)
  const singled = [...[...dates.keys()].map((day) => ({ first: day, last: day })), ...seasons.singled]
  const special = seasons.comeEveryYear ? [] : daysOfEveryKind(Object.keys(definition.yearly ?? {}))
  return {
    hoursOf,
    singled:
      singled.length === 0
        ? null
        : {
            first: Math.min(...singled.map(({ first }) => first)),
            last: Math.max(...singled.map(({ last }) => last)),
          },
    repeats: someDay((day) => everyYear(day).length > 0),
    covering:
      (seasons.comeEveryYear
        ? !someDay((day) => !covers(everyYear, day))
        : WEEKDAYS.every((_, day) => covers(ordinary, day))) &&
      special.every((day) => covers(everyYear, day) && covers(everyYear, day + 1)) &&
      singled.every((span) => coversAll(hoursOf, span)),
  }
}

function weekOf(weekly: WeekHours): HoursOf {
  const hours = WEEKDAYS.map((weekday) => dayHours(weekly[weekday] ?? []))
  return (day) => hours[weekdayIndexOf(day)]!
}

/** The digits of `MM-DD` as a number. */
const monthAndDay = (date: string): number => Number(date.replace('-', ''))

/** Whether any date of any year is such a one. */
function someDay(isOne: (day: DayNumber) => boolean): boolean {
  const first = dayNumberOf(`${UNDISTURBED_YEAR}-01-01`)!
  const last = dayNumberOf(`${UNDISTURBED_YEAR + YEARS_OF_EVERY_KIND}-01-01`)!
  for (let day = first; day < last; day += 1) if (isOne(day)) return true
  return false
}

function daysOfEveryKind(dates: readonly string[]): DayNumber[] {
  return Array.from({ length: YEARS_OF_EVERY_KIND }, (_, years) =>
    dates.map((date) => dayNumberOf(`${UNDISTURBED_YEAR + years}-${date}`)).filter((day) => day !== null),
  ).flat()
}

function dayHours(hours: readonly OpenHours[]): readonly DayHours[] {
  const sorted = hours
    .map(([opens, closes]) => {
      const from = timeOfDay(opens)!
      const to = timeOfDay(closes)!
      return { from, to: to > from ? to : to + DAY_MS }
    })
    .sort((a, b) => a.from - b.from)
  const united: DayHours[] = []
  for (const piece of sorted) {
    const last = united.at(-1)
    if (last === undefined || piece.from > last.to) united.push(piece)
    else united[united.length - 1] = { from: last.from, to: Math.max(last.to, piece.to) }
  }
  return united
}

/** True when the hours of a date, with what yesterday left, fill the whole of it. */
function covers(hoursOf: (day: DayNumber) => readonly DayHours[], day: DayNumber): boolean {
  let filled = Math.max(0, ...hoursOf(day - 1).map(({ to }) => to - DAY_MS))
  for (const { from, to } of hoursOf(day)) {
    if (from > filled) return false
    filled = Math.max(filled, to)
  }
  return filled >= DAY_MS
}

/** Also the date after the last, which may have been filled from it. */
function coversAll(
  hoursOf: HoursOf,
  { first, last }: { readonly first: DayNumber; readonly last: DayNumber },
): boolean {
  for (let day = first; day <= last + 1; day += 1) if (!covers(hoursOf, day)) return false
  return true
}
