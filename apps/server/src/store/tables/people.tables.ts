import { EntitySchema } from 'typeorm'
import type { PersonRow, SessionRow, TokenRow } from '../records.js'
import {
  bytes,
  instant,
  instantOrNull,
  jsonOrNull,
  key,
  text,
  textOrNull,
  texts,
  textsOrNull,
} from './columns.js'

export const personTable = new EntitySchema<PersonRow>({
  name: 'person',
  columns: {
    id: key({ name: 'id', type: 'uuid' }),
    email: text('email'),
    name: text('name'),
    role: text('role'),
    parties: textsOrNull('parties'),
    password: text('password'),
    language: textOrNull('language'),
    createdAt: instant('created_at'),
    disabledAt: instantOrNull('disabled_at'),
    lastSeenAt: instantOrNull('last_seen_at'),
  },
})

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
    createdBy: textOrNull('created_by'),
    expiresAt: instantOrNull('expires_at'),
    revokedAt: instantOrNull('revoked_at'),
    lastSeenAt: instantOrNull('last_seen_at'),
  },
})
