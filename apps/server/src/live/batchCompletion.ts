import type { CommittedBatch } from '../outbox/committedBatch.js'
import type { CalendarWindows } from './calendarWindows.js'
import { type PlacedBatch, unplacedTickets } from './changes.js'
import type { LiveReader } from './liveReader.js'

/** Adds to batches what must be read before they can be told: calendars of new agreements, names of lone facts. */
export class BatchCompletion {
  readonly #reader: LiveReader
  readonly #calendars: CalendarWindows

  constructor(reader: LiveReader, calendars: CalendarWindows) {
    this.#reader = reader
    this.#calendars = calendars
  }

  /** The batch when nothing has to be read for it, as nearly always; else null. */
  atOnce(batch: CommittedBatch): PlacedBatch | null {
    const needs = this.#calendars.missing(batch.rows).length + unplacedTickets(batch).length
    return needs === 0 ? { ...batch, places: new Map() } : null
  }

  async complete(batch: CommittedBatch): Promise<PlacedBatch> {
    await this.#calendars.load(batch.rows)
    const unplaced = unplacedTickets(batch)
    return { ...batch, places: unplaced.length === 0 ? new Map() : await this.#reader.places(unplaced) }
  }
}
