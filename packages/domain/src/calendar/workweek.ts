import { DAY_MS } from '../time/duration.js'
import { type DayNumber, dayNumberOf, weekdayIndexOf } from '../time/localDate.js'
import { type CalendarDefinition, type OpenHours, WEEKDAYS } from './calendar.js'
import { timeOfDay } from './timeOfDay.js'

/** Hours of one date in ms after its midnight; `to` lies past 24 h where they cross into the next date. */
export interface DayHours {
  readonly from: number
  readonly to: number
}

/** The hours of a definition by day number: united within a date, ascending. */
export interface Workweek {
  hoursOf(day: DayNumber): readonly DayHours[]
  /** Dates with hours of their own, ascending. */
  readonly overrides: readonly DayNumber[]
  /** Hours begin on some weekday. */
  readonly repeats: boolean
  /** Every wall reading lies in some hours. */
  readonly covering: boolean
}

/** Reads a definition that was parsed; its texts are taken as well formed. */
export function workweekOf(definition: CalendarDefinition): Workweek {
  const weekly = WEEKDAYS.map((weekday) => dayHours(definition.weekly[weekday] ?? []))
  const dates = new Map<DayNumber, readonly DayHours[]>()
  for (const [date, hours] of Object.entries(definition.dates ?? {})) {
    dates.set(dayNumberOf(date)!, dayHours(hours))
  }
  const hoursOf = (day: DayNumber) => dates.get(day) ?? weekly[weekdayIndexOf(day)]!
  const overrides = [...dates.keys()].sort((a, b) => a - b)
  return {
    hoursOf,
    overrides,
    repeats: weekly.some((hours) => hours.length > 0),
    covering:
      coversWeek(weekly) && overrides.every((day) => covers(hoursOf, day) && covers(hoursOf, day + 1)),
  }
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

function coversWeek(weekly: readonly (readonly DayHours[])[]): boolean {
  const hoursOf = (day: DayNumber) => weekly[weekdayIndexOf(day)]!
  return WEEKDAYS.every((_, day) => covers(hoursOf, day))
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
