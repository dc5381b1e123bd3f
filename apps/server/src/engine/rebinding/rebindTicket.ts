import {
  type Binding,
  type Instant,
  rebind,
  type TicketEvent,
  type TicketFold,
  timelineOf,
} from '@tenggat/domain'
import type { RebindingRow, TicketRow } from '../../store/records.js'
import type { AgreementLibrary } from '../agreementLibrary.js'
import type { Decision } from '../decideTicket.js'
import { foldOnRecord, type TicketCase } from '../ticketCase.js'

/** What a move is ordered by. */
export type RebindingOrder = Pick<
  RebindingRow,
  'agreementId' | 'toVersion' | 'cause' | 'actor' | 'reason'
> & {
  /** When it was ordered; left out, now. */
  readonly at?: Instant
}

/**
 * How one ticket stands once it is under the other version; null when it is there already, or was never bound to the agreement, or is
 * bound to a version that came into force only after the order: an order carried out late drags nobody back.
 * @param now the move takes effect then (of a source settled by its watermark: at the watermark), or behind the ticket's last event
 *   where that lies ahead
 * @param history the ticket's events in order, where the version measures anew from the start; else none
 */
export function rebindTicket(
  given: TicketCase & { readonly ticket: TicketRow },
  order: RebindingOrder,
  library: AgreementLibrary,
  now: Instant,
  history: readonly TicketEvent[],
): Decision | null {
  const { ticket } = given
  const own = ticket.bound.filter(({ agreementId }) => agreementId === order.agreementId)
  const present = own.at(-1)
  if (present === undefined || present.version === order.toVersion) return null
  const [first] = library.agreement(present).inForce
  if (first !== undefined && first.from > (order.at ?? now)) return null
  const { agreementId, toVersion, cause, actor, reason } = order
  const binding: Binding = {
    agreementId,
    version: toVersion,
    since: Math.max(given.live ? now : (given.completeThrough ?? now), ticket.lastOccurredAt),
    migration: { cause, actor, reason },
  }
  const agreements = library.agreementsFor(ticket)
  const moved = rebind(foldWith(history, foldOnRecord(given)!), binding, agreements, () =>
    timelineOf(history),
  )
  return { fold: moved.fold, retract: [], add: moved.facts }
}

/** A state from before first messages were kept is told anew by the history. */
function foldWith(history: readonly TicketEvent[], fold: TicketFold): TicketFold {
  if (fold.ticket.firstMessageAt !== undefined || history.length === 0) return fold
  return { ...fold, ticket: timelineOf(history).at(-1)!.ticket }
}
