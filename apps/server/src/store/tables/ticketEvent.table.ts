import { EntitySchema } from 'typeorm'
import type { TicketEventRow } from '../records.js'
import { bytes, count, identity, instant, json, rowId, text } from './columns.js'

export const ticketEventTable = new EntitySchema<TicketEventRow>({
  name: 'ticket_event',
  columns: {
    id: identity('id'),
    ticketId: rowId('ticket_id'),
    source: text('source'),
    eventId: text('event_id'),
    occurredAt: instant('occurred_at'),
    recordedAt: instant('recorded_at'),
    sequence: count('sequence'),
    changes: json('changes'),
    bodyHash: bytes('body_hash'),
  },
})
