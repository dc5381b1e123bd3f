import {
  type CalendarDefinition,
  COMBINATIONS,
  type Combination,
  type CombinedCalendar,
  isCombined,
  weeklyPartsOf,
} from '../calendar/calendar.js'

/** A shared calendar in the revision named; null follows the newest. */
export interface CalendarReference {
  readonly use: string
  readonly revision: number | null
}

/** Hours made of other calendars of the same document, by their names. */
export type NamedCombination = { readonly timeZone: string } & (
  | { readonly union: readonly string[]; readonly intersection?: never }
  | { readonly intersection: readonly string[]; readonly union?: never }
)

export type NamedCalendar = CalendarDefinition | CalendarReference | NamedCombination

/** By the names that targets call them. */
export type NamedCalendars = Readonly<Record<string, NamedCalendar>>

/** True for a calendar that stands elsewhere, shared by agreements. */
export const isShared = (calendar: NamedCalendar): calendar is CalendarReference => 'use' in calendar

/** True for one whose members stand beside it. */
export const isNamedCombination = (calendar: NamedCalendar): calendar is NamedCombination =>
  !isShared(calendar) && COMBINATIONS.some((way) => Array.isArray(calendar[way]))

/** In which way calendars are combined, and which. */
export function namesIn({
  union,
  intersection,
}: NamedCombination): readonly [Combination, readonly string[]] {
  return union === undefined ? ['intersection', intersection] : ['union', union]
}

/** How a calendar leads back to itself over its members: `a → b → a`; null when none does. */
export function circleFrom(name: string, calendars: NamedCalendars): readonly string[] | null {
  const seen = new Set<string>()
  const walk = (path: readonly string[]): readonly string[] | null => {
    const calendar = calendars[path.at(-1)!]
    if (calendar === undefined || !isNamedCombination(calendar)) return null
    for (const member of namesIn(calendar)[1]) {
      if (member === name) return [...path, member]
      if (seen.has(member)) continue
      seen.add(member)
      const circle = walk([...path, member])
      if (circle !== null) return circle
    }
    return null
  }
  return walk([name])
}

/** Of how many calendars with a week of their own each is made; a shared one counts as one. Only where none leads back to itself. */
export function weeksIn(calendars: NamedCalendars): (name: string) => number {
  const counted = new Map<string, number>()
  const count = (name: string): number => {
    const calendar = calendars[name]
    const known = counted.get(name)
    if (known !== undefined || calendar === undefined) return known ?? 0
    const weeks = isNamedCombination(calendar)
      ? namesIn(calendar)[1].reduce((sum, member) => sum + count(member), 0)
      : isShared(calendar) || !isCombined(calendar)
        ? 1
        : weeklyPartsOf(calendar).length
    counted.set(name, weeks)
    return weeks
  }
  return count
}

/**
 * The hours of every calendar of a document that is well formed, with those of its members in it. Without those of which a shared one
 * is not there.
 */
export function definitionsOf(
  calendars: NamedCalendars,
  shared: (name: CalendarReference) => CalendarDefinition | null,
): ReadonlyMap<string, CalendarDefinition> {
  const known = new Map<string, CalendarDefinition | null>()
  const define = (name: string): CalendarDefinition | null => {
    const calendar = calendars[name]!
    const before = known.get(name)
    if (before !== undefined) return before
    const defined = isShared(calendar)
      ? shared(calendar)
      : isNamedCombination(calendar)
        ? combined(calendar, define)
        : calendar
    known.set(name, defined)
    return defined
  }
  const defined = Object.keys(calendars).map((name) => [name, define(name)] as const)
  return new Map(defined.flatMap(([name, each]) => (each === null ? [] : [[name, each] as const])))
}

function combined(
  calendar: NamedCombination,
  define: (name: string) => CalendarDefinition | null,
): CombinedCalendar | null {
  const [way, names] = namesIn(calendar)
  const members = names.map((name) => [name, define(name)] as const)
  if (members.some(([, each]) => each === null)) return null
  return { timeZone: calendar.timeZone, [way]: Object.fromEntries(members) } as unknown as CombinedCalendar
}
