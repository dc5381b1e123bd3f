import type { CalendarDefinition } from '../calendar/calendar.js'
import { compileCalendar } from '../calendar/compileCalendar.js'
import { parseCalendar } from '../calendar/parseCalendar.js'
import { Findings, type Path } from '../parse/findings.js'
import { readList } from '../parse/readList.js'
import { readRecord } from '../parse/readRecord.js'
import { readName } from '../parse/readText.js'
import { accept, type Result, refuse } from '../time/result.js'
import { readId } from './readId.js'
import { readMatch } from './readMatch.js'
import { readParty, readService } from './readParties.js'
import { readPriorityMatrix } from './readPriorityMatrix.js'
import { readTarget } from './readTarget.js'
import type { AgreementTerms, Target } from './terms.js'

const KEYS: ReadonlySet<string> = new Set([
  'id',
  'title',
  'parties',
  'services',
  'appliesTo',
  'calendars',
  'priorityMatrix',
  'defaultPriority',
  'targets',
])

/**
 * Reads the document form of an agreement (YAML or JSON, already turned into plain values) into terms. Every problem is
 * reported at once, each with the path of the value it is about (AGR-1).
 */
export function parseAgreementTerms(raw: unknown): Result<AgreementTerms> {
  const findings = new Findings()
  const record = readRecord(raw, [], KEYS, findings)
  if (record === undefined) return refuse(...findings.problems)
  const id = readId(record.id, ['id'], findings)
  const title = readName(record.title, ['title'], findings)
  const parties = readItems(record.parties ?? [], 'parties', { least: 0, most: 100 }, findings, readParty)
  const services = readItems(
    record.services ?? [],
    'services',
    { least: 0, most: 1_000 },
    findings,
    readService,
  )
  const appliesTo = readMatch(record.appliesTo, ['appliesTo'], findings)
  const calendars = readCalendars(record.calendars, findings)
  const priorityMatrix = readPriorityMatrix(record.priorityMatrix, ['priorityMatrix'], findings)
  const defaultPriority =
    (record.defaultPriority ?? null) === null
      ? null
      : readName(record.defaultPriority, ['defaultPriority'], findings)
  const names = Object.keys(calendars)
  const targets = readItems(record.targets, 'targets', { least: 1, most: 1_000 }, findings, (item, path) =>
    readTarget(item, path, names, findings),
  )
  if (findings.problems.length === 0) refuseClosedCalendarDays(targets, calendars, findings)
  if (findings.problems.length > 0) return refuse(...findings.problems)
  const terms = {
    ...UNSAID,
    id,
    title,
    parties,
    services,
    appliesTo,
    calendars,
    priorityMatrix,
    defaultPriority,
    targets,
  }
  return accept(terms as AgreementTerms)
}

/** What terms are when a document leaves it out. */
const UNSAID = {
  kind: 'customer',
  level: 'customer',
  parent: null,
  supports: [],
  summary: null,
  stakeholders: [],
  contacts: [],
  communications: [],
  beneficiaries: [],
  goals: [],
  obligations: [],
  clauses: [],
  term: { startsOn: null, endsOn: null, noticeDays: 0, renewal: 'none', timeZone: 'UTC' },
  waivers: [],
  routes: [],
} as const satisfies Partial<AgreementTerms>

/** A list of things that carry an id, no two the same. */
function readItems<T extends { readonly id: string }>(
  raw: unknown,
  key: string,
  bounds: { readonly least: number; readonly most: number },
  findings: Findings,
  read: (item: unknown, path: Path, findings: Findings) => T | undefined,
): readonly T[] {
  if (raw === undefined) {
    findings.add('missing', [key], `the ${key} are missing`, 'a list')
    return []
  }
  const taken = new Set<string>()
  const readFresh = (item: unknown, path: Path): T | undefined => {
    const value = read(item, path, findings)
    if (value?.id !== undefined && taken.has(value.id)) {
      findings.add('duplicate', [...path, 'id'], `the id "${value.id}" is used twice`, 'an id of its own')
    } else if (value?.id !== undefined) taken.add(value.id)
    return value
  }
  return readList(raw, [key], bounds, findings, readFresh) ?? []
}

function readCalendars(raw: unknown, findings: Findings): Record<string, CalendarDefinition> {
  const record = readRecord(raw ?? {}, ['calendars'], null, findings)
  const calendars: Record<string, CalendarDefinition> = {}
  for (const [name, value] of Object.entries(record ?? {})) {
    readId(name, ['calendars', name], findings)
    const parsed = parseCalendar(value, ['calendars', name])
    if (!parsed.ok) findings.problems.push(...parsed.problems)
    // A calendar that is not right is still known by its name: its targets are not to blame.
    calendars[name] = parsed.ok ? parsed.value : (value as CalendarDefinition)
  }
  if (record !== undefined && Object.keys(record).length === 0) {
    findings.add('missing', ['calendars'], 'there is no calendar', 'at least one, by name')
  }
  return calendars
}

/** AGR-11: calendar days count closed days too, so on a calendar that closes they could leave no open time at all. */
function refuseClosedCalendarDays(
  targets: readonly Target[],
  calendars: Readonly<Record<string, CalendarDefinition>>,
  findings: Findings,
): void {
  targets.forEach((target, index) => {
    if (target.within.unit !== 'calendarDays' || compileCalendar(calendars[target.calendar]!).alwaysOpen)
      return
    const message = `calendar days need a calendar that never closes, and ${target.calendar} does`
    findings.add(
      'badDuration',
      ['targets', index, 'within'],
      message,
      'working days, or a calendar open 24×7',
    )
  })
}
