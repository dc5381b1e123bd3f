import { EntitySchema } from 'typeorm'
import type { ConsumerRow } from '../records.js'
import { count, instant, key, text } from './columns.js'

export const consumerTable = new EntitySchema<ConsumerRow>({
  name: 'consumer',
  columns: {
    name: key(text('name')),
    epoch: { name: 'epoch', type: 'uuid' },
    position: count('position'),
    movedAt: instant('moved_at'),
  },
})
