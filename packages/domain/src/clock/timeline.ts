import type { Target } from '../agreement/clauses/targets.js'
import { holdsAny } from '../agreement/ticketMatch.js'
import { applyEvent } from '../ticket/applyEvent.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import type { TicketState } from '../ticket/ticketState.js'
import type { Instant } from '../time/instant.js'
import type { Ruleset } from './agreements.js'
import { addShare, holderOf, type Share } from './holder.js'
import { METRIC_RECORDS, type Metric } from './metrics/metrics.js'

/** The ticket as it stood from `at` on. */
export interface Mark {
  readonly at: Instant
  readonly eventId: string
  readonly ticket: TicketState
}

/** A ticket's states in the total order of its events. */
export type Timeline = readonly Mark[]

/** @param events in the total order */
export function timelineOf(events: readonly TicketEvent[]): Timeline {
  let ticket: TicketState | null = null
  return events.map((event) => {
    ticket = applyEvent(ticket, event)
    return { at: event.occurredAt, eventId: event.eventId, ticket }
  })
}

export const MOTIONS = ['running', 'paused', 'solved', 'cancelled'] as const

/** A stretch in which a clock would have been in one motion, and the event that began it. */
export interface Span {
  readonly from: Instant
  readonly to: Instant
  readonly motion: (typeof MOTIONS)[number]
  readonly eventId: string
  readonly reason: string | null
}

function motionUnder(target: Target, metric: Metric, ticket: TicketState, source: string): Span['motion'] {
  if (ticket.status === 'cancelled') return 'cancelled'
  const { isProvisional, stopHolds } = METRIC_RECORDS[metric]
  if (isProvisional && stopHolds(target, ticket, source)) return 'solved'
  return holdsAny(target.pauseWhen, ticket, source) ? 'paused' : 'running'
}

/**
 * How a clock would have moved in [from, to) had `target` applied all that time (carry from start): neighbouring
 * stretches of one motion are one span.
 */
export function spansUnder(
  timeline: Timeline,
  target: Target,
  metric: Metric,
  source: string,
  from: Instant,
  to: Instant,
): readonly Span[] {
  const spans: Span[] = []
  for (const [index, mark] of timeline.entries()) {
    const start = Math.max(mark.at, from)
    const end = Math.min(timeline[index + 1]?.at ?? to, to)
    if (end <= start) continue
    const motion = motionUnder(target, metric, mark.ticket, source)
    const last = spans.at(-1)
    if (last?.motion === motion) spans[spans.length - 1] = { ...last, to: end }
    else {
      const reason = motion === 'paused' ? (mark.ticket.statusReason ?? mark.ticket.status) : null
      spans.push({ from: start, to: end, motion, eventId: mark.eventId, reason })
    }
  }
  return spans
}

/** What a clock would have used in [from, to) had `ruleset` applied all that time, by who held the ticket. */
export function workUnder(
  timeline: Timeline,
  { target, calendar }: Ruleset,
  metric: Metric,
  source: string,
  from: Instant,
  to: Instant,
): readonly Share[] {
  let shares: readonly Share[] = []
  for (const [index, { at, ticket }] of timeline.entries()) {
    const start = Math.max(at, from)
    const end = Math.min(timeline[index + 1]?.at ?? to, to)
    if (end <= start || motionUnder(target, metric, ticket, source) !== 'running') continue
    shares = addShare(shares, holderOf(ticket), calendar.elapsed(start, end))
  }
  return shares
}
