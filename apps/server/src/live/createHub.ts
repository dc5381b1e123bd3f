import type pg from 'pg'
import { Hub } from './hub.js'
import type { HubDeps } from './hubDeps.js'
import { postgresReader } from './postgresReader.js'

/** The hub over the store. */
export function createHub(
  options: Omit<HubDeps, 'reader'> & { readonly store: { readonly pool: pg.Pool } },
): Hub {
  const { store, ...rest } = options
  return new Hub({ ...rest, reader: postgresReader(store.pool) })
}
