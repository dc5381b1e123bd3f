import { historyOf } from '../ticket/history.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import type { Instant } from '../time/instant.js'
import type { Agreements } from './agreements.js'
import type { Binding } from './binding.js'
import { foldTicket } from './fold.js'
import { judge } from './judge.js'
import type { Folded } from './ticketFold.js'

/** A ticket as it stood at an instant, and the events that had happened by then as they counted then. */
export interface PastTicket extends Folded {
  readonly history: readonly TicketEvent[]
}

/**
 * Folds a ticket as of an instant: events after it are left out, moves to another version after it too, and thresholds before it are
 * judged. Null before its first event.
 * @param pins the versions the ticket is bound to
 */
export function foldAt(
  events: readonly TicketEvent[],
  agreements: Agreements,
  asOf: Instant,
  pins: readonly Binding[] = [],
): PastTicket | null {
  const history = historyOf(events.filter(({ occurredAt }) => occurredAt <= asOf))
  if (history.length === 0) return null
  const pinned = pins.filter(({ since }) => since === undefined || since <= asOf)
  const folded = foldTicket(history, agreements, pinned)
  const judged = judge(folded.fold, agreements, asOf)
  return { fold: judged.fold, facts: [...folded.facts, ...judged.facts], history }
}
