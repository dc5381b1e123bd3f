import type { Instant } from '@tenggat/domain'
import { insertMigration, listUnfinishedMigrations } from '../../store/queries/engineMigrations.js'
import type { ClockMigrationRow } from '../../store/records.js'
import type { EngineParts } from '../engineParts.js'
import { migrateBatch } from './migrateBatch.js'
import type { MoveOrder } from './moveTicket.js'

/**
 * Carries out ordered moves, one batch after the other and one move at a time. Idle: nothing is ordered. Moving: batches are committed
 * until no ticket is left. Entered by an order, and at the start for moves that a stop cut short; left when the last is finished, or
 * between two batches when it is closed.
 */
export class MigrationDesk {
  #working: Promise<void> = Promise.resolve()
  #closed = false

  constructor(private readonly parts: EngineParts) {}

  /** Answers when the order is on record; the moving goes on behind it. The same id again orders nothing new. */
  async order(order: MoveOrder & { readonly id: string; readonly at: Instant }): Promise<ClockMigrationRow> {
    const row = await insertMigration(this.parts.pool, order)
    if (row.finishedAt === null) this.#queue(row.id)
    return row
  }

  async resume(): Promise<void> {
    for (const { id } of await listUnfinishedMigrations(this.parts.pool)) this.#queue(id)
  }

  /** Resolves when everything ordered so far is done. */
  settled(): Promise<void> {
    return this.#working
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#working
  }

  #queue(id: string): void {
    this.#working = this.#working.then(() => this.#work(id))
  }

  async #work(id: string): Promise<void> {
    try {
      while (!this.#closed && (await migrateBatch(this.parts, id)) === 'more');
    } catch (error) {
      // It stays unfinished, and is taken up again at the next start.
      this.parts.report(error, { doing: 'moving clocks to another version', migration: id })
    }
  }
}
