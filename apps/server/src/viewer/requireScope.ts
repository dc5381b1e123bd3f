import { GraphQLError } from 'graphql'
import type { Scope } from '../store/records.js'
import type { Viewer } from './viewer.js'

/**
 * Lets the viewer pass who has one of the scopes; `admin` passes always.
 * Throws UNAUTHENTICATED without a token and FORBIDDEN with the wrong one.
 */
export function requireScope(viewer: Viewer, ...oneOf: readonly Scope[]): void {
  if (hasScope(viewer, ...oneOf)) return
  if (viewer.kind === 'anonymous') {
    throw new GraphQLError('A token is needed', { extensions: { code: 'UNAUTHENTICATED' } })
  }
  throw new GraphQLError(`The token lacks the scope ${oneOf.join(' or ')}`, {
    extensions: { code: 'FORBIDDEN' },
  })
}

export function hasScope(viewer: Viewer, ...oneOf: readonly Scope[]): boolean {
  return viewer.scopes.has('admin') || oneOf.some((scope) => viewer.scopes.has(scope))
}
