import type { Instant } from '@tenggat/domain'
import type { Pool, PoolClient } from 'pg'
import type { Clockwork } from '../clockwork.js'
import type { ClockRecord } from '../store/queries/engineClocks.js'
import type { AgreementLibrary } from './agreementLibrary.js'
import { type Attempt, transact } from './transact.js'

/** What a transaction has brought about that others wait for. */
export interface Commit {
  /** How far the facts reach; null when none was written. */
  readonly head: number | null
  /** The earliest threshold of the live clocks that were written; whoever keeps the timer may have to fire earlier than planned. */
  readonly earliestAt: Instant | null
}

/** What every use case of the engine works with. */
export interface EngineDeps {
  readonly pool: Pool
  readonly clockwork: Clockwork
  readonly library: AgreementLibrary
  /** Told after every COMMIT that wrote. */
  readonly onCommit: (commit: Commit) => void
  /** Told about a mistake that was contained: a refused event, a clock that could not be judged. */
  readonly report: (error: unknown, about: Readonly<Record<string, unknown>>) => void
}

/** Decides and writes in one transaction, see `transact`, and tells what was committed. */
export async function commit<T extends Commit>(
  { pool, clockwork, onCommit }: EngineDeps,
  work: (client: PoolClient, attempt: Attempt) => Promise<T>,
  onFailed?: () => Promise<void>,
): Promise<T> {
  const done = await transact(pool, clockwork, work, onFailed)
  if (done.head !== null || done.earliestAt !== null) onCommit(done)
  return done
}

/** The earliest threshold that time will cross; null when there is none. */
export function earliestDue(records: readonly Pick<ClockRecord, 'live' | 'clock'>[]): Instant | null {
  let at: Instant | null = null
  for (const { live, clock } of records) {
    const next = clock.nextThresholdAt
    if (live && next !== null && (at === null || next < at)) at = next
  }
  return at
}
