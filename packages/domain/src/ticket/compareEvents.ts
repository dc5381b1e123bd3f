import type { TicketEvent } from './ticketEvent.js'

/** What an event's place in its ticket's history depends on. */
export type EventPosition = Pick<TicketEvent, 'occurredAt' | 'sequence' | 'source' | 'eventId'>

/** TKT-5: the total order of a ticket's events: (occurredAt, sequence ?? 0, source, eventId), texts by code unit. */
export function compareEvents(left: EventPosition, right: EventPosition): number {
  return (
    left.occurredAt - right.occurredAt ||
    (left.sequence ?? 0) - (right.sequence ?? 0) ||
    compareText(left.source, right.source) ||
    compareText(left.eventId, right.eventId)
  )
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
