import { EntitySchema } from 'typeorm'
import type { SourceRow } from '../records.js'
import { instantOrNull, key, text } from './columns.js'

export const sourceTable = new EntitySchema<SourceRow>({
  name: 'source',
  columns: {
    name: key(text('name')),
    completeThrough: instantOrNull('complete_through'),
    settledBy: text('settled_by'),
  },
})
