import { findTokenByPrefix, markTokenSeen } from '../store/queries/readTokens.js'
import type { TokenRow } from '../store/records.js'
import type { TokenParts } from './tokens.js'

/** How long a row is believed without asking the database again. */
const BELIEVED_MS = 3_500
/** `last_seen_at` is written at most this often. */
const SEEN_EVERY_MS = 60_000
const MOST_TOKENS = 10_000

export interface TokenShelf {
  /** The row of a prefix, at most BELIEVED_MS old; null when there is none. */
  find(prefix: string): Promise<TokenRow | null>
  forget(prefix: string): void
  /** Notes that the token was used; written now and then, and never waited for. */
  seen(row: TokenRow): void
  /** Resolves when what was begun to be written is written. */
  settled(): Promise<void>
}

interface Shelved {
  readonly row: Promise<TokenRow | null>
  readonly readAtMs: number
}

/** Keeps token rows for a few seconds, so that a busy client costs one look-up and not one each request. */
export function createTokenShelf({ pool, clockwork, report }: TokenParts): TokenShelf {
  const rows = new Map<string, Shelved>()
  const seenAtMs = new Map<string, number>()
  const writing = new Set<Promise<void>>()

  const read = (prefix: string): Promise<TokenRow | null> => {
    const row = findTokenByPrefix(pool, prefix)
    rows.delete(prefix)
    rows.set(prefix, { row, readAtMs: clockwork.monotonic() })
    for (const oldest of rows.keys()) {
      if (rows.size <= MOST_TOKENS) break
      rows.delete(oldest)
    }
    // Nobody is to inherit a failure, and guesses are not to crowd out what is there.
    row.then(
      (found) => found === null && rows.delete(prefix),
      () => rows.delete(prefix),
    )
    return row
  }

  return {
    find(prefix) {
      const shelved = rows.get(prefix)
      const fresh = shelved !== undefined && clockwork.monotonic() - shelved.readAtMs < BELIEVED_MS
      return fresh ? shelved.row : read(prefix)
    },
    forget: (prefix) => rows.delete(prefix),
    seen(row) {
      const nowMs = clockwork.monotonic()
      const lastMs = seenAtMs.get(row.id)
      if (lastMs !== undefined && nowMs - lastMs < SEEN_EVERY_MS) return
      if (seenAtMs.size >= MOST_TOKENS) seenAtMs.clear()
      seenAtMs.set(row.id, nowMs)
      const written = markTokenSeen(pool, row.id, clockwork.now())
        .catch(report)
        .finally(() => writing.delete(written))
      writing.add(written)
    },
    async settled() {
      await Promise.all(writing)
    },
  }
}
