import { compileCalendar } from '../../calendar/compileCalendar.js'
import { Findings, type Path } from '../../parse/findings.js'
import { optional } from '../../parse/optional.js'
import { readList } from '../../parse/readList.js'
import { readRecord } from '../../parse/readRecord.js'
import { readName } from '../../parse/readText.js'
import { accept, type Result, refuse } from '../../time/result.js'
import type { AgreementTerms } from '../terms.js'
import { readBeneficiary } from './readBeneficiary.js'
import { isShared, readCalendars } from './readCalendars.js'
import { readClause } from './readClause.js'
import { readCommunication } from './readCommunication.js'
import { readContact } from './readContact.js'
import { readGoal } from './readGoal.js'
import { readId } from './readId.js'
import { readItems, readKeyed } from './readItems.js'
import { readMatch } from './readMatch.js'
import { readObligation } from './readObligation.js'
import { readParty, readService } from './readParties.js'
import { readPriorityMatrix } from './readPriorityMatrix.js'
import type { Named } from './readReference.js'
import { readRoute } from './readRoute.js'
import { readStakeholder } from './readStakeholder.js'
import { readStandpoint } from './readStandpoint.js'
import { readSummary } from './readSummary.js'
import { readTarget } from './readTarget.js'
import { readTerm } from './readTerm.js'
import { readWaiver } from './readWaiver.js'
import { refuseClosedCalendarDays } from './refuseClosedCalendarDays.js'

const KEYS: ReadonlySet<string> = new Set([
  'id',
  'title',
  'kind',
  'level',
  'parent',
  'supports',
  'summary',
  'parties',
  'stakeholders',
  'contacts',
  'communications',
  'beneficiaries',
  'services',
  'appliesTo',
  'calendars',
  'priorityMatrix',
  'defaultPriority',
  'targets',
  'goals',
  'obligations',
  'clauses',
  'term',
  'waivers',
  'routes',
])

const SOME = { least: 0, most: 200 }
const MANY = { least: 0, most: 1_000 }

type Fields = Readonly<Record<string, unknown>>

/**
 * Reads the document form of an agreement (YAML or JSON, already turned into plain values) into terms. Every problem is
 * reported at once, each with the path of the value it is about (AGR-1).
 */
export function parseAgreementTerms(raw: unknown): Result<AgreementTerms> {
  const findings = new Findings()
  const record = readRecord(raw, [], KEYS, findings)
  if (record === undefined) return refuse(...findings.problems)
  const terms = readTerms(record, findings)
  if (findings.problems.length === 0) {
    const own = Object.entries(terms.calendars).flatMap(([name, calendar]) =>
      isShared(calendar) ? [] : [[name, compileCalendar(calendar)] as const],
    )
    refuseClosedCalendarDays(terms.targets, new Map(own), findings)
  }
  return findings.problems.length > 0 ? refuse(...findings.problems) : accept(terms)
}

function readTerms(record: Fields, findings: Findings): AgreementTerms {
  const id = readId(record.id, ['id'], findings)
  const parties = readItems(record.parties, 'parties', SOME, findings, readParty)
  const calendars = readCalendars(record.calendars, findings)
  const named = { party: idsOf(parties), calendar: Object.keys(calendars), stakeholder: [], target: [] }
  const stakeholders = readItems(record.stakeholders, 'stakeholders', SOME, findings, (item, path) =>
    readStakeholder(item, path, named, findings),
  )
  const targets = readTargets(record, named, findings)
  const all: Named = { ...named, stakeholder: idsOf(stakeholders), target: idsOf(targets) }
  return {
    id,
    title: readName(record.title, ['title'], findings),
    ...readStandpoint(record, id, findings),
    summary: readSummary(record.summary, ['summary'], findings),
    parties,
    stakeholders,
    ...readDealings(record, all, findings),
    services: readItems(record.services, 'services', MANY, findings, readService),
    appliesTo: readMatch(record.appliesTo, ['appliesTo'], findings),
    calendars,
    priorityMatrix: readPriorityMatrix(record.priorityMatrix, ['priorityMatrix'], findings),
    defaultPriority: optional(record.defaultPriority, ['defaultPriority'], findings, readName),
    targets,
    ...readPromises(record, all, findings),
    term: readTerm(record.term, ['term'], findings),
  } as AgreementTerms
}

/** AGR-14: targets may be left out where a level above has them, or where goals are all there is. */
function readTargets(record: Fields, named: Named, findings: Findings): AgreementTerms['targets'] {
  const spared =
    record.targets === undefined || (Array.isArray(record.targets) && record.targets.length === 0)
  const enough = (record.parent ?? null) !== null || (Array.isArray(record.goals) && record.goals.length > 0)
  if (spared && enough) return []
  if (named.calendar.length === 0)
    findings.add('missing', ['calendars'], 'there is no calendar', 'at least one, by name')
  return readItems(record.targets, 'targets', { least: 1, most: 1_000 }, findings, (item, path) =>
    readTarget(item, path, named, findings),
  )
}

/** Who deals with whom, and for whose good. */
function readDealings(record: Fields, named: Named, findings: Findings) {
  const listOf = <T>(key: string, read: (item: unknown, path: Path) => T | undefined) =>
    readList(record[key] ?? [], [key], SOME, findings, read)
  return {
    contacts: listOf('contacts', (item, path) => readContact(item, path, named, findings)),
    communications: listOf('communications', (item, path) => readCommunication(item, path, named, findings)),
    beneficiaries: listOf('beneficiaries', (item, path) => readBeneficiary(item, path, findings)),
  }
}

/** What is promised beside the targets, and what is waived. */
function readPromises(record: Fields, named: Named, findings: Findings) {
  return {
    goals: readItems(record.goals, 'goals', SOME, findings, (item, path) =>
      readGoal(item, path, named, findings),
    ),
    obligations: readItems(record.obligations, 'obligations', SOME, findings, (item, path) =>
      readObligation(item, path, named, findings),
    ),
    clauses: readItems(record.clauses, 'clauses', MANY, findings, readClause),
    waivers: readKeyed(
      record.waivers,
      'waivers',
      MANY,
      findings,
      (item, path) => readWaiver(item, path, named, findings),
      'target',
      (waiver) => waiver.target,
    ),
    routes: readItems(record.routes, 'routes', SOME, findings, (item, path) =>
      readRoute(item, path, named, findings),
    ),
  }
}

const idsOf = (items: readonly { readonly id: string }[]): readonly string[] =>
  items.map((item) => item.id).filter((id) => id !== undefined)
