import type { Pool } from 'pg'

/** Something that answers single queries: the pool itself, or the pool seen through the fence between parties. */
export type Queryable = Pick<Pool, 'query'>
