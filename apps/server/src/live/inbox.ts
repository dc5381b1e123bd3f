import type { Clockwork } from '../clockwork.js'
import type { CommittedBatch } from '../log/consumer.js'
import type { CalendarWindows } from './calendarWindows.js'
import { type PlacedBatch, unplacedTickets } from './changes.js'
import type { LiveReader } from './liveReader.js'
import { RowUpdatesMemory } from './rowUpdates.js'

const RETRY_MS = 500

export interface InboxDeps {
  readonly completion: BatchCompletion
  readonly clockwork: Clockwork
  readonly onError: (error: Error) => void
  readonly deliver: (batch: PlacedBatch) => void
}

/**
 * Delivers batches in order, each at once when nothing has to be read for it. When something has, later batches wait,
 * and it goes on until the store answers: nobody is told a batch with a hole before it.
 */
export class Inbox {
  readonly #deps: InboxDeps
  readonly #memory = new RowUpdatesMemory()
  #underWay: Promise<void> | null = null
  #isClosed = false

  constructor(deps: InboxDeps) {
    this.#deps = deps
  }

  put(batch: CommittedBatch): void {
    const { completion, deliver } = this.#deps
    const ready = this.#underWay === null ? completion.atOnce(batch, this.#memory) : null
    if (ready !== null) {
      deliver(ready)
      return
    }
    const before = this.#underWay ?? Promise.resolve()
    const underWay = before
      .then(() => this.#complete(batch))
      .finally(() => {
        if (this.#underWay === underWay) this.#underWay = null
      })
    this.#underWay = underWay
  }

  close(): void {
    this.#isClosed = true
  }

  async #complete(batch: CommittedBatch): Promise<void> {
    const { completion, clockwork, onError, deliver } = this.#deps
    for (let complete: PlacedBatch | null = null; complete === null && !this.#isClosed; ) {
      try {
        complete = await completion.complete(batch, this.#memory)
      } catch (error) {
        onError(error as Error)
        await clockwork.pause(RETRY_MS)
      }
      if (complete !== null) deliver(complete)
    }
  }
}

/** Adds to batches what must be known before they can be told: calendars of new agreements, names of lone facts. */
export class BatchCompletion {
  readonly #reader: LiveReader
  readonly #calendars: CalendarWindows

  constructor(reader: LiveReader, calendars: CalendarWindows) {
    this.#reader = reader
    this.#calendars = calendars
  }

  /** The batch when nothing has to be read for it, as nearly always; else null. `memory` is of the batches before. */
  atOnce(batch: CommittedBatch, memory: RowUpdatesMemory): PlacedBatch | null {
    if (this.#calendars.missing(batch.rows).length > 0 || unplacedTickets(batch).length > 0) return null
    return { ...batch, places: new Map(), updates: memory.of(batch) }
  }

  /** Without `memory` the batch is taken to be of one moment. */
  async complete(batch: CommittedBatch, memory = new RowUpdatesMemory()): Promise<PlacedBatch> {
    await this.#calendars.load(batch.rows)
    const unplaced = unplacedTickets(batch)
    const places = unplaced.length === 0 ? new Map() : await this.#reader.places(unplaced)
    return { ...batch, places, updates: memory.of(batch) }
  }
}
