import { selectTarget } from '../agreement/selectTarget.js'
import { isHeldMetric, type Metric } from '../agreement/terms.js'
import { type Ruleset, rulesetOf } from './agreements.js'
import type { Clock } from './clock.js'
import type { Context, Step } from './context.js'
import type { Fact } from './fact.js'
import { isLive } from './machine.js'
import { retarget } from './retarget.js'
import { cancel, pause, reopenRestarted, reopenResumed, resume, start, stop } from './transitions.js'
import {
  isAnswer,
  isCustomerMessage,
  isHeld,
  isPaused,
  isSolved,
  repliesOf,
  solves,
  stopHolds,
  stopsAt,
} from './triggers.js'

export interface Decision {
  /** The metric's cycles that this event touched or began, in order; the last is the present one. */
  readonly clocks: readonly Clock[]
  readonly facts: readonly Fact[]
}

/** The cycles of one metric while an event is being applied to them. */
class Cycles {
  readonly facts: Fact[] = []
  readonly ended: Clock[] = []

  constructor(
    readonly context: Context,
    readonly metric: Metric,
    public present: Clock | undefined,
  ) {}

  get live(): Clock | undefined {
    return this.present !== undefined && isLive(this.present) ? this.present : undefined
  }

  ruleset(clock: Clock): Ruleset {
    return rulesetOf(this.context.versionOf(clock), clock.targetId)
  }

  take(step: Step): void {
    this.present = step.clock
    this.facts.push(...step.facts)
  }

  begin(ruleset: Ruleset, late: boolean): void {
    const cycle = (this.present?.cycle ?? 0) + 1
    if (this.present !== undefined) this.ended.push(this.present)
    this.take(start(this.context, this.metric, ruleset, cycle, late))
  }

  end(): Decision {
    return { clocks: this.present === undefined ? [] : [...this.ended, this.present], facts: this.facts }
  }
}

/**
 * What one event does to one metric's clock under one agreement. Thresholds before the event must have been judged, and the time up
 * to it counted for whoever held the ticket.
 * When several things become true at once they happen in this order (CLK-6): begin or reopen, retarget, cancel, stop,
 * pause or resume. Next response takes the event's replies one by one between cancel and stop; what a holder is measured by ends
 * before it begins, so that a ticket handed from one to the other is with one of them at a time.
 * @param present the metric's last cycle, if it has one
 * @throws NeedsHistory when a target carries from the start and the context has no timeline
 */
export function decide(context: Context, metric: Metric, present: Clock | undefined): Decision {
  const cycles = new Cycles(context, metric, present)
  const selected = context.isOverruled
    ? null
    : selectTarget(context.agreement, metric, context.ticket, context.source)
  const offered = selected === null ? null : rulesetOf(context.agreement, selected.id)
  if (isHeldMetric(metric)) return decideHeld(cycles, offered)
  if (metric !== 'nextResponse') beginOrReopen(cycles, offered)
  retargetLive(cycles, offered)
  cancelWhereDue(cycles)
  if (metric === 'nextResponse') takeReplies(cycles, offered)
  stopWhereDue(cycles)
  pauseOrResume(cycles)
  return cycles.end()
}

function beginOrReopen(cycles: Cycles, offered: Ruleset | null): void {
  const { context, metric, present } = cycles
  const { before, ticket } = context
  if (present === undefined) {
    const over = before !== null && (ticket.mergedInto !== null || ticket.status === 'cancelled')
    const answered = metric === 'firstResponse' && (before?.firstReplyAt ?? null) !== null
    if (offered === null || over || answered || isDischarged(context, metric, offered)) return
    cycles.begin(offered, before !== null)
    return
  }
  if (ticket.status === 'cancelled' || ticket.mergedInto !== null) return
  if (present.phase === 'stopped' && metric === 'resolution') reopenStopped(cycles, present, offered)
  if (present.phase === 'cancelled') reviveCancelled(cycles, present, offered)
}

function reopenStopped(cycles: Cycles, stopped: Clock, offered: Ruleset | null): void {
  const { context, metric } = cycles
  const ruleset = cycles.ruleset(stopped)
  const { target } = offered ?? ruleset
  if (stopHolds(target, metric, context.ticket, context.source)) return
  const sinceStopMs = context.event.occurredAt - (stopped.stoppedAt as number)
  const tooLate = target.reopenWithinMs !== null && sinceStopMs > target.reopenWithinMs
  if (tooLate || target.reopen === 'newCycle') cycles.begin(offered ?? ruleset, false)
  else if (target.reopen === 'restart') cycles.take(reopenRestarted(context, stopped, ruleset))
  else cycles.take(reopenResumed(context, stopped, ruleset))
}

