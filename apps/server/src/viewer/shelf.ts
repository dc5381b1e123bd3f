import type { Clockwork } from '../clockwork.js'

/** How long a row is believed without asking the database again. */
const BELIEVED_MS = 3_500
/** That a row was used is written at most this often. */
const SEEN_EVERY_MS = 60_000
const MOST_ROWS = 10_000

export interface ShelfParts<Row> {
  readonly clockwork: Pick<Clockwork, 'now' | 'monotonic'>
  readonly find: (key: string) => Promise<Row | null>
  /** Names what was used. */
  readonly idOf: (row: Row) => string
  readonly markSeen: (id: string, at: number) => Promise<void>
  /** Told when noting the use fails; the request goes on. */
  readonly report: (error: unknown) => void
}

export interface Shelf<Row> {
  /** The row of a key, at most BELIEVED_MS old; null when there is none. */
  find(key: string): Promise<Row | null>
  forget(key: string): void
  forgetAll(): void
  /** Notes that the row was used; written now and then, and never waited for. */
  seen(row: Row): void
  /** Resolves when what was begun to be written is written. */
  settled(): Promise<void>
}

interface Shelved<Row> {
  readonly row: Promise<Row | null>
  readonly readAtMs: number
}

/** Keeps rows that let people in for a few seconds, so that a busy client costs one look-up and not one each request. */
export function createShelf<Row>(parts: ShelfParts<Row>): Shelf<Row> {
  const { clockwork, find, idOf, markSeen, report } = parts
  const rows = new Map<string, Shelved<Row>>()
  const seenAtMs = new Map<string, number>()
  const writing = new Set<Promise<void>>()

  const read = (key: string): Promise<Row | null> => {
    const row = find(key)
    rows.delete(key)
    rows.set(key, { row, readAtMs: clockwork.monotonic() })
    for (const oldest of rows.keys()) {
      if (rows.size <= MOST_ROWS) break
      rows.delete(oldest)
    }
    // Nobody is to inherit a failure, and guesses are not to crowd out what is there.
    row.then(
      (found) => found === null && rows.delete(key),
      () => rows.delete(key),
    )
    return row
  }

  return {
    find(key) {
      const shelved = rows.get(key)
      const fresh = shelved !== undefined && clockwork.monotonic() - shelved.readAtMs < BELIEVED_MS
      return fresh ? shelved.row : read(key)
    },
    forget: (key) => rows.delete(key),
    forgetAll: () => rows.clear(),
    seen(row) {
      const nowMs = clockwork.monotonic()
      const id = idOf(row)
      const lastMs = seenAtMs.get(id)
      if (lastMs !== undefined && nowMs - lastMs < SEEN_EVERY_MS) return
      if (seenAtMs.size >= MOST_ROWS) seenAtMs.clear()
      seenAtMs.set(id, nowMs)
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
