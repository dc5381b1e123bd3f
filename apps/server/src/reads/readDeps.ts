import type { Instant } from '@tenggat/domain'
import DataLoader from 'dataloader'
import type { AgreementLibrary } from '../engine/agreementLibrary.js'
import type { Queryable } from '../store/queryable.js'
import type { Visibility } from '../tenancy/visibility.js'
import type { Histories } from './histories.js'

/** What the reads of one request are handed. */
export interface ReadDeps {
  /** For viewers confined to parties, the one that row-level security binds. */
  readonly pool: Queryable
  /** What the viewer may see; null for everything. */
  readonly visibility: Visibility | null
  readonly epoch: string
  readonly library: AgreementLibrary
  /** Shared by all requests. */
  readonly histories: Histories
  /** The instant of the request. */
  readonly now: Instant
}

/**
 * Reads the keys asked for in one turn of the event loop together, once each: a list of tickets costs one query for the clocks of
 * all, not one each. Lives as long as one request.
 */
export function createBatchLoader<V>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  missing: V,
): (key: string) => Promise<V> {
  const loader = new DataLoader<string, V>(async (keys) => {
    const found = await read(keys)
    return keys.map((key) => found.get(key) ?? missing)
  })
  return (key) => loader.load(key)
}
