import type { ClockFilter } from '../store/clockFilter.js'
import type { Visibility } from '../tenancy/visibility.js'

/**
 * What the API's `subscribe` answers for `board` and `facts`: a request, which the socket's protocol hands to the hub.
 * It looks like a stream because GraphQL asks for one; it is never iterated, so nothing runs per subscriber.
 */
export class LiveSource implements AsyncIterable<never> {
  readonly field: 'board' | 'facts'
  readonly filter: ClockFilter
  readonly after: string | null
  /** What the viewer may see, as canonical JSON: viewers with equal scopes may share messages. */
  readonly scope: string
  /** Of a viewer confined to parties; null for everything. */
  readonly visibility: Visibility | null
  /** Who asks, for taking turns. */
  readonly viewer: string

  constructor(
    field: 'board' | 'facts',
    filter: ClockFilter,
    after: string | null,
    scope: string,
    visibility: Visibility | null,
    viewer: string,
  ) {
    this.field = field
    this.filter = filter
    this.after = after
    this.scope = scope
    this.visibility = visibility
    this.viewer = viewer
  }

  [Symbol.asyncIterator](): AsyncIterator<never> {
    throw new Error('live streams are served over the WebSocket only')
  }
}
