import {
  type Agreements,
  DAY_MS,
  foldTicket,
  type Instant,
  judge,
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
  const folds = new Map<string, Promise<PastTicket | null>>()
  const foldOf = (ticketId: string, asOf: Instant) => {
    const name = `${ticketId} ${asOf}`
    const known = folds.get(name) ?? historyOf(ticketId).then((history) => foldAt(deps, history, asOf))
    folds.set(name, known)
    return known
  }
  return async (clock, asOf) => {
    requireNear(clock, asOf, deps.now)
    // Of what only a log tells nothing is known behind its end.
    const at = clock.live ? asOf : Math.min(asOf, clock.asOf)
    const past = await foldOf(clock.ticketId, at)
    return past === null ? null : nodeAt(deps, clock, past, at)
  }
}

interface PastTicket {
  readonly fold: TicketFold
  readonly agreements: Agreements
}

async function foldAt(
  { library }: ReadDeps,
  history: TicketHistory | null,
  asOf: Instant,
): Promise<PastTicket | null> {
  const events = history?.events.filter(({ occurredAt }) => occurredAt <= asOf) ?? []
  if (history === null || events.length === 0) return null
  const { bound } = history.ticket
  await library.ensure(bound)
  const agreements = bound.map((binding) => library.agreement(binding))
  const pins = bound.filter(({ since }) => since === undefined || since <= asOf)
  return { fold: judge(foldTicket(events, agreements, pins).fold, agreements, asOf).fold, agreements }
}

function nodeAt(
  { visibility }: ReadDeps,
  present: ClockNode,
  { fold, agreements }: PastTicket,
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

function requireNear({ deadlineAt }: ClockNode, asOf: Instant, now: Instant): void {
  if (asOf <= Math.max(now, deadlineAt ?? now) + AHEAD_AT_MOST_MS) return
  throw new Refused('BAD_USER_INPUT', 'asOf lies more than a year behind the deadline')
}
