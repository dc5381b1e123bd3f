import type { Instant } from '@tenggat/domain'
import { type FactView, toFactView } from '../log/factView.js'
import type { BoardClock } from '../store/boardClock.js'
import { redactFact } from '../tenancy/redact.js'
import type { Visibility } from '../tenancy/visibility.js'
import type { CalendarWindow } from './calendarWindows.js'
import type { TicketFact } from './changes.js'

export interface Heartbeat {
  readonly __typename: 'Heartbeat'
  readonly cursor: string
  readonly serverTime: Instant
  readonly buildId: string
  /** Counts what this instance has heard of changed agreements. */
  readonly agreements: number
}

/** The cursor is of no use: for a board a snapshot follows, facts go on from the present. */
export interface Reset {
  readonly __typename: 'Reset'
  readonly reason: ResetReason
}
/** `garbled`, `foreign` (of another store), `ahead` of this store, `tooOld`; `newDay`: the calendar windows move on. */
export type ResetReason = 'garbled' | 'foreign' | 'ahead' | 'tooOld' | 'newDay'

export interface GoingAway {
  readonly __typename: 'GoingAway'
  readonly retryAfterMs: number
}

export interface BoardSnapshot {
  readonly __typename: 'BoardSnapshot'
  readonly cursor: string
  /** From 1. */
  readonly part: number
  readonly last: boolean
  readonly serverTime: Instant
  readonly buildId: string
  readonly clocks: readonly BoardClock[]
  readonly calendars: readonly CalendarWindow[]
}

export interface BoardDelta {
  readonly __typename: 'BoardDelta'
  readonly cursor: string
  readonly serverTime: Instant
  readonly upserts: readonly BoardClock[]
  readonly leaves: readonly string[]
  readonly facts: readonly FactView[]
  readonly calendars: readonly CalendarWindow[]
}

export interface FactBatch {
  readonly __typename: 'FactBatch'
  readonly cursor: string
  readonly serverTime: Instant
  readonly facts: readonly FactView[]
}

export type BoardMessage = BoardSnapshot | BoardDelta | Heartbeat | Reset | GoingAway
export type FactMessage = FactBatch | Heartbeat | Reset | GoingAway
export type LiveMessage = BoardMessage | FactMessage

/** Facts as a viewer may have them; those that it may not have are left out. */
export function toFactViews(
  placed: readonly TicketFact[],
  epoch: string,
  visibility: Visibility | null,
): FactView[] {
  return placed.flatMap(({ fact, source, ticketKey }) => {
    const redacted = redactFact(fact, visibility)
    return redacted === null ? [] : [toFactView(redacted, source, ticketKey, epoch)]
  })
}
