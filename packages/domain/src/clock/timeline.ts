import type { Target } from '../agreement/clauses/targets.js'
import { isPaused } from '../agreement/pausing.js'
import { applyEvent } from '../ticket/applyEvent.js'
import { historyOf } from '../ticket/history.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import type { TicketState } from '../ticket/ticketState.js'
import type { Instant } from '../time/instant.js'
import type { Ruleset } from './agreements.js'
import { isWithdrawn } from './beginnings.js'
import { addShare, holderOf, type Share } from './holder.js'
import { METRIC_RECORDS, type Metric } from './metrics/metrics.js'

/** The ticket as it stood from `at` on. */
export interface Mark {
  readonly at: Instant
  readonly eventId: string
  readonly ticket: TicketState
  /** The tickets that became a part of it later, as they stood then. */
  readonly beside?: readonly TicketState[]
}

/** A ticket's states in the total order of its events. */
export type Timeline = readonly Mark[]

/** @param events of one ticket, in whatever order; what later ones take back never was */
export function timelineOf(events: readonly TicketEvent[]): Timeline {
  let ticket: TicketState | null = null
  let timeline: Mark[] = []
  for (const event of historyOf(events)) {
    ticket = applyEvent(ticket, event)
    if (event.absorbs !== undefined) timeline = [...joinedBy(event, timeline)]
    timeline.push({ at: event.occurredAt, eventId: event.eventId, ticket })
  }
  return timeline
}

/** The states up to an event, with those of the ticket that becomes a part of this one by it. */
export function joinedBy({ absorbs }: TicketEvent, timeline: Timeline): Timeline {
  if (absorbs === undefined) return timeline
  const other = timelineOf(absorbs)
  const marks: Mark[] = []
  for (let own = 0, its = 0; own < timeline.length || its < other.length; ) {
    const isOwn = its === other.length || (own < timeline.length && timeline[own]!.at <= other[its]!.at)
    const { at, eventId } = isOwn ? timeline[own++]! : other[its++]!
    const [mine, theirs] = [timeline[own - 1], other[its - 1]]
    const { ticket, beside = [] } = (mine ?? theirs)!
    const others = mine === undefined || theirs === undefined ? beside : [...beside, theirs.ticket]
    marks.push({ at, eventId, ticket, ...(others.length > 0 && { beside: others }) })
  }
  return marks
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

function motionUnder(
  target: Target,
  metric: Metric,
  { ticket, beside, from }: Stretch,
  source: string,
): Span['motion'] {
  if (ticket.status === 'cancelled' || isWithdrawn(target, ticket, source)) return 'cancelled'
  const { isProvisional, stopHolds } = METRIC_RECORDS[metric]
  if (isProvisional && stopHolds(target, ticket, source)) return 'solved'
  return [ticket, ...beside].some((state) => isPaused(target, state, source, from)) ? 'paused' : 'running'
}

/** A stretch in which a ticket stayed as it was, its status told to end neither. */
interface Stretch {
  readonly from: Instant
  readonly to: Instant
  readonly ticket: TicketState
  readonly beside: readonly TicketState[]
  readonly eventId: string
}

/** The last mark that is not after an instant; -1 where all are. Of several in one instant it is the last. */
export function indexAt(timeline: Timeline, at: Instant): number {
  let [low, high] = [0, timeline.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (timeline[middle]!.at <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

function* stretchesIn(timeline: Timeline, from: Instant, to: Instant): Iterable<Stretch> {
  for (let index = Math.max(0, indexAt(timeline, from)); index < timeline.length; index++) {
    if (timeline[index]!.at >= to) return
    yield* stretchesOf(timeline, index, from, to)
  }
}

function* stretchesOf(timeline: Timeline, index: number, from: Instant, to: Instant): Iterable<Stretch> {
  const { at, ticket, beside = [], eventId } = timeline[index]!
  const ends = Math.min(timeline[index + 1]?.at ?? to, to)
  let begins = Math.max(at, from)
  if (ends <= begins) return
  for (const until of endsOf([ticket, ...beside])) {
    if (until <= begins || until >= ends) continue
    yield { from: begins, to: until, ticket, beside, eventId }
    begins = until
  }
  yield { from: begins, to: ends, ticket, beside, eventId }
}

const endsOf = (states: readonly TicketState[]): readonly Instant[] =>
  states.flatMap(({ statusUntil }) => statusUntil ?? []).sort((a, b) => a - b)

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
  for (const stretch of stretchesIn(timeline, from, to)) {
    const { ticket, eventId } = stretch
    const motion = motionUnder(target, metric, stretch, source)
    const last = spans.at(-1)
    if (last?.motion === motion) spans[spans.length - 1] = { ...last, to: stretch.to }
    else {
      const reason = motion === 'paused' ? (ticket.statusReason ?? ticket.status) : null
      spans.push({ from: stretch.from, to: stretch.to, motion, eventId, reason })
    }
  }
  return spans
}

/** What was used under a ruleset from an instant up to the mark `next`. */
interface Worked {
  readonly next: number
  readonly shares: readonly Share[]
}

/** By what was asked: a timeline grows at its end only, and each of its marks is gone over once, however often a target comes back. */
const worked = new WeakMap<Timeline, WeakMap<Ruleset, Map<string, Worked>>>()

function workedIn(timeline: Timeline, ruleset: Ruleset): Map<string, Worked> {
  const rulesets = worked.get(timeline) ?? new WeakMap<Ruleset, Map<string, Worked>>()
  worked.set(timeline, rulesets)
  const known = rulesets.get(ruleset) ?? new Map<string, Worked>()
  rulesets.set(ruleset, known)
  return known
}

/** What a clock would have used in [from, to) had `ruleset` applied all that time, by who held the ticket. */
export function workUnder(
  timeline: Timeline,
  ruleset: Ruleset,
  metric: Metric,
  source: string,
  from: Instant,
  to: Instant,
): readonly Share[] {
  const { target, calendar } = ruleset
  const known = workedIn(timeline, ruleset)
  const name = `${metric} ${from} ${source}`
  const first = Math.max(0, indexAt(timeline, from))
  const before = known.get(name)
  let { next, shares } =
    before !== undefined && timeline[before.next]!.at <= to ? before : { next: first, shares: [] }
  const add = (index: number, until: Instant) => {
    for (const stretch of stretchesOf(timeline, index, from, until)) {
      if (motionUnder(target, metric, stretch, source) !== 'running') continue
      shares = addShare(shares, holderOf(stretch.ticket), calendar.elapsed(stretch.from, stretch.to))
    }
  }
  for (; next + 1 < timeline.length && timeline[next + 1]!.at <= to; next++) add(next, to)
  if (timeline.length > 0) {
    known.set(name, { next, shares })
    add(next, to)
  }
  return shares
}
