import { countsFromStart, type RetargetMode } from '../agreement/clauses/targets.js'
import type { CompiledAgreement } from '../agreement/compileAgreement.js'
import type { Calendar } from '../calendar/calendar.js'
import { DAY_MS, type Instant } from '../time/instant.js'
import { type Agreements, agreementOf, type Ruleset, rulesetOf } from './agreements.js'
import type { Fact } from './fact.js'
import { Story, type Stretch, type TargetRef } from './story.js'
import { type Span, spansUnder, type Timeline } from './timeline.js'

export const SEGMENT_KINDS = [
  'running',
  'closed',
  'holiday',
  'paused',
  'solved',
  'cancelled',
  'discarded',
] as const

/**
 * One stretch of a clock's story. `running` is open time that counted; `closed` and `holiday` are its closed hours;
 * `discarded` is what a restart threw away.
 */
export interface Segment {
  readonly from: Instant
  readonly to: Instant
  readonly kind: (typeof SEGMENT_KINDS)[number]
  /** Open milliseconds that counted towards the target; 0 for every kind but `running`. */
  readonly businessMs: number
  /** The event that began the motion this stretch belongs to. */
  readonly eventId: string
  readonly targetId: string
  /** The version that target is of. */
  readonly agreementVersion: number
  /** The holidays' names, or the reason of a pause. */
  readonly note: string | null
}

export interface SegmentContext {
  /** The version the clock runs under at the end of the story. */
  readonly agreement: CompiledAgreement
  readonly agreements: Agreements
  readonly source: string
  readonly timeline: Timeline
}

/** The stretch that has begun and not ended. */
interface Open extends TargetRef {
  readonly from: Instant
  readonly motion: Span['motion']
  readonly eventId: string
  readonly reason: string | null
}

/** The story of one clock cycle up to its last fact, and the stretch that goes on after it; null where the clock has stopped. */
export interface SegmentedStory {
  readonly ended: readonly Segment[]
  readonly open: Open | null
}

/** The story of one clock cycle, told by its facts in order. */
export function segmentStory(facts: readonly Fact[], context: SegmentContext): SegmentedStory {
  const story = new Story(facts[0]?.at ?? 0)
  let open: Open | null = null
  let version = firstVersion(facts, context.agreement)
  const close = (at: Instant) => {
    if (open !== null && at > open.from) story.add({ ...open, to: at })
    open = null
  }
  for (const fact of facts) {
    if (fact.kind === 'migrated') version = fact.detail.toVersion as number
    const motion = motionAfter(fact, open)
    if (motion === null) continue
    const fromStart = carriesFromStart(fact)
    if (fact.kind === 'joined') story.startBackAt(fact.detail.startedAt as Instant)
    close(fact.at)
    if (fromStart !== null) {
      const { targetId } = fact
      const [from, ruleset] = [story.startedAt, { targetId, version }]
      story.retell(() => spansFromStart(context, fact, ruleset, from, fromStart))
    }
    if (restarts(fact)) story.discard()
    if (fact.kind === 'reopened' && restarts(fact)) story.startAt(fact.at)
    const reason = fact.kind === 'paused' ? String(fact.detail.reason) : null
    const from = fromStart ?? fact.at
    open = { from, motion, eventId: fact.eventId ?? '', targetId: fact.targetId, version, reason }
  }
  const unfinished = open as Open | null
  const goesOn = unfinished !== null && (unfinished.motion === 'running' || unfinished.motion === 'paused')
  const ended = story.stretches().flatMap((stretch) => segmentsIn(stretch, rulesetIn(context, stretch)))
  return { ended, open: goesOn ? unfinished : null }
}

/** The whole story, which ends at the stop, or at `asOf`. */
export function segmentsUntil(
  { ended, open }: SegmentedStory,
  context: SegmentContext,
  asOf: Instant,
): readonly Segment[] {
  if (open === null || asOf <= open.from) return ended
  return [...ended, ...segmentsIn({ ...open, to: asOf }, rulesetIn(context, open))]
}

function spansFromStart(
  context: SegmentContext,
  { metric }: Fact,
  ref: TargetRef,
  from: Instant,
  to: Instant,
): readonly Stretch[] {
  const { target } = rulesetIn(context, ref)
  const spans = spansUnder(context.timeline, target, metric, context.source, from, to)
  return spans.map((span) => ({ ...span, ...ref }))
}

