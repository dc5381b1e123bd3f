import type { CommittedBatch } from '../log/consumer.js'
import type { FactRow } from '../store/records.js'

/** By clock id: the updates of its ticket that its row shows, oldest first. */
export type RowUpdates = ReadonlyMap<string, readonly FactRow[]>

interface Shown {
  readonly version: number
  readonly updates: readonly FactRow[]
}

/** Rows remembered, at least; they are forgotten in halves. */
const REMEMBERED = 2_000

/**
 * Finds which `ticketUpdated` facts lie behind the rows of a batch. Rows may be read later than their batch and already
 * show an update whose fact comes with the next one; so as long as a row comes unchanged, its updates are added up.
 */
export class RowUpdatesMemory {
  #recent = new Map<string, Shown>()
  #older = new Map<string, Shown>()

  of(batch: CommittedBatch): RowUpdates {
    const byTicket = updatesByTicket(batch.facts)
    const byRow = new Map<string, readonly FactRow[]>()
    for (const { id, ticketId, version } of batch.rows) {
      const own = byTicket.get(ticketId) ?? []
      const before = this.#recent.get(id) ?? this.#older.get(id)
      const updates = before?.version === version ? [...before.updates, ...own] : own
      if (updates.length === 0) continue
      byRow.set(id, updates)
      this.#recent.set(id, { version, updates })
    }
    if (this.#recent.size > REMEMBERED) {
      this.#older = this.#recent
      this.#recent = new Map()
    }
    return byRow
  }
}

function updatesByTicket(facts: readonly FactRow[]): ReadonlyMap<string, readonly FactRow[]> {
  const updates = new Map<string, FactRow[]>()
  for (const fact of facts) {
    if (fact.kind !== 'ticketUpdated') continue
    const known = updates.get(fact.ticketId)
    if (known === undefined) updates.set(fact.ticketId, [fact])
    else known.push(fact)
  }
  return updates
}
