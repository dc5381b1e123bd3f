import type { Target } from '../agreement/clauses/targets.js'
import { explainMatch, type MatchCandidate } from '../agreement/explainMatch.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import type { TicketState } from '../ticket/ticketState.js'
import type { Instant } from '../time/instant.js'
import { type Agreements, type Ruleset, rulesetOf } from './agreements.js'
import type { Binding } from './binding.js'
import type { Clock, ClockKey, ThresholdId } from './clock.js'
import { versionOf } from './decide.js'
import type { Fact } from './fact.js'
import { foldAt, type PastTicket } from './foldAt.js'
import { METRIC_RECORDS } from './metrics/metrics.js'
import {
  type Segment,
  type SegmentContext,
  type SegmentedStory,
  segmentStory,
  segmentsUntil,
} from './segments.js'
import { instantOf, thresholdsOf } from './thresholds.js'
import { indexAt, type Timeline } from './timeline.js'
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
 * @returns null when the ticket has no such clock by then
 */
export function explain(
  events: readonly TicketEvent[],
  agreements: Agreements,
  key: ClockKey,
  asOf: Instant,
  pins: readonly Binding[] = [],
): Explanation | null {
  const past = foldAt(events, agreements, asOf, pins)
  return past === null ? null : explainerOf(past, agreements, asOf)(key)
}

/**
 * Explains the clocks of a ticket that was folded once for all of them.
 * @param asOf the instant it was folded for
 * @param redact what of a ticket may stand among the candidates
 */
export function explainerOf(
  past: PastTicket,
  agreements: Agreements,
  asOf: Instant,
  redact: (ticket: TicketState) => TicketState = (ticket) => ticket,
): (key: ClockKey) => Explanation | null {
  const { timeline } = past
  const { ticket, source } = past.fold
  const stories = storiesOf(past)
  return (key) => {
    const story = stories.get(nameOf(key))
    if (story === undefined) return null
    const { clock, facts } = story
    const agreement = versionOf(agreements)(clock)
    const ruleset = rulesetOf(agreement, clock.targetId)
    const context = { agreement, agreements, source, timeline }
    const judgedBy = lastUnder(clock, timeline, ticket)
    return {
      clock,
      target: ruleset.target,
      timeZone: ruleset.calendar.definition.timeZone,
      view: view(clock, ruleset.calendar, Math.max(asOf, clock.countedFrom)),
      candidates: explainMatch(agreement, clock.metric, judgedBy, source, redact(judgedBy)),
      segments: segmentsUntil(story.segmented(context), context, asOf),
      thresholds: thresholdsAt(clock, ruleset, asOf),
      facts,
    }
  }
}

const nameOf = ({ agreementId, metric, cycle }: ClockKey): string => `${agreementId} ${metric} ${cycle}`

/** A clock with what explains it. */
interface ClockStory {
  readonly clock: Clock
  readonly facts: readonly Fact[]
  /** Worked out once, whatever instant it then goes on until. */
  segmented(context: SegmentContext): SegmentedStory
}

/** A ticket that stays as it is may be explained again at every instant. */
const storiesKept = new WeakMap<PastTicket, ReadonlyMap<string, ClockStory>>()

function storiesOf(past: PastTicket): ReadonlyMap<string, ClockStory> {
  const known = storiesKept.get(past)
  if (known !== undefined) return known
  const factsOf = factsByClock(past.facts)
  const stories = new Map(
    past.fold.clocks.map((clock) => {
      const facts = factsOf.get(nameOf(clock)) ?? []
      let story: SegmentedStory | null = null
      const segmented = (context: SegmentContext) => {
        story ??= segmentStory(facts, context)
        return story
      }
      return [nameOf(clock), { clock, facts, segmented }]
    }),
  )
  storiesKept.set(past, stories)
  return stories
}

function factsByClock(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const byClock = new Map<string, Fact[]>()
  for (const fact of facts) {
    const own = byClock.get(nameOf(fact))
    if (own === undefined) byClock.set(nameOf(fact), [fact])
    else own.push(fact)
  }
  for (const own of byClock.values()) own.sort((a, b) => a.at - b.at)
  return byClock
}

function thresholdsAt(
  clock: Clock,
  { target, calendar }: Ruleset,
  asOf: Instant,
): readonly ExplainedThreshold[] {
  return thresholdsOf(target, clock, calendar).map((threshold) => {
    const at = clock.phase === 'running' ? finite(instantOf(clock, calendar, threshold)) : null
    // The deadline that was missed may have been another target's: that of the present one lies ahead.
    return { ...threshold, at, crossed: clock.crossed.includes(threshold.id) && (at === null || at <= asOf) }
  })
}

/** The ticket by which the selection of a clock's target is explained. */
function lastUnder({ metric, stoppedAt }: Clock, timeline: Timeline, ticket: TicketState): TicketState {
  if (METRIC_RECORDS[metric].explainedBy === 'presentTicket' || stoppedAt === null) return ticket
  return timeline[indexAt(timeline, stoppedAt - 1)]?.ticket ?? ticket
}

const finite = (at: Instant): Instant | null => (Number.isFinite(at) ? at : null)
