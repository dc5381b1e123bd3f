import type { Findings, Path } from '../../parse/findings.js'
import { readList } from '../../parse/readList.js'
import { readOneOf } from '../../parse/readOneOf.js'
import { isRecord, readRecord } from '../../parse/readRecord.js'
import { readName } from '../../parse/readText.js'
import { show } from '../../parse/show.js'
import { latestOf, type Release } from '../../release.js'
import { SEVERITIES, TICKET_STATUSES } from '../../ticket/status.js'
import { isPresence, PRESENCES, type Predicate, type TicketMatch, type Wanted } from '../ticketMatch.js'
import type { Context, Field } from './field.js'
import { oneOrList } from './lists.js'

/** Conditions on a ticket that must all hold; without any, every ticket. */
export const match = (): Field<TicketMatch> => ({
  shape: { kind: 'match' },
  unsaid: {},
  read: readMatch,
  write: writeMatch,
  needs: neededForMatch,
})

/** Several of them of which any may hold; without any, none ever does. */
export const predicate = (): Field<Predicate> => ({
  shape: { kind: 'predicate' },
  unsaid: [],
  read: readPredicate,
  write: (value) => oneOrList(value.map(writeMatch)),
  needs: (value) => latestOf(value.map(neededForMatch)),
})

function neededForMatch(match: TicketMatch): Release | null {
  const isAsked = Object.values(match).some((wanted) => wanted !== undefined && isPresence(wanted))
  return isAsked ? '0.2.0' : null
}

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

/** Whatever is set can be told from nothing only of an attribute that a ticket may lack. */
const ALWAYS_SET: ReadonlySet<string> = new Set(['status', 'source'])

type Draft = { -readonly [K in keyof TicketMatch]: TicketMatch[K] }

/** AGR-4: conditions on a ticket. A field takes one value, a list of them, any or none; left out, it does not matter. */
function readMatch(raw: unknown, path: Path, context: Context): TicketMatch {
  const match: Draft = {}
  const record = readRecord(raw ?? {}, path, LEGAL, context.findings)
  if (record === undefined) return match
  for (const [field, given] of Object.entries(record)) {
    const place = [...path, field]
    if (given === undefined) continue
    if (field === 'owned') match.owned = readOwned(given, place, context.findings)
    else Object.assign(match, { [field]: readWanted(field, given, place, context) })
  }
  return match
}

/** One match or a list of which any may hold. */
function readPredicate(raw: unknown, path: Path, context: Context): Predicate {
  if (raw === undefined) return []
  if (!Array.isArray(raw)) return [readMatch(raw, path, context)]
  const one = (item: unknown, place: Path) => readMatch(item, place, context)
  return readList(raw, path, ALTERNATIVES, context.findings, one) ?? []
}

function readWanted(field: string, given: unknown, path: Path, context: Context): Wanted | undefined {
  const { findings } = context
  if (isRecord(given)) return readPresence(field, given, path, findings)
  const closed = CLOSED[field as keyof typeof CLOSED]
  const one = (item: unknown, place: Path): string | undefined =>
    closed === undefined
      ? readValue(item, place, context)
      : readOneOf<string>(item, place, closed[0], closed[1], findings)
  if (Array.isArray(given)) return readList(given, path, VALUES, findings, one)
  const value = one(given, path)
  return value === undefined ? undefined : [value]
}

/** AGR-80: `{ is: any }` and `{ is: none }`. */
function readPresence(
  field: string,
  given: Readonly<Record<string, unknown>>,
  path: Path,
  findings: Findings,
): Wanted | undefined {
  const record = readRecord(given, path, new Set(['is']), findings)
  if (record === undefined) return undefined
  if (ALWAYS_SET.has(field)) {
    const message = `every ticket has a ${field}`
    return findings.add('notForField', path, message, `the ${field}, or leave it out`)
  }
  const is = readOneOf(record.is, [...path, 'is'], 'condition', PRESENCES, findings)
  return is === undefined ? undefined : { is }
}

const PATTERN = /^[*%?]+$|^\*|\*$/

/** A name as it is. What looks like a pattern is one by mistake; what was signed before that was refused is the name it says. */
function readValue(raw: unknown, path: Path, { findings, isRecorded }: Context): string | undefined {
  const value = readName(raw, path, findings)
  if (value === undefined || isRecorded || !PATTERN.test(value)) return value
  const message = `${show(value)} looks like a pattern, and names are compared as they are`
  return findings.add('unknownWildcard', path, message, 'a name, { is: any } or { is: none }')
}

function readOwned(raw: unknown, path: Path, findings: Findings): boolean | undefined {
  return typeof raw === 'boolean'
    ? raw
    : findings.add('wrongType', path, `${show(raw)} is not yes or no`, 'true or false')
}
