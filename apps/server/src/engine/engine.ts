import type { Coverage, Instant, TicketEvent } from '@tenggat/domain'
import type { UnreadVersion } from './agreementLibrary.js'
import type { Commit } from './engineDeps.js'
import type { RebindingFigures } from './rebinding/previewRebinding.js'
import type { RebindingOrder } from './rebinding/rebindTicket.js'

export const REFUSALS = [
  /** The id was used before, for something else. */
  'EVENT_ID_REUSED',
  /** Further ahead of our time than clocks of two machines differ. */
  'OCCURRED_AHEAD',
  /** Before any time the store can hold. */
  'OCCURRED_TOO_EARLY',
  /** It cannot be stored or decided; the rest of the batch is not held up by it. */
  'UNPROCESSABLE',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** What became of one event. `path` names the field at fault, relative to the event. */
export type ItemOutcome =
  | {
      readonly status: 'recorded'
      readonly ticketId: string
      /** Of the ticket as the batch left it; null where that is not known any more. */
      readonly coverage: Coverage | null
    }
  | { readonly status: 'duplicate'; readonly ticketId: string }
  | {
      readonly status: 'refused'
      readonly code: Refusal
      readonly message: string
      readonly path: readonly string[]
    }

/** Decides clocks and records what happened to them. Every promise of success is made after COMMIT, never before. */
export interface Engine {
  /** Loads the agreements on record; resolves when events are welcome. */
  start(): Promise<void>
  /** Has `listener` told after every COMMIT that wrote, by this engine: its only way to be heard outside. */
  onCommit(listener: (commit: Commit) => void): void
  /**
   * Records the events of one request, parsed at the door; outcomes in the order given, which is that of events of one instant, too
   * (TKT-11). Safe to repeat: an event is known by (source, eventId). Waits while the queue is full.
   * @param fromLog they were read from a log. In a source that sends live, tickets first told of so are settled as far as that log
   *   was read and no further, until an event of theirs comes live
   * @throws Unavailable when the database cannot be reached; some of the events may have been recorded
   */
  applyTicketEvents(events: readonly TicketEvent[], fromLog?: boolean): Promise<readonly ItemOutcome[]>
  /**
   * Crosses every threshold that lies strictly before `before`, in order, of clocks settled by time.
   * @param ids only these clocks, where they are due
   * @returns how many clocks were settled
   */
  settleDueClocks(before: Instant, ids?: readonly string[]): Promise<number>
  /**
   * Says that a source has no more events before `through`: from now on it is settled by this watermark and no longer
   * by time. Never moves back.
   */
  declareComplete(source: string, through: Instant): Promise<{ readonly settled: number }>
  /**
   * Says how far a log was read of a source that sends live: the tickets known only from it are settled up to there. Nothing that is
   * followed live is touched.
   */
  declareKnown(source: string, through: Instant): Promise<{ readonly settled: number }>
  /** Says that time settles the source again; deadlines that have passed are settled at once. */
  settleByTime(source: string): Promise<void>
  /** Takes up agreement versions recorded since the last time. */
  reloadAgreements(): Promise<void>
  /** What moving the running clocks of an agreement to another of its versions would do; changes nothing. */
  previewRebinding(order: RebindingOrder): Promise<RebindingFigures>
  /**
   * Carries out the move that was ordered under this id, batch by batch, each clock told by a fact; may be repeated.
   * @returns false when the signal told it to stop before the last clock had moved
   */
  rebind(id: string, signal: AbortSignal): Promise<boolean>
  /** Versions that this release cannot read; their clocks are left as they are. */
  unread(): readonly UnreadVersion[]
  /** Events waiting for a transaction. */
  queued(): number
  /** Refuses new events, finishes those taken in, and resolves when the last transaction has ended. */
  close(): Promise<void>
}
