import { EntitySchema } from 'typeorm'
import type { ConsumerRow, FactRow, HeadRow, StoreInfoRow } from '../records.js'
import {
  count,
  countOrNull,
  flag,
  instant,
  instantOrNull,
  int,
  intOrNull,
  json,
  key,
  rowId,
  rowIdOrNull,
  text,
  textOrNull,
} from './columns.js'

export const factTable = new EntitySchema<FactRow>({
  name: 'fact',
  columns: {
    pos: key(count('pos')),
    ticketId: rowId('ticket_id'),
    clockId: rowIdOrNull('clock_id'),
    agreementId: textOrNull('agreement_id'),
    metric: textOrNull('metric'),
    cycle: intOrNull('cycle'),
    kind: text('kind'),
    threshold: textOrNull('threshold'),
    round: int('round'),
    generation: int('generation'),
    at: instant('at'),
    recordedAt: instant('recorded_at'),
    eventId: textOrNull('event_id'),
    targetId: textOrNull('target_id'),
    deadlineAt: instantOrNull('deadline_at'),
    detail: json('detail'),
    retracts: countOrNull('retracts'),
  },
})

export const headTable = new EntitySchema<HeadRow>({
  name: 'head',
  columns: { only: key(flag('only')), pos: count('pos') },
})

export const consumerTable = new EntitySchema<ConsumerRow>({
  name: 'consumer',
  columns: {
    name: key(text('name')),
    epoch: { name: 'epoch', type: 'uuid' },
    position: count('position'),
    movedAt: instant('moved_at'),
  },
})

export const storeInfoTable = new EntitySchema<StoreInfoRow>({
  name: 'store_info',
  columns: {
    only: key(flag('only')),
    epoch: { name: 'epoch', type: 'uuid' },
    createdAt: instant('created_at'),
  },
})
