import { EntitySchema } from 'typeorm'
import type { AgreementVersionRow } from '../records.js'
import { instant, int, json, key, text } from './columns.js'

export const agreementVersionTable = new EntitySchema<AgreementVersionRow>({
  name: 'agreement_version',
  columns: {
    agreementId: key(text('agreement_id')),
    version: key(int('version')),
    terms: json('terms'),
    document: text('document'),
    contentHash: text('content_hash'),
    recordedAt: instant('recorded_at'),
    recordedBy: text('recorded_by'),
  },
})
