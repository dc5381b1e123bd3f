import type { Findings, Path } from '../parse/findings.js'
import { readList } from '../parse/readList.js'
import { readOneOf } from '../parse/readOneOf.js'
import { isRecord, readRecord } from '../parse/readRecord.js'
import { readName, readText } from '../parse/readText.js'
import { show } from '../parse/show.js'
import { ACTOR_KINDS, SEVERITIES, TICKET_STATUSES } from './status.js'
import { TICKET_CHANGE_KINDS, type TicketChange, type TicketChangeKind } from './ticketEvent.js'

type Reader = (raw: unknown, path: Path, findings: Findings) => unknown
type Field = { readonly read: Reader; readonly needed?: true; readonly clearable?: true }

const name: Field = { read: readName }
const attribute: Field = { read: readName, clearable: true }
const severity: Field = {
  read: (raw, path, findings) => readOneOf(raw, path, 'severity', SEVERITIES, findings),
  clearable: true,
}
const TAGS = { least: 0, most: 100 }

const FIELDS: Readonly<Record<TicketChangeKind, Readonly<Record<string, Field>>>> = {
  opened: { subject: { read: readText } },
  classified: {
    service: attribute,
    requestType: attribute,
    channel: attribute,
    customer: attribute,
    tags: {
      read: (raw, path, findings) =>
        readList(raw, path, TAGS, findings, (tag, place) => readName(tag, place, findings)),
    },
  },
  prioritised: { priority: attribute, impact: severity, urgency: severity },
  assigned: { party: attribute, team: attribute, line: attribute, agent: attribute },
  replied: {
    actor: {
      read: (raw, path, findings) => readOneOf(raw, path, 'actor', ACTOR_KINDS, findings),
      needed: true,
    },
    public: { read: readYesNo, needed: true },
  },
  statusChanged: {
    to: {
      read: (raw, path, findings) => readOneOf(raw, path, 'status', TICKET_STATUSES, findings),
      needed: true,
    },
    reason: attribute,
  },
  merged: { into: { ...name, needed: true } },
  rated: { score: { read: readScore, needed: true }, outOf: { read: readScore, needed: true } },
}

const LEGAL_KEYS = new Map(
  TICKET_CHANGE_KINDS.map((kind) => [kind, new Set(['kind', ...Object.keys(FIELDS[kind])])] as const),
)

/** One change of an event; notes what is wrong with it and answers undefined where that leaves nothing to use. */
export function readTicketChange(
  raw: unknown,
  path: Path,
  ticketKey: string | undefined,
  findings: Findings,
): TicketChange | undefined {
  if (!isRecord(raw))
    return findings.add('wrongType', path, `${show(raw)} is not a change`, 'an object with a kind')
  const kind = readOneOf(raw.kind, [...path, 'kind'], 'kind of change', TICKET_CHANGE_KINDS, findings)
  if (kind === undefined) return undefined
  const record = readRecord(raw, path, LEGAL_KEYS.get(kind)!, findings)!
  const change: Record<string, unknown> = { kind }
  for (const [key, field] of Object.entries(FIELDS[kind])) {
    const given = record[key]
    if (given === undefined && !field.needed) continue
    if (given === null && field.clearable) change[key] = null
    else change[key] = field.read(given, [...path, key], findings)
  }
  if (kind === 'rated') checkScale(change, path, findings)
  if (kind === 'merged' && change.into === ticketKey && ticketKey !== undefined) {
    findings.add(
      'badValue',
      [...path, 'into'],
      'a ticket cannot be merged into itself',
      'the key of another ticket',
    )
  }
  return change as unknown as TicketChange
}

function readYesNo(raw: unknown, path: Path, findings: Findings): boolean | undefined {
  if (typeof raw === 'boolean') return raw
  return findings.add(
    raw === undefined ? 'missing' : 'wrongType',
    path,
    `${show(raw)} is not yes or no`,
    'true or false',
  )
}

function readScore(raw: unknown, path: Path, findings: Findings): number | undefined {
  if (typeof raw === 'number' && Number.isFinite(raw) && raw >= 0) return raw + 0
  return findings.add(
    raw === undefined ? 'missing' : 'badNumber',
    path,
    `${show(raw)} is not a score`,
    'a number from 0',
  )
}

function checkScale(change: Record<string, unknown>, path: Path, findings: Findings): void {
  const { score, outOf } = change as { score?: number; outOf?: number }
  if (outOf === 0)
    findings.add('badNumber', [...path, 'outOf'], 'a scale that ends at 0 rates nothing', 'more than 0')
  else if (score !== undefined && outOf !== undefined && score > outOf) {
    findings.add(
      'badNumber',
      [...path, 'score'],
      `${score} is more than ${outOf}`,
      `a number from 0 to ${outOf}`,
    )
  }
}
