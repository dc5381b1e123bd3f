import type { CommittedBatch } from '../log/consumer.js'
import type { CalendarWindows } from './calendarWindows.js'
import { type PlacedBatch, unplacedTickets } from './changes.js'
import type { LiveReader } from './liveReader.js'
import { RowUpdatesMemory } from './rowUpdates.js'

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
