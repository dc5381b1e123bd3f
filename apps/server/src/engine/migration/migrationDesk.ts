import type { Instant } from '@tenggat/domain'
import {
  finishMigration,
  insertMigration,
  listUnfinishedMigrations,
  ticketsToMove,
} from '../../store/queries/engineMigrations.js'
import type { ClockMigrationRow } from '../../store/records.js'
import type { EngineDeps } from '../engineDeps.js'
import { migrateBatch, TICKETS_PER_TRANSACTION } from './migrateBatch.js'
import type { MoveOrder } from './moveTicket.js'

const AFTER_FAILURE_MS = 1_000
/** In a row; a database that is away for some minutes costs no order. */
const MOST_FAILURES = 300

/**
 * Carries out ordered moves, one batch after the other and one move at a time. Idle: nothing is ordered. Moving: batches are committed
 * until no ticket is left. Entered by an order, and at the start for moves that a stop cut short; left when the last is finished, or
 * between two batches when it is closed.
 */
export class MigrationDesk {
  #working: Promise<void> = Promise.resolve()
  #closed = false

  constructor(private readonly deps: EngineDeps) {}

  /** Answers when the order is on record; the moving goes on behind it. The same id again orders nothing new. */
  async order(order: MoveOrder & { readonly id: string; readonly at: Instant }): Promise<ClockMigrationRow> {
    const row = await insertMigration(this.deps.pool, order)
    if (row.finishedAt === null) this.#queue(row)
    return row
  }

  async resume(): Promise<void> {
    for (const row of await listUnfinishedMigrations(this.deps.pool)) this.#queue(row)
  }

  /** Resolves when everything ordered so far is done. */
  settled(): Promise<void> {
    return this.#working
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#working
  }

  #queue(row: ClockMigrationRow): void {
    this.#working = this.#working.then(() => this.#work(row))
  }

  async #work(row: ClockMigrationRow): Promise<void> {
    for (let failures = 0; failures < MOST_FAILURES && !this.#closed; ) {
      try {
        if (!(await this.#pass(row))) return
        failures = 0
      } catch (error) {
        // When it fails too often it stays unfinished, and is taken up again at the next start.
        failures++
        this.deps.report(error, { doing: 'moving clocks to another version', migration: row.id })
        await this.deps.clockwork.pause(AFTER_FAILURE_MS)
      }
    }
  }

  /** Moves whatever there is to move; what another writer bound to the old version meanwhile, the next pass finds. */
  async #pass({ id, agreementId, toVersion }: ClockMigrationRow): Promise<boolean> {
    const { pool, clockwork } = this.deps
    const tickets = await ticketsToMove(pool, agreementId, toVersion)
    let moved = 0
    for (let first = 0; first < tickets.length && !this.#closed; first += TICKETS_PER_TRANSACTION) {
      const batch = await migrateBatch(this.deps, id, tickets.slice(first, first + TICKETS_PER_TRANSACTION))
      if (batch === null) return false
      moved += batch
    }
    if (moved === 0 && !this.#closed) await finishMigration(pool, id, clockwork.now())
    return moved > 0
  }
}
