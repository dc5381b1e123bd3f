import { canonicalJson } from '@tenggat/domain'
import { LRUCache } from 'lru-cache'
import type { Pool } from 'pg'
import type { Clockwork } from '../clockwork.js'
import { listBeside } from '../store/queries/agreementParties.js'
import type { Queryable } from '../store/queryable.js'
import type { Viewer } from '../viewer/viewer.js'

const MOST_PARTIES = 50
/** How long an answer is believed: an agreement made a moment ago shows after at most this. */
const BELIEVED_MS = 2_000
const MOST_VIEWERS = 1_000

/** What a viewer confined to parties sees. */
export interface Visibility {
  /** Agreements that name one of its parties; their clocks, their facts, and the tickets that have such clocks. */
  readonly agreements: ReadonlySet<string>
  /** Its parties and those that stand beside them in these agreements. Others are not named to it. */
  readonly parties: ReadonlySet<string>
}

/** What a viewer may see; null for everything. */
export type VisibilityOf = ((viewer: Viewer) => Promise<Visibility | null>) & {
  /** Agreements have changed here: what was answered before is no longer believed. */
  forget(): void
}

/** The first fence between parties: every read is narrowed to what this answers. */
export function createVisibilityOf(pool: Pool, clockwork: Pick<Clockwork, 'monotonic'>): VisibilityOf {
  const cache = new LRUCache<string, Visibility>({
    max: MOST_VIEWERS,
    ttl: BELIEVED_MS,
    ttlResolution: 0,
    perf: { now: () => clockwork.monotonic() },
    // Forgotten while it is read, an answer still goes to who asked before; it is only not kept.
    ignoreFetchAbort: true,
    fetchMethod: (parties) => readVisibility(pool, JSON.parse(parties)),
  })
  const visibilityOf = ({ parties }: Viewer) =>
    parties === null ? Promise.resolve(null) : cache.forceFetch(canonicalJson([...parties].sort()))
  return Object.assign(visibilityOf, { forget: () => cache.clear() })
}

async function readVisibility(pool: Queryable, parties: readonly string[]): Promise<Visibility> {
  const beside = await listBeside(pool, parties)
  return {
    agreements: new Set(beside.map(({ agreementId }) => agreementId)),
    parties: new Set([...parties, ...beside.map(({ partyId }) => partyId)]),
  }
}

/** Whether an agreement may be shown; `null` sees everything. */
export function seesAgreement(visibility: Visibility | null, agreementId: string | null): boolean {
  return visibility === null || (agreementId !== null && visibility.agreements.has(agreementId))
}

/** Whether a party may be named. Held by nobody is no secret. */
export function seesParty(visibility: Visibility | null, party: string | null): boolean {
  return visibility === null || party === null || visibility.parties.has(party)
}

/** The agreements to compare with in a query; null for all. */
export function agreementsIn(visibility: Visibility | null): string[] | null {
  return visibility === null ? null : [...visibility.agreements]
}

/** Whether a list can name the parties a viewer is confined to: some, not many, no control characters. */
export function arePartyIds(parties: readonly string[]): boolean {
  return (
    parties.length > 0 && parties.length <= MOST_PARTIES && parties.every((id) => /^\P{Cc}{1,100}$/u.test(id))
  )
}
