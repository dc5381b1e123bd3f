import { findRebinding, finishRebinding, ticketsToRebind } from '../../store/queries/engineRebindings.js'
import type { EngineDeps } from '../engineDeps.js'
import { rebindBatch, TICKETS_PER_TRANSACTION } from './rebindBatch.js'

/**
 * Carries out an order, one batch after the other, until no ticket is left; safe to cut short at any point and to do again, or twice at
 * a time. What another writer bound to the old version meanwhile, the next pass finds.
 * @returns false when it was told to stop before
 */
export async function rebind(deps: EngineDeps, id: string, signal: AbortSignal): Promise<boolean> {
  const order = await findRebinding(deps.pool, id)
  if (order === null || order.finishedAt !== null) return true
  for (;;) {
    const tickets = await ticketsToRebind(deps.pool, order.agreementId, order.toVersion)
    let moved = 0
    for (let first = 0; first < tickets.length; first += TICKETS_PER_TRANSACTION) {
      if (signal.aborted) return false
      const batch = await rebindBatch(deps, id, tickets.slice(first, first + TICKETS_PER_TRANSACTION))
      if (batch === null) return true
      moved += batch
    }
    if (moved > 0) continue
    await finishRebinding(deps.pool, id, deps.clockwork.now())
    return true
  }
}
