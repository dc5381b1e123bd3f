import type { ClockFilter } from '../store/clockFilter.js'
import type { Sight } from '../tenancy/sight.js'

/**
 * What the API's `subscribe` answers for `board` and `facts`: a wish, which the socket door has fulfilled by the hub.
 * It looks like a stream because GraphQL asks for one; it is never iterated, so nothing runs per subscriber.
 */
export class LiveSource implements AsyncIterable<never> {
  readonly field: 'board' | 'facts'
  readonly filter: ClockFilter
  readonly after: string | null
  /** What the viewer may see, as canonical JSON: viewers with equal scopes may share messages. */
  readonly scope: string
  /** Of a viewer confined to parties; null for everything. */
  readonly sight: Sight | null

  constructor(
    field: 'board' | 'facts',
    filter: ClockFilter,
    after: string | null,
    scope: string,
    sight: Sight | null,
  ) {
    this.field = field
    this.filter = filter
    this.after = after
    this.scope = scope
    this.sight = sight
  }

  [Symbol.asyncIterator](): AsyncIterator<never> {
    throw new Error('live streams are served over the WebSocket only')
  }
}
