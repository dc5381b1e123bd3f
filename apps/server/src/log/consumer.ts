import type { Instant } from '@tenggat/domain'
import type { Pool, PoolClient } from 'pg'
import type { Clockwork } from '../clockwork.js'
import type { ClockRow, FactRow } from '../store/records.js'

/** Facts at positions (from, to], in order. */
export interface FactBatch {
  readonly from: number
  readonly to: number
  readonly facts: readonly FactRow[]
}

/** The same, with what they are about. */
export interface CommittedBatch extends FactBatch {
  /**
   * Rows, as of `to` or later, of every clock the facts are about and of all clocks of a ticket with a `ticketUpdated`.
   * A clock that a correction removed has facts and no row.
   */
  readonly rows: readonly ClockRow[]
}

/** Facts at positions (from, to] that nobody follows: only what the server itself needs to know of them. */
export interface PassedBatch {
  readonly from: number
  readonly to: number
  /** The breaches among them. */
  readonly breaches: readonly FactRow[]
  /** The earliest threshold of the live clocks they are about. */
  readonly dueAt: Instant | null
}

/** Is told what is committed from its start on, by whichever instance, within milliseconds. What it misses it does not get again. */
export interface PresentConsumer {
  readonly name: string
  readonly from: 'now'
  /** Whether it wants facts and rows just now; left out, never. While no consumer does, positions are only passed. */
  readonly isHeard?: () => boolean
  readonly take: (batch: CommittedBatch) => void
  /** First told, with nothing in it, where the log stands. */
  readonly pass: (batch: PassedBatch) => void
  /** Told each time the log could be read, every second at least; while it is not told, nobody knows what has happened. */
  readonly confirmed?: () => void
}

/**
 * Gets every fact once, in order, however often it is killed: its position is kept in the database and moves in the transaction in
 * which it writes. Within about a tenth of a second of the commit when it keeps up.
 */
export interface DurableConsumer {
  /** Names its position for ever. */
  readonly name: string
  readonly from: 'cursor'
  /** Where one begins that has no position yet, or one of another store: before all facts, or with what comes. */
  readonly beginsAt: 'first' | 'head'
  readonly factsPerBatch?: number
  /** Writes what it makes of the facts with this client, or enqueues jobs with it; what it throws undoes both and is tried again. */
  readonly take: (batch: FactBatch, client: PoolClient) => Promise<void>
  /** Its position belongs to another store, so what it has written does as well: removes it. It then begins anew. */
  readonly forget?: (client: PoolClient) => Promise<void>
}

export type Consumer = PresentConsumer | DurableConsumer

/** What the log is read with. */
export interface ReaderDeps {
  readonly store: { readonly pool: Pool; readonly epoch: string }
  readonly clockwork: Clockwork
  readonly report: (error: unknown, about: Readonly<Record<string, unknown>>) => void
  /** For consumers of the present. */
  readonly factsPerBatch?: number
}

/** How a consumer fares in this process. */
export interface ConsumerHealth {
  /** Since the start. */
  readonly failures: number
  /** What it failed with last; null when its last batch went well. */
  readonly failing: string | null
}
