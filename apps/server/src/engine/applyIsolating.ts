import type { TicketEvent } from '@tenggat/domain'
import { applyBatch } from './applyBatch.js'
import type { ItemOutcome } from './engine.js'
import type { EngineDeps } from './engineDeps.js'
import { ticketNameOf } from './prepareEvent.js'
import { Unavailable } from './transact.js'

/**
 * Applies a batch; where it fails for another reason than an unreachable database, halves it until the ticket at fault
 * stands alone, and refuses only that. One event that cannot be stored must not stop everybody's.
 */
export async function applyIsolating(
  deps: EngineDeps,
  events: readonly TicketEvent[],
): Promise<readonly ItemOutcome[]> {
  try {
    return await applyBatch(deps, events)
  } catch (error) {
    if (error instanceof Unavailable) throw error
    const names = [...new Set(events.map(ticketNameOf))]
    if (names.length === 1) return refuseAll(deps, events, error)
    const firstNames = new Set(names.slice(0, names.length / 2))
    const isFirst = (event: TicketEvent) => firstNames.has(ticketNameOf(event))
    const first = await applyIsolating(deps, events.filter(isFirst))
    const second = await applyIsolating(
      deps,
      events.filter((event) => !isFirst(event)),
    )
    const [a, b] = [first.values(), second.values()]
    return events.map((event) => (isFirst(event) ? a : b).next().value!)
  }
}

function refuseAll(deps: EngineDeps, events: readonly TicketEvent[], error: unknown): ItemOutcome[] {
  const [event] = events
  deps.report(error, { source: event?.source, ticketKey: event?.ticketKey, doing: 'applying ticket events' })
  return events.map(() => ({
    status: 'refused',
    code: 'UNPROCESSABLE',
    message: 'this event could not be processed and was not recorded; the cause is in the server log',
    path: [],
  }))
}
