import type { Findings, Path } from '../../parse/findings.js'
import { readList } from '../../parse/readList.js'
import { readOneOf } from '../../parse/readOneOf.js'
import { readRecord } from '../../parse/readRecord.js'
import { readName } from '../../parse/readText.js'
import { show } from '../../parse/show.js'
import { SEVERITIES, TICKET_STATUSES } from '../../ticket/status.js'
import type { Predicate, TicketMatch } from '../ticketMatch.js'
import type { Field } from './field.js'
import { oneOrList } from './lists.js'

/** Conditions on a ticket that must all hold; without any, every ticket. */
export const match = (): Field<TicketMatch> => ({
  shape: { kind: 'match' },
  unsaid: {},
  read: (raw, path, { findings }) => readMatch(raw, path, findings),
  write: writeMatch,
})

/** Several of them of which any may hold; without any, none ever does. */
export const predicate = (): Field<Predicate> => ({
  shape: { kind: 'predicate' },
  unsaid: [],
  read: (raw, path, { findings }) => readPredicate(raw, path, findings),
  write: (value) => oneOrList(value.map(writeMatch)),
})

/** One value stands for a list of one. */
function writeMatch(match: TicketMatch): Readonly<Record<string, unknown>> {
  const given = Object.entries(match).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    given.map(([field, value]) => [field, Array.isArray(value) ? oneOrList(value) : value]),
  )
}

const NAMED = [
  'priority',
  'statusReason',
  'service',
  'requestType',
  'channel',
  'customer',
  'party',
  'team',
  'line',
  'tags',
  'source',
] as const

const CLOSED = {
  impact: ['impact', SEVERITIES],
  urgency: ['urgency', SEVERITIES],
  status: ['status', TICKET_STATUSES],
} as const

const LEGAL: ReadonlySet<string> = new Set([...Object.keys(CLOSED), ...NAMED, 'owned'])
const VALUES = { least: 1, most: 1_000 }
const ALTERNATIVES = { least: 0, most: 100 }

type Draft = { -readonly [K in keyof TicketMatch]: TicketMatch[K] }

/** AGR-4: conditions on a ticket. A field takes one value or a list of them; left out, it does not matter. */
function readMatch(raw: unknown, path: Path, findings: Findings): TicketMatch {
  const match: Draft = {}
  const record = readRecord(raw ?? {}, path, LEGAL, findings)
  if (record === undefined) return match
  for (const [field, given] of Object.entries(record)) {
    const place = [...path, field]
    if (given === undefined) continue
    if (field === 'owned') match.owned = readOwned(given, place, findings)
    else Object.assign(match, { [field]: readValues(field, given, place, findings) })
  }
  return match
}

/** One match or a list of which any may hold. */
function readPredicate(raw: unknown, path: Path, findings: Findings): Predicate {
  if (raw === undefined) return []
  if (!Array.isArray(raw)) return [readMatch(raw, path, findings)]
  return readList(raw, path, ALTERNATIVES, findings, (item, place) => readMatch(item, place, findings)) ?? []
}

function readValues(
  field: string,
  given: unknown,
  path: Path,
  findings: Findings,
): readonly string[] | undefined {
  const closed = CLOSED[field as keyof typeof CLOSED]
  const one = (item: unknown, place: Path): string | undefined =>
    closed === undefined
      ? readName(item, place, findings)
      : readOneOf<string>(item, place, closed[0], closed[1], findings)
  if (Array.isArray(given)) return readList(given, path, VALUES, findings, one)
  const value = one(given, path)
  return value === undefined ? undefined : [value]
}

function readOwned(raw: unknown, path: Path, findings: Findings): boolean | undefined {
  return typeof raw === 'boolean'
    ? raw
    : findings.add('wrongType', path, `${show(raw)} is not yes or no`, 'true or false')
}
