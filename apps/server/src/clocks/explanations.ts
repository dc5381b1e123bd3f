import {
  type Clock,
  type ClockView,
  type EarlierSegments,
  type Instant,
  latestOf,
  type MatchCandidate,
  type Segment,
} from '@tenggat/domain'
import { calendarIdOf } from '../store/records.js'
import type { ClockNode } from './clockNode.js'
import type { Past } from './pastTickets.js'

/** A target and whether it applies, with the version of the agreement that has it. */
export type BoundCandidate = MatchCandidate & {
  readonly agreementId: string
  readonly agreementVersion: number
}

/** Why a clock stands where it stands, as queries hand it out. */
export interface ClockExplanation extends Pick<ClockView, 'elapsedMs' | 'state'> {
  readonly asOf: Instant
  readonly targetId: string
  readonly targetMs: number
  readonly clause: string | null
  readonly calendarId: string
  readonly timeZone: string
  readonly deadlineAt: Clock['deadlineAt']
  /** The latest, up to a bound. */
  readonly segments: readonly Segment[]
  /** Those before them; null where all are told. */
  readonly earlier: EarlierSegments | null
  readonly thresholds: readonly {
    readonly id: string
    readonly workMs: number
    readonly at: Instant | null
    readonly crossed: boolean
  }[]
  readonly candidates: readonly BoundCandidate[]
}

/** Segments that are told one by one: a ticket may have been paused thousands of times. */
const MOST_SEGMENTS = 500

/** Explains a clock by its ticket, folded again under the versions it is bound to. */
export function explainClock(clock: ClockNode, past: Past, asOf: Instant): ClockExplanation | null {
  const story = past.explain(clock)
  if (story === null) return null
  const { agreementId, agreementVersion } = clock
  return {
    asOf,
    targetId: story.target.id,
    targetMs: story.clock.targetMs,
    clause: story.target.clause,
    calendarId: calendarIdOf({ agreementId, agreementVersion, calendar: story.target.calendar }),
    timeZone: story.timeZone,
    deadlineAt: story.clock.deadlineAt,
    elapsedMs: story.view.elapsedMs,
    state: story.view.state,
    ...latestOf(story.segments, MOST_SEGMENTS),
    thresholds: story.thresholds,
    candidates: story.candidates.map((candidate) => ({ ...candidate, agreementId, agreementVersion })),
  }
}
