import { EntitySchema } from 'typeorm'
import type { PersonRow } from '../personRecords.js'
import { instant, instantOrNull, key, text, textOrNull, textsOrNull } from './columns.js'

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
