import { canonicalJson } from '@tenggat/domain'
import type { Pool } from 'pg'
import type { Clockwork } from '../clockwork.js'
import type { Viewer } from '../viewer/viewer.js'
import { readSight, type Sight } from './sight.js'

/** How long an answer is believed: an agreement made a moment ago shows after at most this. */
const BELIEVED_MS = 2_000
const MOST_SIGHTS = 1_000

/** What a viewer may see; null for everything. */
export type SightOf = ((viewer: Viewer) => Promise<Sight | null>) & {
  /** Agreements have changed here: what was answered before is no longer believed. */
  forget(): void
}

interface Kept {
  readonly sight: Promise<Sight>
  readonly readAtMs: number
}

/** The first wall between parties: every read is narrowed to what this answers. */
export function createSights(pool: Pool, clockwork: Pick<Clockwork, 'monotonic'>): SightOf {
  const kept = new Map<string, Kept>()
  const sightOf = async ({ parties }: Viewer) => {
    if (parties === null) return null
    const key = canonicalJson([...parties].sort())
    const known = kept.get(key)
    if (known !== undefined && clockwork.monotonic() - known.readAtMs < BELIEVED_MS) return known.sight
    const sight = readSight(pool, parties)
    kept.delete(key)
    kept.set(key, { sight, readAtMs: clockwork.monotonic() })
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_SIGHTS) break
      kept.delete(oldest)
    }
    sight.catch(() => kept.delete(key))
    return sight
  }
  return Object.assign(sightOf, { forget: () => kept.clear() })
}