/** A clock ended by the ticket's cancellation, or for want of a target, goes on when the reason is gone. */
function reviveCancelled(cycles: Cycles, cancelled: Clock, offered: Ruleset | null): void {
  const { context, metric } = cycles
  const answered = metric === 'firstResponse' && context.ticket.firstReplyAt !== null
  if (offered === null || answered || isDischarged(context, metric, offered)) return
  cycles.take(reopenResumed(cycles.context, cancelled, cycles.ruleset(cancelled)))
}

/** Solving stops whatever is still owed: a first response is not owed on a ticket that was solved before (CLK-2). */
function isDischarged({ before, ticket }: Context, metric: Metric, { target }: Ruleset): boolean {
  if (metric !== 'firstResponse' || target.stopWhen !== undefined) return false
  return before !== null && isSolved(before) && isSolved(ticket)
}

function retargetLive(cycles: Cycles, offered: Ruleset | null): void {
  const { context, live } = cycles
  if (live === undefined) return
  const ruleset = cycles.ruleset(live)
  const isMoved = live.agreementVersion !== context.agreement.version
  if (offered === null)
    cycles.take(cancel(context, live, ruleset, context.isOverruled ? 'overruled' : 'noTarget'))
  else if (isMoved || offered.target.id !== live.selectedTargetId)
    cycles.take(retarget(context, live, ruleset, offered))
}

/** A stay with a holder: from the hand-over to the hand-back, or until the ticket is solved; each return is another (CLK-18). */
function decideHeld(cycles: Cycles, offered: Ruleset | null): Decision {
  const { context } = cycles
  const { ticket, source } = context
  const over = ticket.status === 'cancelled' || ticket.mergedInto !== null
  const { live } = cycles
  if (
    live !== undefined &&
    !over &&
    (isSolved(ticket) || !isHeld(cycles.ruleset(live).target, ticket, source))
  ) {
    cycles.take(stop(context, live, cycles.ruleset(live)))
  }
  // Of a ticket that has ended, whether anybody still holds it says nothing: the stay ends for the reason the ticket did.
  if (!over || offered !== null) retargetLive(cycles, offered)
  cancelWhereDue(cycles)
  if (cycles.live === undefined && offered !== null && !over && !isSolved(ticket))
    cycles.begin(offered, false)
  pauseOrResume(cycles)
  return cycles.end()
}

function cancelWhereDue(cycles: Cycles): void {
  const { context, live, metric, present } = cycles
  const { ticket } = context
  if (live !== undefined && ticket.mergedInto !== null) {
    cycles.take(cancel(context, live, cycles.ruleset(live), 'merged'))
  } else if (ticket.status === 'cancelled') {
    const solvedThenCancelled = metric === 'resolution' && present?.phase === 'stopped' ? present : undefined
    const ending = live ?? solvedThenCancelled
    if (ending !== undefined) cycles.take(cancel(context, ending, cycles.ruleset(ending), 'cancelled'))
  }
}

function takeReplies(cycles: Cycles, offered: Ruleset | null): void {
  const { context } = cycles
  const over = context.ticket.status === 'cancelled' || context.ticket.mergedInto !== null
  let everAnswered = (context.before?.firstReplyAt ?? null) !== null
  for (const reply of repliesOf(context.event)) {
    const { live } = cycles
    if (live !== undefined && isAnswer(reply, cycles.ruleset(live).target)) {
      cycles.take(stop(context, live, cycles.ruleset(live)))
    } else if (live === undefined && everAnswered && !over && offered !== null && isCustomerMessage(reply)) {
      cycles.begin(offered, false)
    }
    everAnswered ||= reply.public && reply.actor === 'human'
  }
}

function stopWhereDue(cycles: Cycles): void {
  const { context, live, metric } = cycles
  if (live === undefined) return
  const ruleset = cycles.ruleset(live)
  const stops =
    metric === 'nextResponse' && ruleset.target.stopWhen === undefined
      ? solves(context.event)
      : stopsAt(ruleset.target, metric, context.ticket, context.source, context.event)
  if (stops) cycles.take(stop(context, live, ruleset))
}

function pauseOrResume(cycles: Cycles): void {
  const { context, live } = cycles
  if (live === undefined) return
  const ruleset = cycles.ruleset(live)
  const paused = isPaused(ruleset.target, context.ticket, context.source)
  if (paused && live.phase === 'running') cycles.take(pause(context, live, ruleset))
  if (!paused && live.phase === 'paused') cycles.take(resume(context, live, ruleset))
}
