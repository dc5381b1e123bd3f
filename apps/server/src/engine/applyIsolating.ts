import type { TicketEvent } from '@tenggat/domain'
import { applyBatch } from './applyBatch.js'
import type { ItemOutcome } from './engine.js'
import type { EngineParts } from './engineParts.js'
import { Unavailable } from './unavailable.js'

/**
 * Applies a batch; where it fails for another reason than an unreachable database, halves it until the ticket at fault
 * stands alone, and refuses only that. One event that cannot be stored must not stop everybody's.
 */
export async function applyIsolating(
  parts: EngineParts,
  events: readonly TicketEvent[],
): Promise<readonly ItemOutcome[]> {
  try {
    return await applyBatch(parts, events)
  } catch (error) {
    if (error instanceof Unavailable) throw error
    const keys = [...new Set(events.map((event) => event.ticketKey))]
    if (keys.length === 1) return refuseAll(parts, events, error)
    const firstKeys = new Set(keys.slice(0, keys.length / 2))
    const isFirst = (event: TicketEvent) => firstKeys.has(event.ticketKey)
    const first = await applyIsolating(parts, events.filter(isFirst))
    const second = await applyIsolating(
      parts,
      events.filter((event) => !isFirst(event)),
    )
    const [a, b] = [first.values(), second.values()]
    return events.map((event) => (isFirst(event) ? a : b).next().value!)
  }
}

function refuseAll(parts: EngineParts, events: readonly TicketEvent[], error: unknown): ItemOutcome[] {
  const [event] = events
  parts.report(error, { source: event?.source, ticketKey: event?.ticketKey, doing: 'applying ticket events' })
  return events.map(() => ({
    status: 'refused',
    code: 'UNPROCESSABLE',
    message: 'this event could not be processed and was not recorded; the cause is in the server log',
    path: [],
  }))
}
