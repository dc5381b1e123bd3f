import type { CommittedBatch } from '../log/consumer.js'
import {
  type ClockFilter,
  FILTER_KEYS,
  type FilterAttributes,
  isCovered,
  isOpen,
  matchesFilter,
} from '../store/clockFilter.js'
import type { ClockRow, FactRow } from '../store/records.js'
import type { RowUpdates } from './rowUpdates.js'

/** A fact with the name of its ticket. */
export interface TicketFact {
  readonly fact: FactRow
  readonly source: string
  readonly ticketKey: string
}

/** What is known of a ticket whose facts have no clock row any more: a correction may remove a clock. */
export type TicketPlace = Omit<FilterAttributes, 'agreementId' | 'agreementKind' | 'metric'> & {
  readonly ticketKey: string
  readonly live: boolean
}

/** A batch whose every fact can be placed. */
export interface PlacedBatch extends CommittedBatch {
  /** By ticket id, for facts without a row. */
  readonly places: ReadonlyMap<string, TicketPlace>
  readonly updates: RowUpdates
}

/** What a batch changes for one filter. */
export interface Changes {
  /** Behind these changes a subscriber stands here. */
  readonly position: number
  /** Rows and leaves show the store at this position or later. */
  readonly asOf: number
  readonly upserts: readonly ClockRow[]
  readonly leaves: readonly string[]
  readonly facts: readonly TicketFact[]
}

/**
 * Judges a batch by a filter: on the attributes now, and on those the ticket had before each of its updates, so a clock
 * whose ticket moves away leaves the boards it was on. Facts at or before `after` are left out.
 */
export function judgeBatch(batch: PlacedBatch, filter: ClockFilter, after: number): Changes {
  const upserts: ClockRow[] = []
  const leaves: string[] = []
  const seen = new Set<string>()
  const kept = new Map<string, ClockRow>()
  const keptByTicket = new Map<string, ClockRow>()
  for (const row of batch.rows) {
    seen.add(row.id)
    seen.add(ticketMark(row.ticketId))
    if (!isCovered(filter, row)) continue
    const matches = matchesFilter(filter, row)
    if (!matches && !matchedBefore(filter, row, batch.updates.get(row.id))) continue
    kept.set(row.id, row)
    keptByTicket.set(row.ticketId, row)
    if (matches && isOpen(row)) upserts.push(row)
    else leaves.push(row.id)
  }
  const facts: TicketFact[] = []
  const removed = new Set<string>()
  for (const fact of batch.facts) {
    if (fact.pos <= after) continue
    const { clockId, ticketId } = fact
    if (seen.has(clockId ?? ticketMark(ticketId))) {
      const row = clockId === null ? keptByTicket.get(ticketId) : kept.get(clockId)
      if (row !== undefined) facts.push({ fact, source: row.source, ticketKey: row.ticketKey })
      continue
    }
    // A clock never changes its agreement, so whoever asks for others never had it.
    const mayHaveHad = fact.agreementId === null || filter.agreementId?.includes(fact.agreementId) !== false
    if (clockId !== null && mayHaveHad) removed.add(clockId)
    const place = batch.places.get(ticketId)
    if (place !== undefined && isPlaceKept(filter, place, fact))
      facts.push({ fact, source: place.source!, ticketKey: place.ticketKey })
  }
  return { position: batch.to, asOf: batch.to, upserts, leaves: [...leaves, ...removed], facts }
}

/** Whether the clock passed at some time before the updates, going back one by one. */
function matchedBefore(filter: ClockFilter, row: ClockRow, updates: readonly FactRow[] = []): boolean {
  if (updates.length === 0) return false
  const now = Object.fromEntries(FILTER_KEYS.map((key) => [key, row[key]]))
  let attributes = now as FilterAttributes
  for (const update of updates.toReversed()) {
    attributes = { ...attributes, ...(update.detail.before as Partial<FilterAttributes> | undefined) }
    if (matchesFilter(filter, attributes)) return true
  }
  return false
}

const ticketMark = (ticketId: string): string => `ticket ${ticketId}`

/** The kind of its agreement went with the clock, so that part of a filter lets the fact pass. */
function isPlaceKept(filter: ClockFilter, place: TicketPlace, { agreementId, metric }: FactRow): boolean {
  const attributes = { ...place, agreementId, agreementKind: null, metric }
  return isCovered(filter, place) && matchesFilter({ ...filter, agreementKind: null }, attributes)
}

/** Ids of the tickets of facts that no row of the batch can place. */
export function unplacedTickets(batch: CommittedBatch): string[] {
  const clocks = new Set(batch.rows.map((row) => row.id))
  const tickets = new Set(batch.rows.map((row) => row.ticketId))
  const unplaced = batch.facts.filter(({ clockId, ticketId }) =>
    clockId === null ? !tickets.has(ticketId) : !clocks.has(clockId),
  )
  return [...new Set(unplaced.map((fact) => fact.ticketId))]
}

export function isEmpty(changes: Changes): boolean {
  return changes.upserts.length === 0 && changes.leaves.length === 0 && changes.facts.length === 0
}
