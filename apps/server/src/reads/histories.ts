import type { TicketEvent } from '@tenggat/domain'
import { LRUCache } from 'lru-cache'
import { groupBy } from '../store/groupBy.js'
import {
  listEventsOfTickets,
  listHistorySizes,
  type RecordedEvent,
  toTicketEvent,
} from '../store/queries/recordedEvents.js'
import type { Queryable } from '../store/queryable.js'

/** The events of a ticket and of what became a part of it, in their total order: as recorded, and as the domain takes them. */
export interface History {
  readonly recorded: readonly RecordedEvent[]
  readonly events: readonly TicketEvent[]
}

export const NOTHING: History = { recorded: [], events: [] }

/** Tickets with fewer events are read anew each time; events that are kept of all the others together (some 1 kB each, once folded). */
const KEPT_FROM = 250
const KEPT_AT_MOST = 60_000

/**
 * Histories of tickets, from one request to the next. A long one is kept as long as no event has come, and is the same object meanwhile:
 * what was worked out of it may be kept with it.
 */
export class Histories {
  readonly #kept = new LRUCache<string, History>({
    maxSize: KEPT_AT_MOST,
    sizeCalculation: ({ events }) => events.length,
  })

  /** Of the tickets that the pool lets be seen; each has at least an empty one. */
  async of(pool: Queryable, ticketIds: readonly string[]): Promise<ReadonlyMap<string, History>> {
    const sizes = this.#kept.size === 0 ? [] : await listHistorySizes(pool, ticketIds)
    const known = new Map(
      sizes.map(({ ticketId, mark }) => [ticketId, this.#kept.get(`${ticketId} ${mark}`)]),
    )
    const missing = ticketIds.filter((id) => known.get(id) === undefined)
    const read =
      missing.length === 0
        ? new Map<string, readonly RecordedEvent[]>()
        : groupBy(await listEventsOfTickets(pool, missing), (event) => event.ticketId)
    return new Map(
      ticketIds.map((id) => {
        const kept = known.get(id)
        if (kept !== undefined) return [id, kept]
        const recorded = read.get(id) ?? []
        const history = recorded.length === 0 ? NOTHING : { recorded, events: recorded.map(toTicketEvent) }
        if (history.events.length >= KEPT_FROM) this.#kept.set(`${id} ${markOf(recorded)}`, history)
        return [id, history]
      }),
    )
  }
}

/** As it was when the events were read. Who sees fewer of the tickets that became a part of it has another history of it. */
const markOf = (recorded: readonly RecordedEvent[]): string =>
  [...new Set(recorded.map(({ counted }) => counted))]
    .toSorted((left, right) => Number.parseInt(left, 10) - Number.parseInt(right, 10))
    .join(' ')
