import type { ClockRow, RecordedFact } from '../store/records.js'
import { type ClockFilter, FILTER_KEYS, type FilterAttributes, matchesFilter } from './clockFilter.js'

/**
 * What tickets looked like before their `ticketUpdated` facts. The live side remembers the latest of them over several
 * batches: a batch's rows may already show an update whose fact comes with the next one.
 */
export class TicketUpdates {
  readonly #byTicket = new Map<string, RecordedFact[]>()
  readonly #order: RecordedFact[] = []
  readonly #most: number

  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most
  }

  add(facts: readonly RecordedFact[]): this {
    for (const fact of facts) {
      if (fact.kind !== 'ticketUpdated') continue
      const known = this.#byTicket.get(fact.ticketId)
      if (known === undefined) this.#byTicket.set(fact.ticketId, [fact])
      else known.push(fact)
      this.#order.push(fact)
    }
    // Halves, so that forgetting costs little per fact.
    if (this.#order.length > this.#most * 2) this.#forget(this.#order.splice(0, this.#most))
    return this
  }

  /** Whether the row's clock passed the filter at some time before the updates known, going back one by one. */
  matchedBefore(row: ClockRow, filter: ClockFilter): boolean {
    const updates = this.#byTicket.get(row.ticketId)
    if (updates === undefined) return false
    let attributes: FilterAttributes = Object.fromEntries(
      FILTER_KEYS.map((key) => [key, row[key]]),
    ) as unknown as FilterAttributes
    for (const update of updates.toReversed()) {
      attributes = { ...attributes, ...(update.detail.before as Partial<FilterAttributes> | undefined) }
      if (matchesFilter(filter, attributes)) return true
    }
    return false
  }

  #forget(facts: readonly RecordedFact[]): void {
    for (const { ticketId } of facts) {
      const known = this.#byTicket.get(ticketId)!
      if (known.length === 1) this.#byTicket.delete(ticketId)
      else known.shift()
    }
  }
}
