import { matches } from '../agreement/matches.js'
import type { Metric, Target } from '../agreement/terms.js'
import type { TicketChange, TicketEvent } from '../ticket/ticketEvent.js'
import type { TicketState } from '../ticket/ticketState.js'

type Replied = Extract<TicketChange, { kind: 'replied' }>

export function isSolved(ticket: TicketState): boolean {
  return ticket.status === 'solved' || ticket.status === 'closed'
}

export function isPaused(target: Target, ticket: TicketState, source: string): boolean {
  return target.pauseWhen.some((match) => matches(match, ticket, source))
}

/** Whether the ticket is with the holder that a target of a held metric is about. */
export function isHeld(target: Target, ticket: TicketState, source: string): boolean {
  return target.heldWhile?.some((match) => matches(match, ticket, source)) ?? false
}

/** A public answer of the desk: a person's, or a bot's where the target counts bots (MET-1). */
export function isAnswer(change: TicketChange, target: Target): boolean {
  return (
    change.kind === 'replied' &&
    change.public &&
    (change.actor === 'human' || (change.actor === 'bot' && target.botsCount))
  )
}

export function isCustomerMessage(change: TicketChange): boolean {
  return change.kind === 'replied' && change.public && change.actor === 'customer'
}

export function repliesOf(event: TicketEvent): readonly Replied[] {
  return event.changes.filter((change): change is Replied => change.kind === 'replied')
}

/** True when the event itself solves the ticket: a solved ticket owes no answer. */
export function solves(event: TicketEvent): boolean {
  return event.changes.some(
    (change) => change.kind === 'statusChanged' && (change.to === 'solved' || change.to === 'closed'),
  )
}

/** Whether the ticket's state stops the clock, for metrics that states stop; response metrics are stopped by events. */
export function stopHolds(target: Target, metric: Metric, ticket: TicketState, source: string): boolean {
  if (target.stopWhen !== undefined) return target.stopWhen.some((match) => matches(match, ticket, source))
  if (metric === 'resolution') return isSolved(ticket)
  if (metric === 'timeToOwn') return ticket.agent !== null || isSolved(ticket)
  return false
}

/** Whether this event stops a live clock of the metric. */
export function stopsAt(
  target: Target,
  metric: Metric,
  ticket: TicketState,
  source: string,
  event: TicketEvent,
): boolean {
  if (stopHolds(target, metric, ticket, source)) return true
  if (metric === 'resolution' || metric === 'timeToOwn' || target.stopWhen !== undefined) return false
  return solves(event) || event.changes.some((change) => isAnswer(change, target))
}
