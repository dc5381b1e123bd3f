import { EntitySchema } from 'typeorm'
import type { SourceSecretRow, SourceSettingRow } from '../sourceRecords.js'
import { bytes, instant, instantOrNull, key, text, textOrNull } from './columns.js'

export const sourceSettingTable = new EntitySchema<SourceSettingRow>({
  name: 'source_setting',
  columns: {
    source: key(text('source')),
    kind: text('kind'),
    mapping: textOrNull('mapping'),
    createdAt: instant('created_at'),
    createdBy: text('created_by'),
    creationId: { name: 'creation_id', type: 'uuid', nullable: true },
    disabledAt: instantOrNull('disabled_at'),
  },
})

export const sourceSecretTable = new EntitySchema<SourceSecretRow>({
  name: 'source_secret',
  columns: {
    source: key(text('source')),
    id: key({ name: 'id', type: 'uuid' }),
    sealed: bytes('sealed'),
    createdAt: instant('created_at'),
    expiresAt: instantOrNull('expires_at'),
  },
})
