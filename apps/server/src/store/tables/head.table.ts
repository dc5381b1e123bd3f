import { EntitySchema } from 'typeorm'
import type { HeadRow } from '../records.js'
import { count, flag, key } from './columns.js'

export const headTable = new EntitySchema<HeadRow>({
  name: 'head',
  columns: { only: key(flag('only')), pos: count('pos') },
})
