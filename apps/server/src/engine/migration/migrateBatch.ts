import type { PoolClient } from 'pg'
import { holdMigration, noteProgress } from '../../store/queries/engineMigrations.js'
import { earliestDue } from '../earliestDue.js'
import type { EngineParts } from '../engineParts.js'
import { planTicket } from '../planTicket.js'
import { transact } from '../transact.js'
import { writePlans } from '../writePlans.js'
import { decideMoves } from './moveBatch.js'

/** Tickets a transaction: their locks are held for some ten milliseconds, and reads get their turn in between. */
export const TICKETS_PER_TRANSACTION = 100

/**
 * Moves some tickets of an ordered migration in one transaction. One that has been moved, by whomever, is left alone.
 * @returns how many were moved; null when the order is finished
 */
export async function migrateBatch(
  parts: EngineParts,
  id: string,
  tickets: readonly string[],
): Promise<number | null> {
  const batch = await transact(parts.pool, parts.clockwork, (client) => move(parts, client, id, tickets))
  if (batch === null) return null
  if (batch.head !== null) parts.commits.committed(batch.head)
  if (batch.earliestAt !== null) parts.deadlines.earliest(batch.earliestAt)
  return batch.moved
}

async function move(parts: EngineParts, client: PoolClient, id: string, tickets: readonly string[]) {
  const order = await holdMigration(client, id)
  if (order === null) return null
  const now = parts.clockwork.now()
  const moves = await decideMoves(parts, client, order, tickets, now, true)
  const plans = moves.map(({ given, decision }) => planTicket(given, decision, parts.library))
  const facts = plans.flatMap((plan) => plan.facts)
  const clocks = facts.filter(({ told }) => told.kind === 'migrated').length
  await noteProgress(client, id, { tickets: moves.length, clocks })
  // The counter of positions is the last thing a transaction touches, so the plans are written last.
  const head = await writePlans(client, { newSources: [], plans, events: [], recordedAt: now })
  const earliestAt = earliestDue(plans.flatMap(({ insert, update }) => [...insert, ...update]))
  return { moved: moves.length, head, earliestAt }
}
