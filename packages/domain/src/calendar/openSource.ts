import { DAY_MS, type Instant, type Interval } from '../time/instant.js'
import {
  type CalendarDefinition,
  type Combination,
  combinationOf,
  isCombined,
  weeklyPartsOf,
} from './calendar.js'
import { EVERY_INSTANT } from './everyInstant.js'
import { openStretches, united } from './openStretches.js'
import type { OpenSource } from './timeline.js'
import { type Workweek, workweekOf } from './workweek.js'
import { type Zone, zoneNamed } from './zone.js'

/** The open set of a definition that was parsed. */
export function openSourceOf(definition: CalendarDefinition): OpenSource {
  if (!isCombined(definition)) return weeklySource(workweekOf(definition), zoneNamed(definition.timeZone)!)
  const [way, members] = combinationOf(definition)
  return combinedSource(way, Object.values(members).map(openSourceOf))
}

export function weeklySource(week: Workweek, zone: Zone): OpenSource {
  const draw = (fromAt: Instant, toAt: Instant) => united(openStretches(week, zone, fromAt, toAt))
  if (week.repeats) return { ...EVERY_INSTANT, draw }
  // Only single dates have hours: a margin of two days holds any offset and what crosses midnight.
  const { first, last } = week.singled ?? { first: 0, last: 0 }
  return { fromAt: (first - 2) * DAY_MS, toAt: (last + 4) * DAY_MS, cycleMs: 0, draw }
}

/** CAL-21: open when any of the members is, or when all are. */
export function combinedSource(way: Combination, members: readonly OpenSource[]): OpenSource {
  const combine = way === 'union' ? anyOf : allOf
  const draw = (fromAt: Instant, toAt: Instant) => combine(members.map((each) => each.draw(fromAt, toAt)))
  const ending = members.filter(({ cycleMs }) => cycleMs === 0)
  if (ending.length === 0 || (way === 'union' && ending.length < members.length))
    return { ...EVERY_INSTANT, draw }
  const fromAt = ending.map((each) => each.fromAt)
  const toAt = ending.map((each) => each.toAt)
  return way === 'union'
    ? { fromAt: Math.min(...fromAt), toAt: Math.max(...toAt), cycleMs: 0, draw }
    : {
        fromAt: Math.max(...fromAt),
        toAt: Math.max(Math.max(...fromAt), Math.min(...toAt)),
        cycleMs: 0,
        draw,
      }
}

const anyOf = (open: readonly (readonly Interval[])[]): readonly Interval[] =>
  united(open.flat().sort((a, b) => a.from - b.from))

const allOf = (open: readonly (readonly Interval[])[]): readonly Interval[] => open.reduce(meeting)

/** What two ascending lists of disjoint intervals have in common. */
function meeting(some: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  const found: Interval[] = []
  let next = 0
  for (const { from, to } of some) {
    while (next < others.length && others[next]!.to <= from) next += 1
    for (let other = next; other < others.length && others[other]!.from < to; other += 1) {
      found.push({ from: Math.max(from, others[other]!.from), to: Math.min(to, others[other]!.to) })
    }
  }
  return found
}

/** So much is drawn at once where somebody looks for one instant. */
const GLANCE_MS = 64 * DAY_MS
/** Within it dates meet weekdays, and the clocks of zones change, in every way there is; what single dates say may lie outside. */
const ALL_WAYS: Interval = { from: Date.UTC(1970, 0), to: Date.UTC(2130, 0) }

/** Whether hours ever open. Combined ones: from 1970 on, or around a date that a member singles out. */
export function everOpens(definition: CalendarDefinition): boolean {
  if (!isCombined(definition) && workweekOf(definition).repeats) return true
  for (const { open } of glances(definition)) if (open.length > 0) return true
  return false
}

/** Whether combined hours never close, from 1970 on and around the dates that members single out. */
export function neverCloses(definition: CalendarDefinition): boolean {
  for (const { from, to, open } of glances(definition))
    if (open[0]?.from !== from || open[0].to !== to) return false
  return true
}

/** The open set over all the time in which hours can differ, drawn piece by piece. */
function* glances(
  definition: CalendarDefinition,
): Generator<Interval & { readonly open: readonly Interval[] }> {
  const { draw, ...source } = openSourceOf(definition)
  const singled = weeklyPartsOf(definition).flatMap((each) => workweekOf(each).singled ?? [])
  const first = Math.min(ALL_WAYS.from, ...singled.map((each) => (each.first - 2) * DAY_MS))
  const last = Math.max(ALL_WAYS.to, ...singled.map((each) => (each.last + 4) * DAY_MS))
  const range = source.cycleMs === 0 ? { from: source.fromAt, to: source.toAt } : { from: first, to: last }
  for (let from = range.from; from < range.to; from += GLANCE_MS) {
    const to = from + GLANCE_MS
    yield { from, to, open: draw(from, to) }
  }
}
