import type { CalendarDefinition, Instant } from '@tenggat/domain'
import type { CommittedBatch } from '../log/consumer.js'
import type { BoardClock } from '../store/boardClock.js'
import type { ClockFilter } from '../store/clockFilter.js'
import type { TicketPlace } from './changes.js'

/** Every open clock of a board as of one position. */
export interface BoardReading {
  readonly head: number
  /** By deadline (none last), then id; made for this reading, and its reader's to change. */
  readonly clocks: readonly BoardClock[]
}

/** A stretch of the log: the batch reaches up to `limit` positions, or up to the head. */
export interface LogReading {
  readonly head: number
  /** When the fact at `after` was recorded; null when there is none. */
  readonly afterAt: Instant | null
  readonly batch: CommittedBatch
}

/** What the live side asks of the store. Each reading is of one moment. */
export interface LiveReader {
  head(): Promise<number>
  /** At most `limit` clocks. */
  board(filter: ClockFilter, limit: number): Promise<BoardReading>
  /** Facts after `after`, at most `limit`, with the rows of a CommittedBatch; the batch is empty when `after` ≥ head. */
  log(after: number, limit: number): Promise<LogReading>
  /** By ticket id. */
  places(ticketIds: readonly string[]): Promise<ReadonlyMap<string, TicketPlace>>
  /** The calendars an agreement version names; none when there is no such version. */
  calendars(agreementId: string, version: number): Promise<Readonly<Record<string, CalendarDefinition>>>
}

/** A reader that does at most `width` readings at a time, so a storm of returning clients leaves the pool to others. Boards have turns of their own. */
export function queuedReader(reader: LiveReader, width: number): LiveReader {
  let free = width
  const waiting: (() => void)[] = []

  const inTurn = async <T>(read: () => Promise<T>): Promise<T> => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await read()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free++
      else next()
    }
  }
  return {
    head: () => inTurn(() => reader.head()),
    board: (filter, limit) => reader.board(filter, limit),
    log: (after, limit) => inTurn(() => reader.log(after, limit)),
    places: (ticketIds) => inTurn(() => reader.places(ticketIds)),
    calendars: (agreementId, version) => inTurn(() => reader.calendars(agreementId, version)),
  }
}
