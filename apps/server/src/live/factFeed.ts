import { formatCursor } from '../log/cursor.js'
import type { ClockFilter } from '../store/clockFilter.js'
import type { Visibility } from '../tenancy/visibility.js'
import { type Changes, judgeBatch, type PlacedBatch } from './changes.js'
import type { Feed, FeedSource, Opening } from './feed.js'
import type { LogReading } from './liveReader.js'
import { type FactBatch, type ResetReason, toFactViews } from './message.js'

/** What happened, in order. Begins at the present; from a cursor every missed fact comes first, however many. */
export class FactFeed implements Feed {
  readonly field = 'facts'
  readonly logLimit: number
  readonly #filter: ClockFilter
  readonly #source: FeedSource
  readonly #visibility: Visibility | null

  constructor(filter: ClockFilter, source: FeedSource, visibility: Visibility | null) {
    this.#visibility = visibility
    this.#filter = filter
    this.#source = source
    this.logLimit = source.limits.logPositions
  }

  async open(): Promise<Opening> {
    return { position: await this.#source.reader.head(), messages: [] }
  }

  refuses(reading: LogReading): ResetReason | null {
    return reading.batch.from > reading.head ? 'ahead' : null
  }

  judge(batch: PlacedBatch, after: number): Changes {
    return { ...judgeBatch(batch, this.#filter, after), upserts: [], leaves: [] }
  }

  message(changes: Changes): FactBatch {
    const { clockwork, epoch } = this.#source
    return {
      __typename: 'FactBatch',
      cursor: formatCursor(epoch, changes.position),
      serverTime: clockwork.now(),
      facts: toFactViews(changes.facts, epoch, this.#visibility),
    }
  }

  joined(): void {}

  dayRolled(): boolean {
    return false
  }
}
