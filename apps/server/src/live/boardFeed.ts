import { DAY_MS } from '@tenggat/domain'
import { formatCursor } from '../log/cursor.js'
import { type BoardClock, toBoardClock } from '../store/boardClock.js'
import type { ClockFilter } from '../store/clockFilter.js'
import { redactHolder } from '../tenancy/redact.js'
import type { Visibility } from '../tenancy/visibility.js'
import { Refused } from '../viewer/refused.js'
import { type CalendarWindow, windowStart } from './calendarWindows.js'
import { type Changes, judgeBatch, type PlacedBatch } from './changes.js'
import type { Feed, FeedSource, Opening } from './feed.js'
import type { LogReading } from './liveReader.js'
import { type BoardDelta, type BoardSnapshot, type ResetReason, toFactViews } from './message.js'

/**
 * The clocks of one filter that run or wait. Begins with a snapshot in parts, goes on with deltas.
 * All windows of one UTC day begin at one instant, and so do the rows anchored in them; with the next day the board is
 * drawn anew, and a cursor from before that day is not resumed, so no client ever holds rows older than its windows.
 */
export class BoardFeed implements Feed {
  readonly field = 'board'
  readonly logLimit: number
  readonly #filter: ClockFilter
  readonly #source: FeedSource
  readonly #visibility: Visibility | null
  /** Calendars that every listener of the shared messages has. */
  readonly #known = new Set<string>()
  #day: number

  constructor(filter: ClockFilter, source: FeedSource, visibility: Visibility | null) {
    this.#visibility = visibility
    this.#filter = filter
    this.#source = source
    this.logLimit = source.limits.catchUpPositions
    this.#day = this.#today()
  }

  async open(): Promise<Opening> {
    const { reader, calendars, limits } = this.#source
    const { head, clocks } = await reader.board(this.#filter, limits.boardRows + 1)
    if (clocks.length > limits.boardRows) {
      throw new Refused(
        'BOARD_TOO_LARGE',
        `The filter keeps more than ${limits.boardRows} clocks; narrow it.`,
      )
    }
    await calendars.load(clocks)
    return { position: head, messages: this.#snapshot(head, clocks) }
  }

  refuses(reading: LogReading): ResetReason | null {
    if (reading.batch.from > reading.head) return 'ahead'
    if (reading.batch.to < reading.head) return 'tooOld'
    const sameDay = reading.afterAt !== null && dayOf(reading.afterAt) === this.#today()
    return sameDay ? null : 'newDay'
  }

  judge(batch: PlacedBatch, after: number): Changes {
    return judgeBatch(batch, this.#filter, after)
  }

  message(changes: Changes, audience: 'shared' | 'private'): BoardDelta {
    const { clockwork, epoch } = this.#source
    const known = audience === 'shared' ? this.#known : new Set<string>()
    const upserts = changes.upserts.map((row) => this.#show(toBoardClock(row)))
    return {
      __typename: 'BoardDelta',
      cursor: formatCursor(epoch, changes.position),
      serverTime: clockwork.now(),
      upserts,
      leaves: changes.leaves,
      facts: toFactViews(changes.facts, epoch, this.#visibility),
      calendars: this.#newCalendars(upserts, known),
    }
  }

  joined(): void {
    this.#known.clear()
  }

  dayRolled(): boolean {
    const today = this.#today()
    const rolled = today !== this.#day
    this.#day = today
    return rolled
  }

  #snapshot(head: number, clocks: readonly BoardClock[]): BoardSnapshot[] {
    const { clockwork, epoch, buildId, limits } = this.#source
    const known = new Set<string>()
    const parts = Math.max(1, Math.ceil(clocks.length / limits.partSize))
    return Array.from({ length: parts }, (_, index) => {
      const slice = clocks.slice(index * limits.partSize, (index + 1) * limits.partSize)
      return {
        __typename: 'BoardSnapshot',
        cursor: formatCursor(epoch, head),
        part: index + 1,
        last: index === parts - 1,
        serverTime: clockwork.now(),
        buildId,
        clocks: slice.map((clock) => this.#show(clock)),
        calendars: this.#newCalendars(slice, known),
      }
    })
  }

  /**
   * A running clock that was last anchored before the windows begin is moved up to their start, hours used until then included: a wall
   * that knows the calendar only from there on needs no past hours.
   */
  #show(clock: BoardClock): BoardClock {
    const knownFrom = windowStart(this.#today())
    if (clock.phase === 'running' && clock.countedFrom < knownFrom) {
      const calendar = this.#source.calendars.calendarOf(clock)
      if (calendar !== null) {
        clock.usedMs += calendar.elapsed(clock.countedFrom, knownFrom)
        clock.countedFrom = knownFrom
      }
    }
    return redactHolder(clock, this.#visibility, 'nobody')
  }

  /** Windows of the clocks' calendars that are not in `known`, which they are then. */
  #newCalendars(clocks: readonly BoardClock[], known: Set<string>): CalendarWindow[] {
    const windows: CalendarWindow[] = []
    const today = this.#today()
    for (const clock of clocks) {
      if (known.has(clock.calendarId)) continue
      const window = this.#source.calendars.windowOf(clock, today)
      if (window === null) continue
      known.add(window.id)
      windows.push(window)
    }
    return windows
  }

  #today(): number {
    return dayOf(this.#source.clockwork.now())
  }
}

const dayOf = (at: number): number => Math.floor(at / DAY_MS)
