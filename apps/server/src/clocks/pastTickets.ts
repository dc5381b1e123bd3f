import {
  type Agreements,
  type Clock,
  type ClockKey,
  type Explanation,
  explainerOf,
  foldAt,
  type Instant,
  type PastTicket,
  type TicketEvent,
} from '@tenggat/domain'
import type { ReadDeps } from '../reads/readDeps.js'
import type { TicketRow } from '../store/records.js'
import { redactForMatch } from '../tenancy/redact.js'

/** A ticket and what happened to it, in the total order of events. */
export interface TicketHistory {
  readonly ticket: TicketRow
  readonly events: readonly TicketEvent[]
}

/** A ticket as it was at an instant, under the versions that bind it. */
export interface Past {
  readonly ticket: TicketRow
  readonly past: PastTicket
  readonly agreements: Agreements
  /** As it was; undefined where it had not begun. */
  clockOf(clock: ClockKey): Clock | undefined
  /** Null for a clock that had not begun. Its candidates tell of the ticket what the viewer may see. */
  explain(clock: ClockKey): Explanation | null
}

/** Null when there is no such ticket, or nothing had happened to it yet. */
export type PastOf = (ticketId: string, asOf: Instant) => Promise<Past | null>

/**
 * Folds tickets anew, from what had happened by an instant: once a request for all their clocks and fields.
 * @param historyOf a ticket with its events; null when there is none
 */
export function createPastTickets(
  { library, visibility }: ReadDeps,
  historyOf: (ticketId: string) => Promise<TicketHistory | null>,
): PastOf {
  const folds = new Map<string, Promise<Past | null>>()
  const fold = async (ticketId: string, asOf: Instant): Promise<Past | null> => {
    const history = await historyOf(ticketId)
    if (history === null) return null
    const { ticket, events } = history
    await library.ensure(ticket.bound)
    const agreements = ticket.bound.map((binding) => library.agreement(binding))
    const past = foldAt(events, agreements, asOf, ticket.bound)
    if (past === null) return null
    const explain = explainerOf(past, agreements, asOf, (state) => redactForMatch(state, visibility))
    const clocks = new Map(past.fold.clocks.map((clock) => [nameOf(clock), clock]))
    return { ticket, past, agreements, explain, clockOf: (clock) => clocks.get(nameOf(clock)) }
  }
  return (ticketId, asOf) => {
    const name = `${ticketId} ${asOf}`
    const known = folds.get(name) ?? fold(ticketId, asOf)
    folds.set(name, known)
    return known
  }
}

const nameOf = ({ agreementId, metric, cycle }: ClockKey): string => `${agreementId} ${metric} ${cycle}`
