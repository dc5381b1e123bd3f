import { EntitySchema } from 'typeorm'
import type { TicketRow } from '../records.js'
import { count, identity, instant, int, json, text } from './columns.js'

export const ticketTable = new EntitySchema<TicketRow>({
  name: 'ticket',
  columns: {
    id: identity('id'),
    source: text('source'),
    key: text('key'),
    state: json('state'),
    bound: json('bound'),
    lastOccurredAt: instant('last_occurred_at'),
    lastSequence: count('last_sequence'),
    lastSource: text('last_source'),
    lastEventId: text('last_event_id'),
    eventCount: int('event_count'),
    openedAt: instant('opened_at'),
    recordedAt: instant('recorded_at'),
    version: int('version'),
  },
})
