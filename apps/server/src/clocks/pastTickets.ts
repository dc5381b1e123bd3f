import {
  type Agreements,
  type Binding,
  type Clock,
  type ClockKey,
  type Explanation,
  explainerOf,
  foldAt,
  type Instant,
  judgedAt,
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
    const past = pastOf(events, agreements, ticket.bound, asOf)
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

/** A ticket folded from all its events, and the earliest instant it holds for. */
interface Folded {
  readonly agreements: Agreements
  readonly bound: string
  readonly from: Instant
  readonly past: PastTicket
}

/** Histories that are kept bring their fold along: at a later instant only thresholds are crossed. */
const foldOf = new WeakMap<readonly TicketEvent[], Folded>()

/** As `foldAt`. */
function pastOf(
  events: readonly TicketEvent[],
  agreements: Agreements,
  bound: readonly Binding[],
  asOf: Instant,
): PastTicket | null {
  const last = events.at(-1)
  if (last === undefined) return null
  const whole = Math.max(last.occurredAt, ...bound.map(({ since }) => since ?? last.occurredAt))
  if (asOf < whole) return foldAt(events, agreements, asOf, bound)
  const known = foldOf.get(events)
  const isSame =
    known !== undefined &&
    known.bound === JSON.stringify(bound) &&
    known.agreements.every((agreement, index) => agreement === agreements[index])
  if (isSame && asOf < known.from) return foldAt(events, agreements, asOf, bound)
  const base = isSame ? known.past : foldAt(events, agreements, whole, bound)!
  const past = judgedAt(base, agreements, asOf)
  if (!isSame || past !== base)
    foldOf.set(events, { agreements, bound: JSON.stringify(bound), past, from: past === base ? whole : asOf })
  return past
}

const nameOf = ({ agreementId, metric, cycle }: ClockKey): string => `${agreementId} ${metric} ${cycle}`
