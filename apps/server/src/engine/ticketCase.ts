import type { Instant, TicketEvent, TicketFold } from '@tenggat/domain'
import type { ClockRecord } from '../store/queries/engineClocks.js'
import type { TicketName } from '../store/queries/engineTickets.js'
import type { SourceRow, TicketRow } from '../store/records.js'

/** One ticket of a batch: what is on record of it, locked, and what is new. */
export interface TicketCase extends TicketName {
  readonly ticket: TicketRow | null
  readonly clocks: readonly ClockRecord[]
  /** New events, in the total order. */
  readonly fresh: readonly TicketEvent[]
  /** When the ticket's first event was recorded, or is being recorded. */
  readonly recordedAt: Instant
  /** False when the source is settled by its watermark, or the ticket is known only from a log. */
  readonly live: boolean
  /** How far the source, or the log that told of the ticket, is known to be complete; null for one settled by time. */
  readonly completeThrough: Instant | null
  /** See `TicketRow`. */
  readonly knownThrough: Instant | null
}

/**
 * What is on record of a ticket and its source beside what is new of it.
 * @param now when its first event is recorded, of a ticket not yet on record
 */
export function ticketCaseOf<Ticket extends TicketRow | null>(
  { source, key }: TicketName,
  ticket: Ticket,
  given: {
    readonly clocks: readonly ClockRecord[]
    readonly fresh: readonly TicketEvent[]
    /** All that is new was read from a log. */
    readonly fromLog: boolean
    readonly sources: ReadonlyMap<string, SourceRow>
    readonly now: Instant
  },
): TicketCase & { readonly ticket: Ticket } {
  const { clocks, fresh, sources, now } = given
  const { settledBy = 'time', completeThrough = null } = sources.get(source) ?? {}
  const knownThrough = settledBy === 'time' ? knownThroughOf(ticket, given) : (ticket?.knownThrough ?? null)
  const isOnLog = settledBy === 'time' && knownThrough !== null
  return {
    ...{ source, key, ticket, clocks, fresh, knownThrough },
    recordedAt: ticket?.recordedAt ?? now,
    live: settledBy === 'time' && !isOnLog,
    completeThrough: isOnLog ? (ticket?.knownThrough ?? null) : completeThrough,
  }
}

/**
 * How far a ticket of a source that sends live is known by the log alone that told of it first. One live event, and it is followed like
 * any other; what a log tells of a ticket already followed silences nothing.
 */
function knownThroughOf(
  ticket: TicketRow | null,
  { fresh, fromLog }: { readonly fresh: readonly TicketEvent[]; readonly fromLog: boolean },
): Instant | null {
  const known = ticket === null ? Number.NEGATIVE_INFINITY : ticket.knownThrough
  if (known === null || !fromLog) return null
  return fresh.reduce((last, { occurredAt }) => Math.max(last, occurredAt), known)
}

/** The fold as it was left by the last event or settlement; null for a ticket not yet on record. */
export function foldOnRecord({ ticket, clocks, source }: TicketCase): TicketFold | null {
  if (ticket === null) return null
  return {
    ticket: ticket.state,
    source,
    bound: ticket.bound,
    clocks: clocks.map((record) => record.clock),
    last: {
      occurredAt: ticket.lastOccurredAt,
      sequence: ticket.lastSequence,
      source: ticket.lastSource,
      eventId: ticket.lastEventId,
    },
  }
}
