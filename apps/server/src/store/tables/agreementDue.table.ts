import { EntitySchema } from 'typeorm'
import type { AgreementDueRow } from '../agreementRecords.js'
import { instant, instantOrNull, int, key, text } from './columns.js'

export const agreementDueTable = new EntitySchema<AgreementDueRow>({
  name: 'agreement_due',
  columns: {
    agreementId: key(text('agreement_id')),
    version: key(int('version')),
    kind: key(text('kind')),
    dueAt: instant('due_at'),
    doneAt: instantOrNull('done_at'),
  },
})
