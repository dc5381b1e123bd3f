import type { CalendarDefinition } from '@tenggat/domain'
import type { LiveReader } from '../../../src/live/liveReader.js'
import type { CommittedBatch } from '../../../src/log/consumer.js'
import { toBoardClock } from '../../../src/store/boardClock.js'
import { FILTER_KEYS, isCovered, isOpen, matchesFilter } from '../../../src/store/clockFilter.js'
import type { ClockRow, FactRow, FactRowKind } from '../../../src/store/records.js'
import { aClock, aFact } from '../../support/rows.js'

export const OFFICE: CalendarDefinition = {
  timeZone: 'Asia/Jakarta',
  weekly: {
    mon: [['09:00', '17:00']],
    tue: [['09:00', '17:00']],
    wed: [['09:00', '17:00']],
    thu: [['09:00', '17:00']],
    fri: [['09:00', '17:00']],
  },
}

export interface Edit {
  /** Id of the clock; its ticket has the same. */
  readonly id: string
  readonly kind?: FactRowKind
  readonly set?: Partial<ClockRow>
}

/** A log and its clock rows in memory: what the store would hold, behind the same reader. */
export class LogBook implements LiveReader {
  readonly rows = new Map<string, ClockRow>()
  readonly facts: FactRow[] = []
  calendar = OFFICE
  /** Awaited by every reading before it looks: lets a test hold readings back. */
  gate: Promise<void> = Promise.resolve()
  readings = 0
  readonly #removed = new Map<string, ClockRow>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** Commits the edits as one transaction: a fact each, and a `ticketUpdated` where attributes changed. */
  commit(...edits: readonly Edit[]): CommittedBatch {
    const from = this.facts.length
    for (const { id, kind = 'atRisk', set = {} } of edits) {
      const before = this.rows.get(id)
      const row = { ...(before ?? this.#fresh(id)), ...set, version: (before?.version ?? 0) + 1 }
      this.rows.set(id, row)
      const changed = before === undefined ? [] : FILTER_KEYS.filter((key) => before[key] !== row[key])
      if (changed.length > 0) {
        const was = Object.fromEntries(changed.map((key) => [key, before![key]]))
        this.#add({ ...aFact.sparse, ticketId: id, detail: { before: was } })
      }
      this.#add({ ticketId: id, clockId: id, kind, agreementId: row.agreementId, retracts: null })
    }
    return this.batch(from)
  }

  /** What the tail would hand over behind `from`. */
  batch(from: number, to = this.facts.length): CommittedBatch {
    const facts = this.facts.slice(from, to)
    const touched = new Set(facts.map((fact) => fact.clockId ?? fact.ticketId))
    return { from, to, facts, rows: [...touched].flatMap((id) => this.rows.get(id) ?? []) }
  }

  async head(): Promise<number> {
    await this.#read()
    return this.facts.length
  }

  async board(filter: Parameters<LiveReader['board']>[0], limit: number) {
    await this.#read()
    const rows = [...this.rows.values()].filter(
      (row) => isOpen(row) && isCovered(filter, row) && matchesFilter(filter, row),
    )
    return { head: this.facts.length, clocks: rows.slice(0, limit).map(toBoardClock) }
  }

  async log(after: number, limit: number) {
    await this.#read()
    const head = this.facts.length
    const to = Math.max(after, Math.min(head, after + limit))
    return { head, afterAt: this.facts[after - 1]?.recordedAt ?? null, batch: this.batch(after, to) }
  }

  /** A correction: the clock never was. Its facts stay. */
  remove(id: string): CommittedBatch {
    const batch = this.commit({ id, kind: 'retracted' })
    this.#removed.set(id, this.rows.get(id)!)
    this.rows.delete(id)
    return { ...batch, rows: [] }
  }

  async places(ticketIds: readonly string[]) {
    return new Map([...this.#removed].filter(([id]) => ticketIds.includes(id)))
  }

  async calendars() {
    return { office: this.calendar }
  }

  async #read(): Promise<void> {
    this.readings++
    await this.gate
  }

  #fresh(id: string): ClockRow {
    const at = this.#now()
    return aClock({
      id,
      ticketId: id,
      ticketKey: `T-${id}`,
      verdict: 'pending',
      crossed: [],
      startedAt: at,
      phaseSince: at,
      countedFrom: at,
      usedMs: 0,
      deadlineAt: at + 3_600_000,
      breachedAt: null,
      stoppedAt: null,
      cancelReason: null,
      booked: null,
    })
  }

  #add(differs: Partial<FactRow>): void {
    const pos = this.facts.length + 1
    this.facts.push(aFact({ at: this.#now(), recordedAt: this.#now(), ...differs, pos }))
  }
}
