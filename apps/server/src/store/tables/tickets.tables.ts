import { EntitySchema } from 'typeorm'
import type { TicketEventRow, TicketRow } from '../records.js'
import {
  bytes,
  count,
  identity,
  instant,
  instantOrNull,
  int,
  json,
  rowId,
  text,
  textOrNull,
} from './columns.js'

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
    knownThrough: instantOrNull('known_through'),
    coverage: textOrNull('coverage'),
    version: int('version'),
  },
})

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
    place: count('place'),
    changes: json('changes'),
    bodyHash: bytes('body_hash'),
  },
})
