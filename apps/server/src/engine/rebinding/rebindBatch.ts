import type { PoolClient } from 'pg'
import { holdRebinding, noteProgress } from '../../store/queries/engineRebindings.js'
import { commit, type EngineDeps, earliestDue } from '../engineDeps.js'
import { planTicket } from '../planTicket.js'
import { writePlans } from '../writePlans.js'
import { decideRebinds } from './decideRebinds.js'

/** Tickets a transaction: their locks are held for some ten milliseconds, and reads get their turn in between. */
export const TICKETS_PER_TRANSACTION = 100

/**
 * Moves some tickets of an ordered migration in one transaction. One that has been moved, by whomever, is left alone.
 * @returns how many were moved; null when the order is finished
 */
export async function rebindBatch(
  deps: EngineDeps,
  id: string,
  tickets: readonly string[],
): Promise<number | null> {
  const { moved } = await commit(deps, (client) => move(deps, client, id, tickets))
  return moved
}

async function move(deps: EngineDeps, client: PoolClient, id: string, tickets: readonly string[]) {
  const order = await holdRebinding(client, id)
  if (order === null) return { moved: null, head: null, earliestAt: null }
  const now = deps.clockwork.now()
  const moves = await decideRebinds(deps, client, order, tickets, now, true)
  const plans = moves.map(({ given, decision }) => planTicket(given, decision, deps.library))
  const facts = plans.flatMap((plan) => plan.facts)
  const clocks = facts.filter(({ content }) => content.kind === 'migrated').length
  await noteProgress(client, id, { tickets: moves.length, clocks })
  // The counter of positions is the last thing a transaction touches, so the plans are written last.
  const head = await writePlans(client, { newSources: [], plans, events: [], recordedAt: now })
  const earliestAt = earliestDue(plans.flatMap(({ insert, update }) => [...insert, ...update]))
  return { moved: moves.length, head, earliestAt }
}