/** Stretches that an explanation leaves out, summed. */
export interface EarlierSegments {
  readonly count: number
  readonly from: Instant
  readonly to: Instant
  readonly businessMs: number
}

/** The latest segments, and what the ones before them come to: together they are the whole story. */
export function latestOf(
  segments: readonly Segment[],
  most: number,
): { readonly segments: readonly Segment[]; readonly earlier: EarlierSegments | null } {
  const count = segments.length - most
  if (count <= 0) return { segments, earlier: null }
  const left = segments.slice(0, count)
  const businessMs = left.reduce((sum, each) => sum + each.businessMs, 0)
  const [from, to] = [left[0]!.from, left[count - 1]!.to]
  return { segments: segments.slice(count), earlier: { count, from, to, businessMs } }
}

/** The version the clock began under. */
function firstVersion(facts: readonly Fact[], agreement: CompiledAgreement): number {
  const move = facts.find(({ kind }) => kind === 'migrated')
  return move === undefined ? agreement.version : (move.detail.fromVersion as number)
}

function rulesetIn({ agreement, agreements }: SegmentContext, { targetId, version }: TargetRef): Ruleset {
  return rulesetOf(agreementOf(agreements, { agreementId: agreement.id, version }), targetId)
}

/** The motion a fact leaves the clock in; null for facts that leave it as it was. */
function motionAfter(fact: Fact, open: Open | null): Span['motion'] | null {
  switch (fact.kind) {
    case 'started':
    case 'resumed':
    case 'reopened':
      return 'running'
    case 'paused':
      return 'paused'
    case 'met':
    case 'finished':
      return 'solved'
    case 'cancelled':
      return 'cancelled'
    case 'joined':
      return open?.motion ?? null
    case 'retargeted':
    case 'migrated':
      return fact.detail.outcome === 'adopted' ? (open?.motion ?? null) : null
    case 'atRisk':
    case 'breached':
    case 'overdue':
    case 'voided':
      return null
  }
}

/** The instant up to which a fact retells the story under its target from the start; null when it does not. */
function carriesFromStart(fact: Fact): Instant | null {
  if (fact.kind === 'retargeted' || fact.kind === 'migrated') {
    return countsFromStart(fact.detail.mode as RetargetMode) ? fact.at : null
  }
  if (fact.kind === 'joined') return fact.at
  if (fact.kind === 'started' && typeof fact.detail.inForceAt === 'number') return fact.detail.inForceAt
  return null
}

function restarts(fact: Fact): boolean {
  return (
    (fact.kind === 'retargeted' || fact.kind === 'migrated' || fact.kind === 'reopened') &&
    fact.detail.mode === 'restart'
  )
}

function segmentsIn(stretch: Stretch, { calendar }: Ruleset): readonly Segment[] {
  const { from, to, motion, eventId, targetId, version, reason } = stretch
  const whole = { from, to, businessMs: 0, eventId, targetId, agreementVersion: version, note: reason }
  if (motion !== 'running') return [{ ...whole, kind: motion }]
  const segments: Segment[] = []
  let at = from
  for (const stretchOpen of calendar.openBetween(from, to)) {
    if (stretchOpen.from > at) segments.push(closedBetween(at, stretchOpen.from, calendar, whole))
    const businessMs = stretchOpen.to - stretchOpen.from
    segments.push({ ...whole, from: stretchOpen.from, to: stretchOpen.to, kind: 'running', businessMs })
    at = stretchOpen.to
  }
  if (at < to) segments.push(closedBetween(at, to, calendar, whole))
  return segments
}

/** A closed stretch, named after the holidays whose local dates it holds. */
function closedBetween(
  from: Instant,
  to: Instant,
  calendar: Calendar,
  whole: Omit<Segment, 'kind'>,
): Segment {
  const names = new Set<string>()
  const look = (at: Instant) => {
    for (const name of calendar.holidaysAt(at)) names.add(name)
  }
  // A date may have 23 hours.
  for (let at = from; at < to; at += DAY_MS / 2) look(at)
  look(to - 1)
  const note = names.size === 0 ? null : [...names].join(', ')
  return { ...whole, from, to, kind: note === null ? 'closed' : 'holiday', note }
}
