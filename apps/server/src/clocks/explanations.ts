import {
  type Clock,
  type ClockView,
  explain,
  type Instant,
  type MatchCandidate,
  type Segment,
  type TicketEvent,
} from '@tenggat/domain'
import type { ReadDeps } from '../reads/readDeps.js'
import { calendarIdOf, type TicketRow } from '../store/records.js'
import { redactForMatch } from '../tenancy/redact.js'
import type { ClockNode } from './clockNode.js'

/** A target and whether it applies, with the version of the agreement that has it. */
export type BoundCandidate = MatchCandidate & {
  readonly agreementId: string
  readonly agreementVersion: number
}

/** A ticket and what happened to it, in the total order of events. */
export interface TicketHistory {
  readonly ticket: TicketRow
  readonly events: readonly TicketEvent[]
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
  readonly segments: readonly Segment[]
  readonly thresholds: readonly {
    readonly id: string
    readonly workMs: number
    readonly at: Instant | null
    readonly crossed: boolean
  }[]
  readonly candidates: readonly BoundCandidate[]
}

/** Explains a clock by folding its ticket's events again under the versions the ticket is bound to. */
export async function explainClock(
  { library, visibility }: ReadDeps,
  clock: ClockNode,
  { ticket, events }: TicketHistory,
  asOf: Instant,
): Promise<ClockExplanation | null> {
  await library.ensure(ticket.bound)
  const agreements = ticket.bound.map((binding) => library.agreement(binding))
  const story = explain(events, agreements, clock, asOf, ticket.bound, (state) =>
    redactForMatch(state, visibility),
  )
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
    segments: story.segments,
    thresholds: story.thresholds,
    candidates: story.candidates.map((candidate) => ({ ...candidate, agreementId, agreementVersion })),
  }
}
