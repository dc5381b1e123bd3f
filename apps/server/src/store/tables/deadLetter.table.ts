import { EntitySchema } from 'typeorm'
import type { DeadLetterRow } from '../sourceRecords.js'
import { bytes, identity, instant, instantOrNull, int, json, key, text, textOrNull } from './columns.js'

export const deadLetterTable = new EntitySchema<DeadLetterRow>({
  name: 'dead_letter',
  columns: {
    source: key(text('source')),
    id: identity('id'),
    receivedAt: instant('received_at'),
    deliveryId: textOrNull('delivery_id'),
    headers: json('headers'),
    body: bytes('body'),
    code: text('code'),
    message: text('message'),
    path: text('path'),
    attempts: int('attempts'),
    lastAttemptAt: instant('last_attempt_at'),
    resolvedAt: instantOrNull('resolved_at'),
    resolution: textOrNull('resolution'),
  },
})
