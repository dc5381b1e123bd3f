import type { Instant } from '@tenggat/domain'
import type { ClockFilter } from '../store/clockFilter.js'
import type { Scope } from '../store/records.js'

/** Who asks. Every request and every socket has one from the start; the anonymous one has no scopes. */
export interface Viewer {
  /** Stable name for logs and for `recordedBy`: `token:<prefix>` or `anonymous`. */
  readonly principal: string
  readonly kind: 'anonymous' | 'token'
  readonly scopes: ReadonlySet<Scope>
  /** The only board a display token may show; null for everybody else. */
  readonly board: ClockFilter | null
  /** When the token stops to work; null for never. Sockets close then. */
  readonly expiresAt: Instant | null
  /** Finds the token again; null for the anonymous viewer. */
  readonly tokenPrefix: string | null
}

export const ANONYMOUS: Viewer = {
  principal: 'anonymous',
  kind: 'anonymous',
  scopes: new Set(),
  board: null,
  expiresAt: null,
  tokenPrefix: null,
}
