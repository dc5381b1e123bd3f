import {
  type CalendarDefinition,
  type OpenHours,
  type Season,
  WEEKDAYS,
  type WeeklyCalendar,
} from '../calendar/calendar.js'
import type { Hours } from '../calendar/hours.js'
import { type Instant, NEVER } from '../time/instant.js'

/**
 * The oracle: reads the wall clock at every step and compares texts, as a person with a clock and the rules would.
 * Right for hours and offsets in whole steps; slow by nature. It shares nothing with what it judges, its reading of
 * zones included. A search that finds nothing within `horizonMs` answers `NEVER`.
 */
export function naiveHours(definition: CalendarDefinition, stepMs: number, horizonMs: number): Hours {
  const isOpen = naivelyOpen(definition, stepMs)

  const elapsed = (fromAt: Instant, toAt: Instant): number => {
    let sum = 0
    for (let at = fromAt; at < toAt; at = nextStep(at, stepMs)) {
      if (isOpen(at)) sum += Math.min(nextStep(at, stepMs), toAt) - at
    }
    return sum
  }

  const deadline = (startAt: Instant, workMs: number): Instant => {
    let left = workMs
    for (let at = startAt; at < startAt + horizonMs; at = nextStep(at, stepMs)) {
      if (left === 0) return at
      if (!isOpen(at)) continue
      const length = nextStep(at, stepMs) - at
      if (left <= length) return at + left
      left -= length
    }
    return NEVER
  }

  const nextOpen = (at: Instant): Instant => {
    for (let later = at; later < at + horizonMs; later = nextStep(later, stepMs))
      if (isOpen(later)) return later
    return NEVER
  }

  return { isOpen, elapsed, deadline, nextOpen }
}

function naivelyOpen(definition: CalendarDefinition, stepMs: number): (at: Instant) => boolean {
  if (definition.union !== undefined) {
    const members = Object.values(definition.union).map((each) => naivelyOpen(each, stepMs))
    return (at) => members.some((isOpen) => isOpen(at))
  }
  if (definition.intersection !== undefined) {
    const members = Object.values(definition.intersection).map((each) => naivelyOpen(each, stepMs))
    return (at) => members.every((isOpen) => isOpen(at))
  }
  return weeklyOpen(definition, stepMs)
}

function weeklyOpen(definition: WeeklyCalendar, stepMs: number): (at: Instant) => boolean {
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: definition.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  const seen = new Map<Instant, boolean>()
  const hoursOf = remembered((date) => hoursOn(definition, date))
  const hoursOfDateBefore = remembered((date) => hoursOn(definition, dateBefore(date)))
  return (at) => {
    const step = Math.floor(at / stepMs) * stepMs
    const known = seen.get(step)
    if (known !== undefined) return known
    const [date, time] = clock.format(step).split(' ') as [string, string]
    const open =
      hoursOf(date).some((hours) => opensBy(hours, time)) ||
      hoursOfDateBefore(date).some((hours) => stillOpenAt(hours, time))
    seen.set(step, open)
    return open
  }
}

const nextStep = (at: Instant, stepMs: number) => (Math.floor(at / stepMs) + 1) * stepMs

/** A date has as many steps as it has minutes: what is said of it is found once. */
function remembered<T>(find: (date: string) => T): (date: string) => T {
  const found = new Map<string, T>()
  return (date) => {
    const known = found.get(date)
    if (known !== undefined) return known
    const value = find(date)
    found.set(date, value)
    return value
  }
}

function hoursOn(definition: WeeklyCalendar, date: string): readonly OpenHours[] {
  const weekday = WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7]!
  const week = definition.seasons?.find((season) => isInSeason(season, date))?.weekly ?? definition.weekly
  return definition.dates?.[date] ?? definition.yearly?.[date.slice(5)] ?? week[weekday] ?? []
}

function isInSeason({ from, to }: Season, date: string): boolean {
  if (from.length > 5) return from <= date && date <= to
  const day = date.slice(5)
  return from > to ? day >= from || day <= to : day >= from && day <= to
}

function dateBefore(date: string): string {
  const noon = new Date(`${date}T12:00Z`)
  noon.setUTCDate(noon.getUTCDate() - 1)
  return noon.toISOString().slice(0, 10)
}

/** Within the hours on the date they begin on. Texts of equal length order as the times they show. */
function opensBy([opens, closes]: OpenHours, time: string): boolean {
  return full(opens) <= time && (time < full(closes) || full(closes) < full(opens))
}

/** Within the part of the hours that lies on the next date. */
function stillOpenAt([opens, closes]: OpenHours, time: string): boolean {
  return full(closes) < full(opens) && time < full(closes)
}

const full = (time: string) => (time.length === 5 ? `${time}:00` : time)
