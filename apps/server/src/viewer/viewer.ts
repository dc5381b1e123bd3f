import type { Instant } from '@tenggat/domain'
import type { ClockFilter } from '../store/clockFilter.js'
import type { PersonRole, Scope } from '../store/records.js'
import { Refused } from './refused.js'

/** Who asks. Every request and every socket has one from the start; the anonymous one has no scopes. */
export interface Viewer {
  /** Stable name for logs and for `recordedBy`: `token:<prefix>`, `person:<email>`, `server` or `anonymous`. */
  readonly principal: string
  readonly kind: 'anonymous' | 'token' | 'person'
  readonly scopes: ReadonlySet<Scope>
  /** The only board a display or customer token may show; null for everybody else. */
  readonly board: ClockFilter | null
  /** Confined to what agreements of these parties cover; null for no such bounds. */
  readonly parties: ReadonlySet<string> | null
  /** Who is signed in; null for tokens and for the anonymous viewer. */
  readonly person: ViewerPerson | null
  /** When the token or session stops to work; null for never. Sockets close then. */
  readonly expiresAt: Instant | null
  /** Finds the token again; null when there is none. */
  readonly tokenPrefix: string | null
  /** Finds the session again; null when there is none. */
  readonly sessionId: string | null
  /** The network address that the request or socket comes from; left out for the server itself. */
  readonly address?: string | undefined
}

export interface ViewerPerson {
  readonly id: string
  /** As the account has it; compare without regard to case. */
  readonly email: string
  readonly name: string
  readonly role: PersonRole
  readonly language: string | null
}

export const ANONYMOUS: Viewer = {
  principal: 'anonymous',
  kind: 'anonymous',
  scopes: new Set(),
  board: null,
  parties: null,
  person: null,
  expiresAt: null,
  tokenPrefix: null,
  sessionId: null,
}

/** Nobody who asks: the server itself, for what it makes at its first start. */
export const SERVER: Viewer = { ...ANONYMOUS, principal: 'server' }

/**
 * Lets the viewer pass who has one of the scopes; `admin` passes always.
 * Throws UNAUTHENTICATED without a token and FORBIDDEN with the wrong one.
 */
export function requireScope(viewer: Viewer, ...oneOf: readonly Scope[]): void {
  if (hasScope(viewer, ...oneOf)) return
  if (viewer.kind === 'anonymous') {
    throw new Refused('UNAUTHENTICATED', 'A token is needed')
  }
  throw new Refused('FORBIDDEN', `The token lacks the scope ${oneOf.join(' or ')}`)
}

export function hasScope(viewer: Viewer, ...oneOf: readonly Scope[]): boolean {
  return viewer.scopes.has('admin') || oneOf.some((scope) => viewer.scopes.has(scope))
}
