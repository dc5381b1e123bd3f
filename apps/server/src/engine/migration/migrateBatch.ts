import type { PoolClient } from 'pg'
import {
  finishMigration,
  holdMigration,
  nextTicketsToMove,
  noteProgress,
} from '../../store/queries/engineMigrations.js'
import { earliestDue } from '../earliestDue.js'
import type { EngineParts } from '../engineParts.js'
import { planTicket } from '../planTicket.js'
import { transact } from '../transact.js'
import { writePlans } from '../writePlans.js'
import { decideMoves } from './moveBatch.js'

/** Tickets a transaction: their locks are held for some ten milliseconds, and reads get their turn in between. */
const TICKETS_PER_TRANSACTION = 250

/**
 * Moves the next tickets of an ordered migration and commits them. It goes on behind the last batch committed, by whichever instance, and
 * no ticket is moved twice.
 */
export async function migrateBatch(parts: EngineParts, id: string): Promise<'more' | 'finished'> {
  const batch = await transact(parts.pool, parts.clockwork, (client) => moveNext(parts, client, id))
  if (batch === 'finished') return batch
  if (batch.head !== null) parts.commits.committed(batch.head)
  if (batch.earliestAt !== null) parts.deadlines.earliest(batch.earliestAt)
  return 'more'
}

async function moveNext(parts: EngineParts, client: PoolClient, id: string) {
  const order = await holdMigration(client, id)
  if (order === null) return 'finished'
  const { agreementId, toVersion, afterTicket } = order
  const ids = await nextTicketsToMove(client, agreementId, toVersion, afterTicket, TICKETS_PER_TRANSACTION)
  const now = parts.clockwork.now()
  if (ids.length === 0) {
    await finishMigration(client, id, now)
    return 'finished'
  }
  const moves = await decideMoves(parts, client, order, ids, now, true)
  const plans = moves.map(({ given, decision }) => planTicket(given, decision, parts.library))
  const facts = plans.flatMap((plan) => plan.facts)
  const clocks = facts.filter(({ told }) => told.kind === 'migrated').length
  await noteProgress(client, id, { afterTicket: ids.at(-1)!, tickets: moves.length, clocks })
  // The counter of positions is the last thing a transaction touches, so the plans are written last.
  const head = await writePlans(client, { newSources: [], plans, events: [], recordedAt: now })
  return { head, earliestAt: earliestDue(plans.flatMap(({ insert, update }) => [...insert, ...update])) }
}
