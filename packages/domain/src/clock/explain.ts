import type { Target } from '../agreement/clauses/targets.js'
import { explainMatch, type MatchCandidate } from '../agreement/explainMatch.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import type { TicketState } from '../ticket/ticketState.js'
import type { Instant } from '../time/instant.js'
import { type Agreements, rulesetOf } from './agreements.js'
import type { Binding } from './binding.js'
import type { Clock, ClockKey, ThresholdId } from './clock.js'
import { versionOf } from './decide.js'
import type { Fact } from './fact.js'
import { foldAt } from './foldAt.js'
import { METRIC_RECORDS } from './metrics/metrics.js'
import { type Segment, segmentsOf } from './segments.js'
import { instantOf, thresholdsOf } from './thresholds.js'
import { type Timeline, timelineOf } from './timeline.js'
import { type ClockView, view } from './view.js'

export interface ExplainedThreshold {
  readonly id: ThresholdId
  readonly workMs: number
  /** When it is or was due to be crossed, as the clock stands; null while no instant can be told. */
  readonly at: Instant | null
  readonly crossed: boolean
}

/** Why a clock reads as it does: which target, which stretches counted, by which event, on which calendar lines. */
export interface Explanation {
  readonly clock: Clock
  readonly target: Target
  readonly timeZone: string
  readonly view: ClockView
  readonly candidates: readonly MatchCandidate[]
  /** From the start to `asOf` or the stop; the `businessMs` of the counted ones sum to `view.elapsedMs`. */
  readonly segments: readonly Segment[]
  readonly thresholds: readonly ExplainedThreshold[]
  readonly facts: readonly Fact[]
}

/**
 * Explains one clock cycle from its ticket's events.
 * @param asOf events after it are left out, and thresholds before it are judged
 * @param redact what of a ticket may stand among the candidates
 * @returns null when the ticket has no such clock by then
 */
export function explain(
  events: readonly TicketEvent[],
  agreements: Agreements,
  key: ClockKey,
  asOf: Instant,
  pins: readonly Binding[] = [],
  redact: (ticket: TicketState) => TicketState = (ticket) => ticket,
): Explanation | null {
  const past = foldAt(events, agreements, asOf, pins)
  if (past === null) return null
  const isKey = (it: ClockKey) =>
    it.agreementId === key.agreementId && it.metric === key.metric && it.cycle === key.cycle
  const clock = past.fold.clocks.find(isKey)
  if (clock === undefined) return null
  const agreement = versionOf(agreements)(clock)
  const ruleset = rulesetOf(agreement, clock.targetId)
  const facts = past.facts.filter(isKey).sort((a, b) => a.at - b.at)
  const { ticket, source } = past.fold
  const timeline = timelineOf(past.history)
  const thresholds = thresholdsOf(ruleset.target, clock, ruleset.calendar).map((threshold) => {
    const at = clock.phase === 'running' ? finite(instantOf(clock, ruleset.calendar, threshold)) : null
    // The deadline that was missed may have been another target's: that of the present one lies ahead.
    return { ...threshold, at, crossed: clock.crossed.includes(threshold.id) && (at === null || at <= asOf) }
  })
  const judgedBy = lastUnder(clock, timeline, ticket)
  return {
    clock,
    target: ruleset.target,
    timeZone: ruleset.calendar.definition.timeZone,
    view: view(clock, ruleset.calendar, Math.max(asOf, clock.countedFrom)),
    candidates: explainMatch(agreement, clock.metric, judgedBy, source, redact(judgedBy)),
    segments: segmentsOf(facts, { agreement, agreements, source, timeline, asOf }),
    thresholds,
    facts,
  }
}

/** The ticket by which the selection of a clock's target is explained. */
function lastUnder({ metric, stoppedAt }: Clock, timeline: Timeline, ticket: TicketState): TicketState {
  if (METRIC_RECORDS[metric].explainedBy === 'presentTicket' || stoppedAt === null) return ticket
  return timeline.findLast(({ at }) => at < stoppedAt)?.ticket ?? ticket
}

const finite = (at: Instant): Instant | null => (Number.isFinite(at) ? at : null)
