import type { GraphQLSchema } from 'graphql'
import type { Clockwork } from '../clockwork.js'
import type { Visibility } from '../tenancy/visibility.js'
import type { LiveLimits } from './limits.js'
import type { LiveReader } from './liveReader.js'

export interface HubOptions {
  readonly reader: LiveReader
  readonly clockwork: Clockwork
  /** Of the store; part of every cursor. */
  readonly epoch: string
  readonly buildId: string
  /** The API's schema. */
  readonly schema: GraphQLSchema
  readonly log: { error(detail: object, message: string): void }
  readonly limits?: Partial<LiveLimits>
}

/** The part of a viewer that decides what is seen. */
export interface LiveViewer {
  readonly scopes: Iterable<string>
  readonly board: unknown
  /** What of other parties' affairs is seen; null or left out for everything. */
  readonly visibility?: Visibility | null
}
