import type { CalendarDefinition } from '../../calendar/calendar.js'
import { parseCalendar } from '../../calendar/parseCalendar.js'
import { Findings, type Path } from '../../parse/findings.js'
import { isRecord, readRecord } from '../../parse/readRecord.js'
import { clause } from '../fields/clause.js'
import { type Context, type Field, type Fields, type TermsOf, writeFields } from '../fields/field.js'
import { group } from '../fields/parts.js'
import { id, numbered, readId } from '../fields/scalars.js'

const SHARED = { use: id(), revision: numbered('revision') }

/** A shared calendar; null follows its newest revision. */
export interface CalendarReference extends TermsOf<typeof SHARED> {}

export type NamedCalendars = Readonly<Record<string, CalendarDefinition | CalendarReference>>

/** True for a calendar that stands elsewhere, shared by agreements. */
export const isShared = (calendar: CalendarDefinition | CalendarReference): calendar is CalendarReference =>
  'use' in calendar

/** AGR-19: each either its hours or `{ use }`, a shared one in its newest revision or in the one named. */
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
  const record = readRecord(raw ?? {}, path, null, context.findings) ?? {}
  const calendars = Object.entries(record).map(([name, value]) => {
    const place = [...path, name]
    readId(name, place, context.findings)
    return [name, readCalendar(value, place, context)] as const
  })
  return Object.fromEntries(calendars)
}

function readCalendar(raw: unknown, path: Path, context: Context): CalendarDefinition | CalendarReference {
  if (isRecord(raw) && 'use' in raw) return group(SHARED).read(raw, path, context) as CalendarReference
  const parsed = parseCalendar(raw, path)
  if (parsed.ok) return parsed.value
  context.findings.problems.push(...parsed.problems)
  // A calendar that is not right is still known by its name: its targets are not to blame.
  return raw as CalendarDefinition
}
