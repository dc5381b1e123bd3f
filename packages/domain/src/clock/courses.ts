import { isWithin } from '../agreement/clauses/reopenWindow.js'
import { repliesOf } from '../ticket/ticketEvent.js'
import type { TicketState } from '../ticket/ticketState.js'
import type { Ruleset } from './agreements.js'
import type { Clock } from './clock.js'
import type { Cycles } from './cycles.js'
import { type Course, isAnswer } from './metrics/metricRecord.js'
import { retarget } from './retarget.js'
import { reopenRestarted, reopenResumed } from './transitions.js'

/** What one event does to the cycles of a metric, by the course its record picks; `offered` is the target the ticket falls under now. */
export const COURSES: Readonly<Record<Course, (cycles: Cycles, offered: Ruleset | null) => void>> = {
  ticket: (cycles, offered) => {
    beginOrReopen(cycles, offered)
    cycles.retargetTo(offered)
    cycles.joinWhereDue()
    cycles.cancelWhereDue()
    cycles.resetWhereDue(offered)
    cycles.stopWhereDue()
    cycles.pauseOrResume()
  },
  conversation: (cycles, offered) => {
    cycles.retargetTo(offered)
    cycles.cancelWhereDue()
    cycles.resetWhereDue(offered)
    takeReplies(cycles, offered)
    cycles.stopWhereDue()
    cycles.pauseOrResume()
  },
  succession: (cycles, offered) => {
    if (!cycles.isOver) cycles.stopWhereDue()
    // Of a ticket that has ended, that no target covers it says nothing: a cycle ends for the reason the ticket did.
    if (!cycles.isOver || offered !== null) cycles.retargetTo(offered)
    cycles.cancelWhereDue()
    cycles.resetWhereDue(offered)
    beginNext(cycles, offered)
    cycles.pauseOrResume()
  },
}

function beginOrReopen(cycles: Cycles, offered: Ruleset | null): void {
  const { context, record, present, isOver } = cycles
  if (present === undefined) {
    const isLate = context.before !== null
    if (offered === null || (isLate && isOver) || isDischarged(cycles, offered, context.before)) return
    if (cycles.mayBegin(offered)) cycles.begin(offered, isLate)
    return
  }
  if (isOver) return
  if (present.phase === 'stopped' && record.isProvisional) reopenStopped(cycles, present, offered)
  if (present.phase === 'cancelled') reviveCancelled(cycles, present, offered)
}

function reopenStopped(cycles: Cycles, stopped: Clock, offered: Ruleset | null): void {
  const { context, record } = cycles
  const ruleset = cycles.ruleset(stopped)
  const { target } = offered ?? ruleset
  if (record.stopHolds(target, context.ticket, context.source)) return
  const { calendar } = offered ?? ruleset
  const [from, to] = [stopped.stoppedAt as number, context.event.occurredAt]
  const tooLate = target.reopenWithin !== null && !isWithin(target.reopenWithin, calendar, from, to)
  if (tooLate || target.reopen === 'newCycle') cycles.begin(offered ?? ruleset, false)
  else if (target.reopen === 'restart') cycles.take(reopenRestarted(context, stopped, ruleset))
  else cycles.take(reopenResumed(context, stopped, ruleset))
}

/**
 * A clock ended by the ticket's cancellation goes on when that is taken back. One that ended for want of a target takes the target
 * that covers the ticket again as any other that comes into force, though it be the former: its mode says what becomes of the time
 * that no target was about (CLK-24).
 */
function reviveCancelled(cycles: Cycles, cancelled: Clock, offered: Ruleset | null): void {
  const { context } = cycles
  if (offered === null || isDischarged(cycles, offered, context.ticket) || !cycles.mayGoOn(offered)) return
  const { cancelReason } = cancelled
  if (cancelReason === 'reset') {
    if (cycles.mayBegin(offered)) cycles.begin(offered, false)
    return
  }
  const ruleset = cycles.ruleset(cancelled)
  cycles.take(reopenResumed(context, cancelled, ruleset))
  if (cancelReason !== 'cancelled' && cancelReason !== 'merged' && cancelReason !== 'withdrawn')
    cycles.take(retarget(context, cycles.present!, ruleset, offered))
}

/** @param asOf the ticket that may have had what is owed: one that this event opens has had nothing */
function isDischarged({ record, context }: Cycles, { target }: Ruleset, asOf: TicketState | null): boolean {
  if (asOf !== null && record.isGiven(target, asOf)) return true
  return record.isSettled(target, context.before, context.ticket, context.source)
}

function beginNext(cycles: Cycles, offered: Ruleset | null): void {
  const { context, live, record, isOver } = cycles
  if (live !== undefined || offered === null || isOver) return
  if (record.isSettled(offered.target, context.before, context.ticket, context.source)) return
  if (cycles.mayBegin(offered)) cycles.begin(offered, false)
}

/**
 * An answer ends a turn; the customer's first message after it begins the next. While the first answer of all is owed none does, unless
 * the target is about any message (CLK-31); else what opens the ticket is no turn either.
 */
function takeReplies(cycles: Cycles, offered: Ruleset | null): void {
  const { context, isOver } = cycles
  let { firstAnswer } = cycles
  const isOfAny = offered?.target.from === 'anyCustomerMessage'
  for (const reply of repliesOf(context.event)) {
    const { live } = cycles
    if (live !== undefined && isAnswer(reply, cycles.ruleset(live).target)) cycles.stopLive(live)
    else if (live === undefined && !isOver && offered !== null && cycles.mayBegin(offered)) {
      const isTurn = reply.public && reply.actor === 'customer'
      if (isTurn && (isOfAny || (firstAnswer === null && context.before !== null)))
        cycles.begin(offered, false)
    }
    // A first response that `stopWhen` ends is ended by no reply.
    const isEnded = firstAnswer !== null && firstAnswer.stopWhen === undefined && isAnswer(reply, firstAnswer)
    if (isEnded) firstAnswer = null
  }
}
