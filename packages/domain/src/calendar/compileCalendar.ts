import { DAY_MS, EVER, type Instant, NEVER } from '../time/instant.js'
import { localDateOf } from '../time/localDate.js'
import { InvalidInput } from '../time/result.js'
import type { Calendar, CalendarDefinition, OpenStretch } from './calendar.js'
import { EVERY_INSTANT } from './everyInstant.js'
import { openStretches, united } from './openStretches.js'
import { parseCalendar } from './parseCalendar.js'
import { type OpenSource, Timeline } from './timeline.js'
import { workingDaysAfter } from './workingDays.js'
import { type Workweek, workweekOf } from './workweek.js'
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

class CompiledCalendar extends Timeline implements Calendar {
  readonly definition: CalendarDefinition
  readonly alwaysOpen: boolean
  readonly #week: Workweek
  readonly #zone: Zone

  constructor(definition: CalendarDefinition) {
    const week = workweekOf(definition)
    const zone = zoneNamed(definition.timeZone)!
    super(sourceOf(week, zone))
    this.definition = definition
    this.alwaysOpen = week.covering
    this.#week = week
    this.#zone = zone
  }

  openBetween(fromAt: Instant, toAt: Instant): readonly OpenStretch[] {
    if (!Number.isFinite(toAt - fromAt)) throw new RangeError('stretches are listed between two instants')
    return openStretches(this.#week, this.#zone, fromAt, toAt).map(({ from, to, day }) => ({
      from,
      to,
      date: localDateOf(day),
    }))
  }

  dateOf(at: Instant): string {
    return localDateOf(Math.floor((at + this.#zone.offsetAt(at)) / DAY_MS))
  }

  holidayOn(date: string): string | null {
    const holidays = this.definition.holidays ?? {}
    return holidays[date] ?? holidays[date.slice(-5)] ?? null
  }

  workingDaysLater(startAt: Instant, days: number, at: 'same-time' | 'close-of-business'): Instant {
    wholeDays(days)
    const openAt = this.nextOpen(startAt)
    if (openAt === NEVER || openAt === EVER) return openAt
    return workingDaysAfter(this.#week, this.#zone, openAt, days, at)
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

function sourceOf(week: Workweek, zone: Zone): OpenSource {
  const draw = (fromAt: Instant, toAt: Instant) => united(openStretches(week, zone, fromAt, toAt))
  if (week.repeats) {
    return { ...EVERY_INSTANT, draw }
  }
  // Only single dates have hours: a margin of two days holds any offset and what crosses midnight.
  const [first = 0, last = 0] = [week.overrides.at(0), week.overrides.at(-1)]
  return { fromAt: (first - 2) * DAY_MS, toAt: (last + 4) * DAY_MS, cycleMs: 0, draw }
}
