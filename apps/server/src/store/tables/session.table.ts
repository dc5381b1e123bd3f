import { EntitySchema } from 'typeorm'
import type { SessionRow } from '../personRecords.js'
import { bytes, instant, instantOrNull, key } from './columns.js'

export const sessionTable = new EntitySchema<SessionRow>({
  name: 'session',
  columns: {
    id: key({ name: 'id', type: 'uuid' }),
    personId: { name: 'person_id', type: 'uuid' },
    digest: bytes('digest'),
    createdAt: instant('created_at'),
    expiresAt: instant('expires_at'),
    endedAt: instantOrNull('ended_at'),
  },
})
