import type { ClockRow } from '../store/records.js'
import type { Changes, TicketFact } from './changes.js'

/** What one row, leave or fact counts for in a backlog: about its size in memory and on the wire. */
const ROW_BYTES = 1_024
const LEAVE_BYTES = 128
const FACT_BYTES = 512

/** What waits for one socket, over all its subscriptions. */
export class Ledger {
  facts = 0
  bytes = 0
}

interface WaitingRow {
  /** Null: the clock left. */
  readonly row: ClockRow | null
  readonly asOf: number
}

/**
 * Changes that wait for one subscriber. Of a clock only the last row is kept; facts are all kept, in order.
 * Whatever is added is charged to the socket's ledger until it is taken or dropped.
 */
export class Backlog {
  readonly #ledger: Ledger
  readonly #rows = new Map<string, WaitingRow>()
  #facts: TicketFact[] = []
  #position = 0

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  add(changes: Changes): void {
    for (const row of changes.upserts) this.#put(row.id, { row, asOf: changes.asOf })
    for (const id of changes.leaves) this.#put(id, { row: null, asOf: changes.asOf })
    for (const fact of changes.facts) this.#facts.push(fact)
    this.#ledger.facts += changes.facts.length
    this.#ledger.bytes += changes.facts.length * FACT_BYTES
    this.#position = changes.position
  }

  /** Everything that `after` has not seen yet; the backlog is empty then. */
  take(after: number): Changes {
    const upserts: ClockRow[] = []
    const leaves: string[] = []
    let asOf = after
    for (const [id, waiting] of this.#rows) {
      if (waiting.asOf <= after) continue
      asOf = Math.max(asOf, waiting.asOf)
      if (waiting.row === null) leaves.push(id)
      else upserts.push(waiting.row)
    }
    const facts = this.#facts.filter(({ fact }) => fact.pos > after)
    const position = Math.max(after, this.#position)
    this.clear()
    return { position, asOf, upserts, leaves, facts }
  }

  clear(): void {
    this.#ledger.facts -= this.#facts.length
    this.#ledger.bytes -= this.#facts.length * FACT_BYTES
    for (const waiting of this.#rows.values()) this.#ledger.bytes -= sizeOf(waiting)
    this.#rows.clear()
    this.#facts = []
    this.#position = 0
  }

  #put(id: string, waiting: WaitingRow): void {
    const before = this.#rows.get(id)
    if (before !== undefined) this.#ledger.bytes -= sizeOf(before)
    this.#rows.set(id, waiting)
    this.#ledger.bytes += sizeOf(waiting)
  }
}

function sizeOf(waiting: WaitingRow): number {
  return waiting.row === null ? LEAVE_BYTES : ROW_BYTES
}

/**
 * Cuts changes into parts of at most `size` rows and facts. Rows come first and move nobody's position; each part of
 * facts moves it to its last fact. So a subscriber cut off between two parts resumes without a hole.
 */
export function splitChanges(changes: Changes, from: number, size: number): Changes[] {
  const { upserts, leaves, facts, asOf } = changes
  if (upserts.length + leaves.length <= size && facts.length <= size) return [changes]
  const none = { position: from, asOf, upserts: [], leaves: [], facts: [] }
  const parts: Changes[] = [
    ...slices(upserts, size).map((slice) => ({ ...none, upserts: slice })),
    ...slices(leaves, size).map((slice) => ({ ...none, leaves: slice })),
    ...slices(facts, size).map((slice) => ({ ...none, facts: slice, position: slice.at(-1)!.fact.pos })),
  ]
  return [...parts.slice(0, -1), { ...parts.at(-1)!, position: changes.position }]
}

function slices<T>(list: readonly T[], size: number): T[][] {
  const count = Math.ceil(list.length / size)
  return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size))
}
