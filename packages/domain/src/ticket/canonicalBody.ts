import { canonicalJson } from '../json/canonicalJson.js'
import { orderChanges } from './orderChanges.js'
import type { TicketEvent } from './ticketEvent.js'

/**
 * TKT-9: what an event says, apart from its identity (source, eventId), as stable text for a hash: the same event sent again
 * gives the same text; an id that is used again for something else does not.
 */
export function canonicalBody(event: TicketEvent): string {
  return canonicalJson({
    changes: orderChanges(event.changes),
    occurredAt: event.occurredAt,
    sequence: event.sequence ?? 0,
    ticketKey: event.ticketKey,
  })
}
