import type { Clockwork } from '../clockwork.js'
import type { CalendarWindows } from './calendarWindows.js'
import type { Changes, PlacedBatch } from './changes.js'
import type { BatchCompletion } from './inbox.js'
import type { LiveLimits } from './limits.js'
import type { LiveReader, LogReading } from './liveReader.js'
import type { LiveMessage, ResetReason } from './message.js'

/** What feeds are made from. */
export interface FeedSource {
  readonly reader: LiveReader
  readonly calendars: CalendarWindows
  readonly completion: BatchCompletion
  readonly clockwork: Clockwork
  readonly epoch: string
  readonly buildId: string
  readonly limits: LiveLimits
}

/** What a subscriber is sent first, and where it stands then. */
export interface Opening {
  readonly position: number
  readonly messages: readonly LiveMessage[]
}

/** One stream as a group follows it: how it begins, what a batch changes in it, and how that is said. */
export interface Feed {
  readonly field: 'board' | 'facts'
  /** Positions of the log read at once to bring a subscriber up to date. */
  readonly logLimit: number
  open(): Promise<Opening>
  /** Why a subscriber cannot be brought up to date from this reading; null when it can. */
  refuses(reading: LogReading): ResetReason | null
  judge(batch: PlacedBatch, after: number): Changes
  /**
   * `shared` messages go to subscribers that had all earlier ones; a private message assumes nothing.
   */
  message(changes: Changes, audience: 'shared' | 'private'): LiveMessage
  /** A subscriber begins to listen to the shared messages without having heard earlier ones. */
  joined(): void
  /** True once when what subscribers hold has to be drawn anew because the day has changed. */
  dayRolled(): boolean
}
