import {
  type Agreements,
  DAY_MS,
  foldAt,
  type Instant,
  rulesetOf,
  type TicketFold,
  versionOf,
} from '@tenggat/domain'
import type { ReadDeps } from '../reads/readDeps.js'
import { boardAttributes } from '../store/boardAttributes.js'
import { Refused } from '../viewer/refused.js'
import { type ClockNode, toClockNode } from './clockNode.js'
import type { TicketHistory } from './explanations.js'

/** A clock as it was, or is to be if nothing happens, at an instant; null before it began. */
export type ClockAt = (clock: ClockNode, asOf: Instant) => Promise<ClockNode | null>

/** How far behind a deadline an instant may be asked about. */
const AHEAD_AT_MOST_MS = 366 * DAY_MS

/**
 * Answers from what had happened by the instant, folded anew, so that every field tells of that instant and of nothing later. A ticket is
 * folded once a request for all its clocks and fields.
 * @param historyOf a ticket with its events; null when there is none
 */
export function createClocksAt(
  deps: ReadDeps,
  historyOf: (ticketId: string) => Promise<TicketHistory | null>,
): ClockAt {
  const folds = new Map<string, Promise<Past | null>>()
  const foldOf = (ticketId: string, asOf: Instant) => {
    const name = `${ticketId} ${asOf}`
    const known = folds.get(name) ?? historyOf(ticketId).then((history) => readPast(deps, history, asOf))
    folds.set(name, known)
    return known
  }
  return async (clock, asOf) => {
    const at = instantFor(clock, asOf, deps.now)
    const past = await foldOf(clock.ticketId, at)
    return past === null ? null : nodeAt(deps, clock, past, at)
  }
}

interface Past {
  readonly fold: TicketFold
  readonly agreements: Agreements
}

async function readPast(
  { library }: ReadDeps,
  history: TicketHistory | null,
  asOf: Instant,
): Promise<Past | null> {
  if (history === null) return null
  const { bound } = history.ticket
  await library.ensure(bound)
  const agreements = bound.map((binding) => library.agreement(binding))
  const past = foldAt(history.events, agreements, asOf, bound)
  return past === null ? null : { fold: past.fold, agreements }
}

function nodeAt(
  { visibility }: ReadDeps,
  present: ClockNode,
  { fold, agreements }: Past,
  asOf: Instant,
): ClockNode | null {
  const clock = fold.clocks.find(
    ({ agreementId, metric, cycle }) =>
      agreementId === present.agreementId && metric === present.metric && cycle === present.cycle,
  )
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
