import { EntitySchema } from 'typeorm'
import type { StoredVersionRow } from '../records.js'
import { instant, instantOrNull, int, json, jsonOrNull, key, text, textOrNull } from './columns.js'

export const agreementVersionTable = new EntitySchema<StoredVersionRow>({
  name: 'agreement_version',
  columns: {
    agreementId: key(text('agreement_id')),
    version: key(int('version')),
    kind: text('kind'),
    state: text('state'),
    revision: int('revision'),
    content: text('content'),
    running: textOrNull('running'),
    outline: json('outline'),
    document: text('document'),
    contentHash: text('content_hash'),
    runningHash: textOrNull('running_hash'),
    inForce: json('in_force'),
    recordedAt: instant('recorded_at'),
    recordedBy: text('recorded_by'),
    activatedAt: instantOrNull('activated_at'),
    cause: jsonOrNull('cause'),
  },
})
