import { applyBatch } from './applyBatch.js'
import type { ItemOutcome } from './engine.js'
import type { EngineDeps } from './engineDeps.js'
import { type Arrival, ticketNameOf } from './prepareEvent.js'
import { Unavailable } from './transact.js'

/**
 * Applies a batch; where it fails for another reason than an unreachable database, halves it until the ticket at fault
 * stands alone, and refuses only that. One event that cannot be stored must not stop everybody's.
 */
export async function applyIsolating(
  deps: EngineDeps,
  arrivals: readonly Arrival[],
): Promise<readonly ItemOutcome[]> {
  try {
    return await applyBatch(deps, arrivals)
  } catch (error) {
    if (error instanceof Unavailable) throw error
    const names = [...new Set(arrivals.map(({ event }) => ticketNameOf(event)))]
    if (names.length === 1) return refuseAll(deps, arrivals, error)
    const firstNames = new Set(names.slice(0, names.length / 2))
    const isFirst = ({ event }: Arrival) => firstNames.has(ticketNameOf(event))
    const first = await applyIsolating(deps, arrivals.filter(isFirst))
    const second = await applyIsolating(
      deps,
      arrivals.filter((arrival) => !isFirst(arrival)),
    )
    const [a, b] = [first.values(), second.values()]
    return arrivals.map((arrival) => (isFirst(arrival) ? a : b).next().value!)
  }
}

function refuseAll(deps: EngineDeps, arrivals: readonly Arrival[], error: unknown): ItemOutcome[] {
  const { source, ticketKey } = arrivals[0]!.event
  deps.report(error, { source, ticketKey, doing: 'applying ticket events' })
  return arrivals.map(() => ({
    status: 'refused',
    code: 'UNPROCESSABLE',
    message: 'this event could not be processed and was not recorded; the cause is in the server log',
    path: [],
  }))
}
