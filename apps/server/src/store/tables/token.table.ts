import { EntitySchema } from 'typeorm'
import type { TokenRow } from '../records.js'
import { bytes, instant, instantOrNull, jsonOrNull, key, text, texts, textsOrNull } from './columns.js'

export const tokenTable = new EntitySchema<TokenRow>({
  name: 'token',
  columns: {
    id: key({ name: 'id', type: 'uuid' }),
    prefix: text('prefix'),
    digest: bytes('digest'),
    name: text('name'),
    scopes: texts('scopes'),
    board: jsonOrNull('board'),
    parties: textsOrNull('parties'),
    createdAt: instant('created_at'),
    expiresAt: instantOrNull('expires_at'),
    revokedAt: instantOrNull('revoked_at'),
    lastSeenAt: instantOrNull('last_seen_at'),
  },
})
