import type { Lifecycle } from '../agreements/lifecycle/lifecycle.js'
import type { Migrations } from '../agreements/lifecycle/migrateClocks.js'
import type { Clockwork } from '../clockwork.js'
import type { Ingest } from '../ingest/ingest.js'
import type { People } from '../people/people.js'
import type { Reads } from '../reads/reads.js'
import type { ClockFilter } from '../store/clockFilter.js'
import type { Visibility } from '../tenancy/visibility.js'
import type { Tokens } from '../tokens/tokens.js'
import type { Viewer } from '../viewer/viewer.js'

/** A viewer with what it may see. */
type LiveViewer = Viewer & { readonly visibility: Visibility | null }

/** The part of the hub that subscriptions need: endless streams that end when the caller returns them. */
export interface LiveStreams {
  openBoard(filter: ClockFilter, after: string | null, viewer: LiveViewer): AsyncIterable<object>
  openFacts(filter: ClockFilter, after: string | null, viewer: LiveViewer): AsyncIterable<object>
}

/** What every resolver is handed; the same on both transports. */
export interface Context {
  readonly viewer: Viewer
  /** What the viewer may see of other parties' affairs; null for everything. */
  readonly visibility: Visibility | null
  /** Events lifted out of the variables of this operation, see liftEvents. */
  readonly events: readonly unknown[] | null
  readonly reads: Reads
  readonly ingest: Ingest
  readonly lifecycle: Lifecycle
  readonly migrations: Migrations<object>
  readonly tokens: Tokens
  readonly people: People
  readonly live: LiveStreams
  readonly clockwork: Pick<Clockwork, 'now'>
  readonly build: { readonly id: string; readonly version: string; readonly epoch: string }
}
