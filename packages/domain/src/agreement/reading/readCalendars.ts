import type { CalendarDefinition } from '../../calendar/calendar.js'
import { parseCalendar } from '../../calendar/parseCalendar.js'
import type { Findings, Path } from '../../parse/findings.js'
import { isRecord, readRecord } from '../../parse/readRecord.js'
import type { CalendarReference } from '../terms.js'
import { readId } from './readId.js'
import { readNumbered } from './readStandpoint.js'

type NamedCalendars = Record<string, CalendarDefinition | CalendarReference>

const REFERENCE_KEYS: ReadonlySet<string> = new Set(['use', 'revision'])

/** Calendars by name: each either its hours or `{ use }`, a shared one in its newest revision or in the one named. */
export function readCalendars(raw: unknown, findings: Findings): NamedCalendars {
  const record = readRecord(raw ?? {}, ['calendars'], null, findings)
  const calendars: NamedCalendars = {}
  for (const [name, value] of Object.entries(record ?? {})) {
    const path = ['calendars', name]
    readId(name, path, findings)
    calendars[name] =
      isRecord(value) && 'use' in value ? readShared(value, path, findings) : readOwn(value, path, findings)
  }
  return calendars
}

function readShared(raw: unknown, path: Path, findings: Findings): CalendarReference {
  const record = readRecord(raw, path, REFERENCE_KEYS, findings) ?? {}
  return {
    use: readId(record.use, [...path, 'use'], findings) as string,
    revision: readNumbered(record.revision, [...path, 'revision'], 'revision', findings),
  }
}

function readOwn(raw: unknown, path: Path, findings: Findings): CalendarDefinition {
  const parsed = parseCalendar(raw, path)
  if (parsed.ok) return parsed.value
  findings.problems.push(...parsed.problems)
  // A calendar that is not right is still known by its name: its targets are not to blame.
  return raw as CalendarDefinition
}

/** True for a calendar that stands elsewhere, shared by agreements. */
export const isShared = (calendar: CalendarDefinition | CalendarReference): calendar is CalendarReference =>
  'use' in calendar
