import { DAY_MS, EVER, type Instant, NEVER } from '../time/instant.js'
import { localDateOf } from '../time/localDate.js'
import { InvalidInput } from '../time/result.js'
import {
  type Calendar,
  type CalendarDefinition,
  type CombinedCalendar,
  type CutOff,
  combinationOf,
  isCombined,
  type OpenStretch,
  type WeeklyCalendar,
  weeklyPartsOf,
} from './calendar.js'
import { datedByZone, zoneDates } from './combinedDays.js'
import type { Hours } from './hours.js'
import { combinedSource, neverCloses, openSourceOf, weeklySource } from './openSource.js'
import { type DatedStretch, openStretches } from './openStretches.js'
import { parseCalendar } from './parseCalendar.js'
import { type OpenSource, Timeline } from './timeline.js'
import {
  closeByCutOff,
  isWithinSome,
  type WorkingDates,
  weeklyDates,
  workingDaysAfter,
} from './workingDays.js'
import { datesOfAllKinds, workweekOf } from './workweek.js'
import { type Zone, zoneNamed } from './zone.js'

/** Longer than any agreement; it bounds the walk over working dates. */
const MAX_DAYS = 100_000

/** By content. Weak: a calendar that nobody holds any more is forgotten. */
const compiled = new Map<string, WeakRef<Calendar>>()
const forgotten = new FinalizationRegistry<string>((content) => {
  if (compiled.get(content)?.deref() === undefined) compiled.delete(content)
})

/**
 * Checks a definition and makes it ready to be asked; the same content gives the same calendar.
 * Throws InvalidInput with everything that is wrong with it.
 */
export function compileCalendar(definition: CalendarDefinition): Calendar {
  const parsed = parseCalendar(definition)
  if (!parsed.ok) throw new InvalidInput(parsed.problems)
  const content = JSON.stringify(parsed.value)
  const kept = compiled.get(content)?.deref()
  if (kept !== undefined) return kept
  const calendar = new CompiledCalendar(parsed.value)
  compiled.set(content, new WeakRef(calendar))
  forgotten.register(calendar, content)
  return calendar
}

/** What calendars of one kind know beyond when they are open. */
interface Kind {
  readonly source: OpenSource
  readonly alwaysOpen: () => boolean
  readonly datesOf: (hours: Hours) => WorkingDates
  readonly stretches: (fromAt: Instant, toAt: Instant) => readonly DatedStretch[]
  readonly holidayOn: (date: string) => string | null
  readonly holidaysAt: (at: Instant) => readonly string[]
}

function weeklyKind(definition: WeeklyCalendar, zone: Zone): Kind {
  const week = workweekOf(definition)
  const { holidays = {} } = definition
  const holidayOn = (date: string) => holidays[date] ?? holidays[date.slice(-5)] ?? null
  return {
    source: weeklySource(week, zone),
    alwaysOpen: () => week.covering,
    datesOf: () => weeklyDates(week, zone),
    stretches: (fromAt, toAt) => openStretches(week, zone, fromAt, toAt),
    holidayOn,
    holidaysAt: (at) => [holidayOn(dateIn(zone, at))].filter((name) => name !== null),
  }
}

function combinedKind(definition: CombinedCalendar, zone: Zone): Kind {
  const [way, named] = combinationOf(definition)
  const members = Object.values(named).map(compileCalendar)
  const source = combinedSource(
    way,
    members.map((each) => openSourceOf(each.definition)),
  )
  return {
    source,
    alwaysOpen: () =>
      way === 'union'
        ? members.some((each) => each.alwaysOpen) || neverCloses(definition)
        : members.every((each) => each.alwaysOpen),
    datesOf: (hours) => zoneDates(hours, source, zone),
    stretches: (fromAt, toAt) => datedByZone(source.draw(fromAt, toAt), zone),
    holidayOn: (date) =>
      [...new Set(members.map((each) => each.holidayOn(date)))].filter((name) => name !== null).join(', ') ||
      null,
    holidaysAt: (at) => [...new Set(members.flatMap((each) => each.holidaysAt(at)))],
  }
}

const dateIn = (zone: Zone, at: Instant): string => localDateOf(Math.floor((at + zone.offsetAt(at)) / DAY_MS))

class CompiledCalendar extends Timeline implements Calendar {
  readonly definition: CalendarDefinition
  readonly #kind: Kind
  readonly #zone: Zone
  readonly #dates: WorkingDates
  #alwaysOpen: boolean | null = null

  constructor(definition: CalendarDefinition) {
    const zone = zoneNamed(definition.timeZone)!
    const kind = isCombined(definition) ? combinedKind(definition, zone) : weeklyKind(definition, zone)
    super(kind.source)
    this.definition = definition
    this.#kind = kind
    this.#zone = zone
    this.#dates = kind.datesOf(this)
  }

  get alwaysOpen(): boolean {
    this.#alwaysOpen ??= this.#kind.alwaysOpen()
    return this.#alwaysOpen
  }

  openBetween(fromAt: Instant, toAt: Instant): readonly OpenStretch[] {
    if (!Number.isFinite(toAt - fromAt)) throw new RangeError('stretches are listed between two instants')
    return this.#kind.stretches(fromAt, toAt).map(({ from, to, day }) => ({
      from,
      to,
      date: localDateOf(day),
    }))
  }

  dateOf(at: Instant): string {
    return dateIn(this.#zone, at)
  }

  holidayOn(date: string): string | null {
    return this.#kind.holidayOn(date)
  }

  holidaysAt(at: Instant): readonly string[] {
    return this.#kind.holidaysAt(at)
  }

  workingDaysLater(startAt: Instant, days: number, at: 'same-time' | 'close-of-business'): Instant {
    wholeDays(days)
    const openAt = this.nextOpen(startAt)
    if (openAt === NEVER || openAt === EVER) return openAt
    return workingDaysAfter(this.#dates, this.#zone, openAt, days, at)
  }

  workingDaysByCutOff(startAt: Instant, days: number, cutOff: CutOff): Instant {
    wholeDays(days)
    wholeDays(cutOff.otherwise)
    if (!Number.isFinite(startAt)) return startAt
    return closeByCutOff(this.#dates, this.#zone, this, startAt, days, cutOff)
  }

  hasCutOff(time: string): boolean {
    const days = weeklyPartsOf(this.definition).flatMap(datesOfAllKinds)
    return isWithinSome(this.#dates, days, this.#zone, time)
  }

  calendarDaysLater(startAt: Instant, days: number): Instant {
    wholeDays(days)
    if (days === 0 || !Number.isFinite(startAt)) return startAt
    return this.#zone.instantOf(startAt + this.#zone.offsetAt(startAt) + days * DAY_MS)
  }
}

function wholeDays(days: number): void {
  if (Number.isInteger(days) && days >= 0 && days <= MAX_DAYS) return
  throw new RangeError(`days are counted whole, from 0 to ${MAX_DAYS}, not ${days}`)
}
