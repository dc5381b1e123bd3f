import { Findings, type Path } from '../parse/findings.js'
import { readList } from '../parse/readList.js'
import { readRecord } from '../parse/readRecord.js'
import { readName } from '../parse/readText.js'
import { show } from '../parse/show.js'
import { isInstant } from '../time/instant.js'
import { accept, type Problem, type Result, refuse } from '../time/result.js'
import type { TicketChange } from './changeFields.js'
import { readTicketChange } from './readTicketChange.js'
import type { TicketEvent } from './ticketEvent.js'

const EVENT_KEYS: ReadonlySet<string> = new Set([
  'source',
  'ticketKey',
  'eventId',
  'occurredAt',
  'sequence',
  'place',
  'changes',
])

const CHANGES_PER_EVENT = { least: 1, most: 100 }

/**
 * Reads one event of the outside world, strictly (TKT-1 to TKT-3): unknown and dangerous keys, NUL characters, half surrogate
 * pairs, overlong texts, fractional instants and unknown words are refused, each with its place and what would be right.
 */
export function parseTicketEvent(raw: unknown): Result<TicketEvent> {
  const read = readTicketEvent(raw)
  return read.ok ? accept(read.value.event) : read
}

/** An event that was read, and which of its fields were too long to keep whole (TKT-17). */
export interface ReadTicketEvent {
  readonly event: TicketEvent
  readonly notes: readonly Problem[]
}

/** The same, with what is worth saying of an event that is taken. */
export function readTicketEvent(raw: unknown): Result<ReadTicketEvent> {
  const findings = new Findings()
  const record = readRecord(raw, [], EVENT_KEYS, findings)
  if (record === undefined) return refuse(...findings.problems)
  const source = readName(record.source, ['source'], findings)
  const ticketKey = readName(record.ticketKey, ['ticketKey'], findings)
  const eventId = readName(record.eventId, ['eventId'], findings)
  const occurredAt = readInstant(record.occurredAt, ['occurredAt'], findings)
  const sequence = readCount(record.sequence, ['sequence'], findings)
  const place = readCount(record.place, ['place'], findings)
  const changes = readList(record.changes, ['changes'], CHANGES_PER_EVENT, findings, (item, path) =>
    readTicketChange(item, path, ticketKey, findings),
  )
  if (occurredAt !== undefined)
    changes?.forEach((change, index) => {
      refusePast(change, index, occurredAt, findings)
    })
  if (findings.problems.length > 0) return refuse(...findings.problems)
  const event = {
    source: source!,
    ticketKey: ticketKey!,
    eventId: eventId!,
    occurredAt: occurredAt!,
    changes: changes!,
  }
  const { notes } = findings
  // TKT-11: beside a sequence a place says nothing.
  if (sequence !== undefined) return accept({ event: { ...event, sequence }, notes })
  return accept({ event: place === undefined ? event : { ...event, place }, notes })
}

function refusePast(change: TicketChange, index: number, occurredAt: number, findings: Findings): void {
  if (change.kind !== 'statusChanged' || change.until === undefined || Date.parse(change.until) > occurredAt)
    return
  const path = ['changes', index, 'until']
  findings.add('badInstant', path, 'the status would end before it begins', 'an instant after the event')
}

function readInstant(raw: unknown, path: Path, findings: Findings): number | undefined {
  // Adding 0 turns -0 into 0: the two would hash alike but compare unlike.
  if (isInstant(raw)) return raw + 0
  const expected = 'whole milliseconds since 1970-01-01T00:00:00Z'
  if (raw === undefined || raw === null)
    return findings.add('missing', path, 'the instant is missing', expected)
  return findings.add('badInstant', path, `${show(raw)} is not an instant`, expected)
}

function readCount(raw: unknown, path: Path, findings: Findings): number | undefined {
  if (raw === undefined || raw === null) return undefined
  if (Number.isSafeInteger(raw) && (raw as number) >= 0) return (raw as number) + 0
  return findings.add('badNumber', path, `${show(raw)} is no place in an order`, 'a whole number from 0')
}
