import type { GraphQLSchema } from 'graphql'
import type { Clockwork } from '../clockwork.js'
import type { Visibility } from '../tenancy/visibility.js'
import type { LiveLimits } from './limits.js'
import type { LiveReader } from './liveReader.js'

export interface HubDeps {
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

/** The part of a viewer that decides what is seen, and whose turn it is. */
export interface LiveViewer {
  readonly principal: string
  readonly scopes: Iterable<string>
  readonly board: unknown
  /** What of other parties' affairs is seen; null or left out for everything. */
  readonly visibility?: Visibility | null
}

/** What the live side has done since it started. */
export interface Counters {
  /** Messages handed to sockets. */
  delivered: number
  /** Sockets closed because they read too slowly. */
  dropped: number
  resets: number
}

/** What `/metrics` shows of the live side. */
export interface LiveStats extends Readonly<Counters> {
  readonly subscribers: number
  readonly groups: number
  /** Sockets with at least one subscription. */
  readonly sockets: number
  readonly lagging: number
  /** From a fact's commit to the hub, for the latest batch; milliseconds. */
  readonly lagMs: number
  /** The last position handed to the hub; −1 before the first. */
  readonly position: number
}
