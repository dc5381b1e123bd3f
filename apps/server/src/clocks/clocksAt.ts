import { DAY_MS, type Instant, rulesetOf, versionOf } from '@tenggat/domain'
import type { ReadDeps } from '../reads/readDeps.js'
import { boardAttributes } from '../store/boardAttributes.js'
import { Refused } from '../viewer/refused.js'
import { type ClockNode, toClockNode } from './clockNode.js'
import type { Past, PastOf } from './pastTickets.js'

/** A clock as it was, or is to be if nothing happens, at an instant; null before it began. */
export type ClockAt = (clock: ClockNode, asOf: Instant) => Promise<ClockNode | null>

/** How far behind a deadline an instant may be asked about. */
const AHEAD_AT_MOST_MS = 366 * DAY_MS

/** Answers from what had happened by the instant, so that every field tells of that instant and of nothing later. */
export function createClocksAt(deps: ReadDeps, pastOf: PastOf): ClockAt {
  return async (clock, asOf) => {
    const at = instantFor(clock, asOf, deps.now)
    const past = await pastOf(clock.ticketId, at)
    return past === null ? null : nodeAt(deps, clock, past, at)
  }
}

function nodeAt(
  { visibility }: ReadDeps,
  present: ClockNode,
  { past, agreements, clockOf }: Past,
  asOf: Instant,
): ClockNode | null {
  const { fold } = past
  const clock = clockOf(present)
  if (clock === undefined) return null
  const agreement = versionOf(agreements)(clock)
  const { target } = rulesetOf(agreement, clock.targetId)
  const { source, ticketKey: key } = present
  const board = boardAttributes({ source, key }, fold.ticket, agreement.terms)
  return toClockNode(
    { ...present, ...clock, ...board, calendar: target.calendar },
    { agreement, visibility, asOf },
  )
}

/**
 * The instant that a clock is told for when it is asked about `asOf`: of what only a log tells nothing is known behind its end. Throws
 * BAD_USER_INPUT for one more than a year behind the deadline.
 */
export function instantFor({ deadlineAt, live, asOf: own }: ClockNode, asOf: Instant, now: Instant): Instant {
  if (asOf > Math.max(now, deadlineAt ?? now) + AHEAD_AT_MOST_MS)
    throw new Refused('BAD_USER_INPUT', 'asOf lies more than a year behind the deadline')
  return live ? asOf : Math.min(asOf, own)
}
