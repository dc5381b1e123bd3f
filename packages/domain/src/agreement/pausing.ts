import type { StatedAttribute, TicketState } from '../ticket/ticketState.js'
import type { Instant } from '../time/instant.js'
import type { Target } from './clauses/targets.js'
import { matches, type TicketMatch } from './ticketMatch.js'

type Pausing = Pick<Target, 'pauseWhen' | 'pauseUntil'>

/**
 * CLK-34: whether a target's clock stands still for a ticket at an instant: some of its conditions hold, and neither the customer nor the
 * end that the status was given with has ended the pause.
 */
export function isPaused(
  { pauseWhen, pauseUntil }: Pausing,
  ticket: TicketState,
  source: string,
  at: Instant,
): boolean {
  return pauseWhen.some(
    (match) =>
      matches(match, ticket, source) &&
      !(pauseUntil === 'customerReply' && isAnswered(match, ticket)) &&
      !isOver(match, ticket, at),
  )
}

/** When a pause of `at` goes on by itself; null where only an event ends it. */
export function resumptionOf(
  target: Pausing,
  ticket: TicketState,
  source: string,
  at: Instant,
): Instant | null {
  const until = ticket.statusUntil ?? null
  return until === null || until <= at || isPaused(target, ticket, source, until) ? null : until
}

/** Whether the customer has written since the ticket came to be like that, and waits for an answer still. */
function isAnswered(match: TicketMatch, { changedSinceMessage }: TicketState): boolean {
  const changed = changedSinceMessage ?? null
  return (
    changed !== null &&
    (Object.keys(match) as (keyof TicketMatch)[]).every((field) => !isChanged(field, changed))
  )
}

/** A status with another reason or another end is stated anew. */
function isChanged(field: keyof TicketMatch, changed: readonly StatedAttribute[]): boolean {
  if (field === 'source') return false
  if (field === 'status' || field === 'statusReason')
    return (['status', 'statusReason', 'statusUntil'] as const).some((name) => changed.includes(name))
  return changed.includes(field === 'owned' ? 'agent' : field)
}

/** What asks for a status is over with it. */
function isOver(match: TicketMatch, { statusUntil }: TicketState, at: Instant): boolean {
  const until = statusUntil ?? null
  return until !== null && at >= until && ('status' in match || 'statusReason' in match)
}
