import { EntitySchema } from 'typeorm'
import type { StoreInfoRow } from '../records.js'
import { flag, instant, key } from './columns.js'

export const storeInfoTable = new EntitySchema<StoreInfoRow>({
  name: 'store_info',
  columns: {
    only: key(flag('only')),
    epoch: { name: 'epoch', type: 'uuid' },
    createdAt: instant('created_at'),
  },
})
