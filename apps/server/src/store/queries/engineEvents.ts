import type { TicketChange, TicketEvent } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import { plainArray, textArray } from './engineArrays.js'
import { type Column, columnNames, parameters, unnested, values } from './engineColumns.js'

/** What is known of an event id that was used before: whose it is and what it said. */
export interface KnownEvent {
  readonly ticketId: string
  readonly bodyHash: string
  readonly sequence: number
}

/** One text per (source, eventId). */
export const eventName = (source: string, eventId: string): string => `${source}\u0000${eventId}`

/** Which of these ids are taken. Must run after the tickets are locked, or another writer's events stay unseen. */
export async function findKnownEvents(
  client: PoolClient,
  events: readonly Pick<TicketEvent, 'source' | 'eventId'>[],
): Promise<ReadonlyMap<string, KnownEvent>> {
  const { rows } = await client.query({
    name: 'engine-known-events',
    text: `SELECT e.source, e.event_id, e.ticket_id, e.sequence, encode(e.body_hash, 'hex') AS body_hash
           FROM unnest($1::text[], $2::text[]) AS asked(source, event_id)
           JOIN ticket_event e ON e.source = asked.source AND e.event_id = asked.event_id`,
    values: [textArray(events, (event) => event.source), textArray(events, (event) => event.eventId)],
  })
  return new Map(
    rows.map((row) => [
      eventName(row.source, row.event_id),
      { ticketId: String(row.ticket_id), bodyHash: row.body_hash, sequence: row.sequence },
    ]),
  )
}

export interface EventWrite {
  readonly event: TicketEvent
  readonly ticket: { readonly id: string }
  /** SHA-256 of the canonical body, hex. */
  readonly bodyHash: string
}

const COLUMNS: readonly Column<EventWrite>[] = [
  ['ticket_id', 'bigint', (row) => row.ticket.id],
  ['source', 'text', ({ event }) => event.source],
  ['event_id', 'text', ({ event }) => event.eventId],
  ['occurred_at', 'instant', ({ event }) => event.occurredAt],
  ['sequence', 'bigint', ({ event }) => event.sequence ?? 0],
  ['place', 'bigint', ({ event }) => event.place ?? 0],
  ['changes', 'jsonb', ({ event }) => event.changes],
  ['body_hash', 'hex', (row) => row.bodyHash],
]

const INSERT = `INSERT INTO ticket_event (${columnNames(COLUMNS)}, recorded_at)
  SELECT ${values(COLUMNS, 'w')}, to_timestamp($${COLUMNS.length + 1}::float8 / 1000)
  FROM ${unnested(COLUMNS, 'w')}`

/** Appends events. A unique violation means another writer used an id a moment ago: the caller starts over. */
export async function insertEvents(
  client: PoolClient,
  rows: readonly EventWrite[],
  recordedAt: number,
): Promise<void> {
  await client.query({
    name: 'engine-insert-events',
    text: INSERT,
    values: [...parameters(COLUMNS, rows), recordedAt],
  })
}

/** All recorded events of the tickets, by ticket id. */
export async function loadHistories(
  client: PoolClient,
  tickets: readonly { readonly id: string; readonly key: string }[],
): Promise<ReadonlyMap<string, TicketEvent[]>> {
  const { rows } = await client.query({
    name: 'engine-histories',
    text: `SELECT ticket_id, source, event_id, occurred_at, sequence, place, changes
           FROM ticket_event WHERE ticket_id = ANY($1::bigint[])`,
    values: [plainArray(tickets, (ticket) => ticket.id)],
  })
  const histories = new Map<string, TicketEvent[]>(tickets.map(({ id }) => [id, []]))
  const keys = new Map(tickets.map(({ id, key }) => [id, key]))
  for (const row of rows) {
    const ticketId = String(row.ticket_id)
    histories.get(ticketId)!.push({
      source: row.source,
      ticketKey: keys.get(ticketId)!,
      eventId: row.event_id,
      occurredAt: row.occurred_at,
      sequence: row.sequence,
      place: row.place,
      changes: row.changes as TicketChange[],
    })
  }
  return histories
}
