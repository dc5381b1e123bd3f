import { EntitySchema } from 'typeorm'
import type { AuditEntryRow } from '../auditRecords.js'
import { identity, instant, json, text, textOrNull } from './columns.js'

export const auditEntryTable = new EntitySchema<AuditEntryRow>({
  name: 'audit_entry',
  columns: {
    id: identity('id'),
    at: instant('at'),
    actor: text('actor'),
    action: text('action'),
    subject: text('subject'),
    address: textOrNull('address'),
    detail: json('detail'),
  },
})
