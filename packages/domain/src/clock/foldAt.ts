import { historyOf } from '../ticket/history.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import type { Instant } from '../time/instant.js'
import type { Agreements } from './agreements.js'
import type { Binding } from './binding.js'
import { type FoldedHistory, foldHistory } from './fold.js'
import { judge } from './judge.js'

/** A ticket as it stood at an instant, and the states that it had gone through by then as they counted then. */
export type PastTicket = FoldedHistory

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
  return judgedAt(foldHistory(history, agreements, pinned), agreements, asOf)
}

/**
 * The same ticket at a later instant, when nothing has happened to it since: only thresholds are crossed. The very same where none is.
 * @param asOf not before the instant it was folded for
 */
export function judgedAt(past: PastTicket, agreements: Agreements, asOf: Instant): PastTicket {
  const { fold, facts } = judge(past.fold, agreements, asOf)
  return facts.length === 0 ? past : { ...past, fold, facts: [...past.facts, ...facts] }
}
