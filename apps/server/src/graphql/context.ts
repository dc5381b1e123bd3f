import type { Clockwork } from '../clockwork.js'
import type { ClockFilter } from '../store/clockFilter.js'
import type { Visibility } from '../tenancy/visibility.js'
import type { Viewer } from '../viewer/viewer.js'

/** What every resolver is handed, on both transports alike. Each noun adds what it needs besides. */
export interface RequestContext {
  readonly viewer: Viewer
  /** What the viewer may see of other parties' affairs; null for everything. */
  readonly visibility: Visibility | null
  readonly clockwork: Pick<Clockwork, 'now'>
}

/** A viewer with what it may see. */
type LiveViewer = Viewer & { readonly visibility: Visibility | null }

/** The part of the hub that subscriptions need: endless streams that end when the caller returns them. */
export interface LiveContext extends RequestContext {
  readonly live: {
    openBoard(filter: ClockFilter, after: string | null, viewer: LiveViewer): AsyncIterable<object>
    openFacts(filter: ClockFilter, after: string | null, viewer: LiveViewer): AsyncIterable<object>
  }
}
