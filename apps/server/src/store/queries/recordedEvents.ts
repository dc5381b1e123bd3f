import { compareEvents, type Instant, type TicketChange, type TicketEvent } from '@tenggat/domain'
import type { Queryable } from '../queryable.js'
import { partsOf } from './mergedTickets.js'

/** An event as recorded, ready for the domain. */
export interface RecordedEvent {
  readonly ticketId: string
  readonly source: string
  readonly ticketKey: string
  readonly eventId: string
  readonly occurredAt: Instant
  readonly recordedAt: Instant
  readonly sequence: number
  readonly place: number
  readonly changes: readonly TicketChange[]
  /** Which of the tickets has it, and how many it has in all: what the mark of a history is made of. */
  readonly counted: string
  /** Of a ticket that became a part of this one: the key of this one. */
  readonly absorbedBy?: string
}

/** A ticket and those that became a part of it, as asked for by `$1`: `asked`. */
const ASKED = `WITH RECURSIVE ${partsOf('SELECT id, source, key FROM ticket WHERE id = ANY($1::bigint[])')},
  asked(ticket_id, of_id, key, survivor) AS (
    SELECT id, id, key, NULL FROM ticket WHERE id = ANY($1::bigint[])
  UNION ALL
    SELECT survivor_id, id, key, survivor FROM part
  )`

/** How much there is to read of a ticket; `mark` is another one as soon as any event has come. */
export interface HistorySize {
  readonly ticketId: string
  readonly events: number
  readonly mark: string
}

export async function listHistorySizes(
  pool: Queryable,
  ticketIds: readonly string[],
): Promise<readonly HistorySize[]> {
  const { rows } = await pool.query({
    name: 'read-history-sizes',
    text: `${ASKED}
      SELECT asked.ticket_id, sum(ticket.event_count)::int AS events,
             string_agg(ticket.id || ':' || ticket.event_count, ' ' ORDER BY ticket.id) AS mark
      FROM asked JOIN ticket ON ticket.id = asked.of_id GROUP BY asked.ticket_id`,
    values: [ticketIds],
  })
  return rows.map(({ ticket_id, events, mark }) => ({ ticketId: String(ticket_id), events, mark }))
}

/** All events of the tickets and of those that became a part of them, each ticket's in their total order. */
export async function listEventsOfTickets(
  pool: Queryable,
  ticketIds: readonly string[],
): Promise<readonly RecordedEvent[]> {
  const { rows } = await pool.query({
    name: 'read-events-of-tickets',
    text: `${ASKED}
           SELECT asked.ticket_id, asked.key, asked.survivor, event.source, event.event_id, event.occurred_at,
                  event.recorded_at, event.sequence, event.place, event.changes,
                  ticket.id || ':' || ticket.event_count AS counted
           FROM asked JOIN ticket ON ticket.id = asked.of_id JOIN ticket_event AS event ON event.ticket_id = asked.of_id`,
    values: [ticketIds],
  })
  const events = rows.map((row) => ({
    ticketId: String(row.ticket_id),
    source: row.source,
    ticketKey: row.key,
    eventId: row.event_id,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    sequence: row.sequence,
    place: row.place,
    changes: row.changes,
    counted: row.counted,
    ...(row.survivor !== null && { absorbedBy: row.survivor }),
  }))
  return events.sort(
    (left, right) => Number(left.ticketId) - Number(right.ticketId) || compareEvents(left, right),
  )
}

/** An event as the domain takes it. */
export function toTicketEvent({
  source,
  ticketKey,
  eventId,
  occurredAt,
  sequence,
  place,
  changes,
  absorbedBy,
}: RecordedEvent): TicketEvent {
  const event = { source, ticketKey, eventId, occurredAt, sequence, place, changes }
  return absorbedBy === undefined ? event : { ...event, absorbedBy }
}
