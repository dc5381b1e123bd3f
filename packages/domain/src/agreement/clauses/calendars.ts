import {
  type CalendarDefinition,
  COMBINATIONS,
  type Combination,
  type WeeklyCalendar,
  weeklyPartsOf,
} from '../../calendar/calendar.js'
import { parseCalendar } from '../../calendar/parseCalendar.js'
import { LEAST_MEMBERS, MOST_WEEKS } from '../../calendar/parseCombined.js'
import { Findings, type Path } from '../../parse/findings.js'
import { isRecord, readRecord } from '../../parse/readRecord.js'
import { latestOf, type Release } from '../../release.js'
import { clause } from '../fields/clause.js'
import { type Context, type Field, type Fields, writeFields } from '../fields/field.js'
import { group } from '../fields/parts.js'
import { references } from '../fields/references.js'
import { id, numbered, readId, zone } from '../fields/scalars.js'
import {
  type CalendarReference,
  circleFrom,
  definitionsOf,
  isNamedCombination,
  isShared,
  type NamedCalendar,
  type NamedCalendars,
  type NamedCombination,
  namesIn,
  weeksIn,
} from '../namedCalendars.js'

const SHARED = { use: id(), revision: numbered('revision') }

const COMBINED = (way: Combination) => ({ timeZone: zone(), [way]: references('calendars', MOST_WEEKS) })

/**
 * AGR-19, AGR-61: each either its hours, or `{ use }`, a shared one in its newest revision or in the one named, or `{ timeZone, union }`
 * or `{ timeZone, intersection }` of others beside it.
 */
const byName: Field<NamedCalendars> = {
  shape: { kind: 'calendars' },
  unsaid: {},
  read: readCalendars,
  write: (calendars) =>
    Object.fromEntries(
      Object.entries(calendars).map(([name, each]) => [
        name,
        isShared(each) ? writeFields(SHARED, { ...each }, 'short') : each,
      ]),
    ),
  names: (raw) => Object.keys(readRecord(raw ?? {}, [], null, new Findings()) ?? {}),
  needs: (calendars) => latestOf(Object.values(calendars).map(neededForCalendar)),
}

/** The first release that knows each part of a calendar; null for those that every one does. */
const PART_SINCE: Readonly<Record<keyof WeeklyCalendar, Release | null>> = {
  ...{ timeZone: null, weekly: null, dates: null, yearly: null, holidays: null },
  ...{ seasons: '0.2.0', union: '0.2.0', intersection: '0.2.0' },
}

function neededForCalendar(calendar: NamedCalendar): Release | null {
  if (isShared(calendar)) return null
  const parts = isNamedCombination(calendar) ? [] : weeklyPartsOf(calendar)
  const said = [calendar, ...parts].flatMap((each) => Object.keys(each) as (keyof WeeklyCalendar)[])
  return latestOf(said.map((part) => PART_SINCE[part]))
}

/** The hours in which clocks run, by the names that targets call them. */
export const calendars = clause({
  section: 'hours',
  fields: { calendars: byName },
  check: (_, { document, names, findings }) => {
    if (mayDoWithoutTargets(document) || names('calendars').length > 0) return
    findings.add('missing', ['calendars'], 'there is no calendar', 'at least one, by name')
  },
})

/** AGR-14: targets may be left out where a level above has them, or where goals are all there is. */
export function mayDoWithoutTargets({ targets, parent, goals }: Fields): boolean {
  const isNone = targets === undefined || (Array.isArray(targets) && targets.length === 0)
  return isNone && ((parent ?? null) !== null || (Array.isArray(goals) && goals.length > 0))
}

function readCalendars(raw: unknown, path: Path, context: Context): NamedCalendars {
  const { findings } = context
  const record = readRecord(raw ?? {}, path, null, findings) ?? {}
  const before = findings.problems.length
  const read = Object.entries(record).map(([name, value]) => {
    const place = [...path, name]
    readId(name, place, findings)
    return [name, readCalendar(value, place, context)] as const
  })
  const calendars = Object.fromEntries(read)
  if (findings.problems.length === before) checkCombinations(calendars, path, findings)
  return calendars
}

function readCalendar(raw: unknown, path: Path, context: Context): NamedCalendar {
  if (isRecord(raw)) {
    if ('use' in raw) return group(SHARED).read(raw, path, context) as CalendarReference
    const way = COMBINATIONS.find((each) => each in raw)
    if (way !== undefined && !isRecord(raw[way])) return readCombination(raw, way, path, context)
  }
  const parsed = parseCalendar(raw, path)
  if (parsed.ok) return parsed.value
  context.findings.problems.push(...parsed.problems)
  // A calendar that is not right is still known by its name: its targets are not to blame.
  return raw as CalendarDefinition
}

function readCombination(raw: Fields, way: Combination, path: Path, context: Context): NamedCombination {
  const members = raw[way]
  if (Array.isArray(members) && members.length < LEAST_MEMBERS) {
    const expected = 'the names of two or more calendars of this document'
    context.findings.add('tooFew', [...path, way], 'a calendar is made of two others at least', expected)
  }
  return group(COMBINED(way)).read(raw, path, context) as unknown as NamedCombination
}

/** AGR-61: none leads back to itself or is made of too many; an intersection opens, as far as no shared calendar has a say in it. */
function checkCombinations(calendars: NamedCalendars, path: Path, findings: Findings): void {
  const combined = Object.entries(calendars).flatMap(([name, each]) =>
    isNamedCombination(each) ? [{ name, place: [...path, name, namesIn(each)[0]] }] : [],
  )
  const before = findings.problems.length
  for (const { name, place } of combined) {
    const circle = circleFrom(name, calendars)
    if (circle === null) continue
    findings.add(
      'calendarCycle',
      place,
      `${name} leads back to itself: ${circle.join(' → ')}`,
      'other calendars',
    )
  }
  if (findings.problems.length > before) return
  const weeks = weeksIn(calendars)
  for (const { name, place } of combined) {
    if (weeks(name) <= MOST_WEEKS) continue
    findings.add('tooLong', place, `${name} is made of ${weeks(name)} calendars`, `at most ${MOST_WEEKS}`)
  }
  if (findings.problems.length > before) return
  const known = definitionsOf(calendars, () => null)
  for (const { name, place } of combined) {
    const definition = known.get(name)
    const parsed = definition === undefined ? null : parseCalendar(definition, place.slice(0, -1))
    if (parsed?.ok === false) findings.problems.push(...parsed.problems)
  }
}
