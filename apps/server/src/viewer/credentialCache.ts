import { LRUCache } from 'lru-cache'
import type { Clockwork } from '../clockwork.js'

/** How long a row is believed without asking the database again. */
const BELIEVED_MS = 3_500
/** That a row was used is written at most this often. */
const SEEN_EVERY_MS = 60_000
const MOST_ROWS = 10_000

export interface CredentialCacheDeps<Row> {
  readonly clockwork: Pick<Clockwork, 'now' | 'monotonic'>
  readonly find: (key: string) => Promise<Row | null>
  /** Names what was used. */
  readonly idOf: (row: Row) => string
  readonly markSeen: (id: string, at: number) => Promise<void>
  /** Called when noting the use fails; the request goes on. */
  readonly report: (error: unknown) => void
}

export interface CredentialCache<Row> {
  /** The row of a key, at most BELIEVED_MS old; null when there is none. */
  find(key: string): Promise<Row | null>
  forget(key: string): void
  forgetAll(): void
  /** Notes that the row was used; written now and then, and never waited for. */
  seen(row: Row): void
  /** Resolves when what was begun to be written is written. */
  settled(): Promise<void>
}

/** Keeps rows that let people in for a few seconds, so that a busy client costs one look-up and not one each request. */
export function createCredentialCache<Row>(deps: CredentialCacheDeps<Row>): CredentialCache<Row> {
  const { clockwork, find, idOf, markSeen, report } = deps
  const byMonotonic = { max: MOST_ROWS, ttlResolution: 0, perf: { now: () => clockwork.monotonic() } }
  const rows = new LRUCache<string, { readonly row: Row | null }>({
    ...byMonotonic,
    ttl: BELIEVED_MS,
    // Forgotten while it is read, a row still goes to who asked before; it is only not kept.
    ignoreFetchAbort: true,
    fetchMethod: async (key) => ({ row: await find(key) }),
  })
  const seen = new LRUCache<string, true>({ ...byMonotonic, ttl: SEEN_EVERY_MS })
  const writing = new Set<Promise<void>>()

  return {
    async find(key) {
      const { row } = await rows.forceFetch(key)
      // Guesses are not to crowd out what is there.
      if (row === null) rows.delete(key)
      return row
    },
    forget: (key) => rows.delete(key),
    forgetAll: () => rows.clear(),
    seen(row) {
      const id = idOf(row)
      if (seen.has(id)) return
      seen.set(id, true)
      const written = markSeen(id, clockwork.now())
        .catch(report)
        .finally(() => writing.delete(written))
      writing.add(written)
    },
    async settled() {
      await Promise.all(writing)
    },
  }
}
