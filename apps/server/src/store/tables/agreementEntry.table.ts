import { EntitySchema } from 'typeorm'
import type { AgreementEntryRow } from '../agreementRecords.js'
import { instant, int, json, key, text, textOrNull } from './columns.js'

export const agreementEntryTable = new EntitySchema<AgreementEntryRow>({
  name: 'agreement_entry',
  columns: {
    agreementId: key(text('agreement_id')),
    seq: key(int('seq')),
    version: int('version'),
    at: instant('at'),
    actor: json('actor'),
    action: text('action'),
    reason: textOrNull('reason'),
    detail: json('detail'),
    prevHash: text('prev_hash'),
    hash: text('hash'),
  },
})
