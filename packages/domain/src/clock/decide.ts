import { selectTarget } from '../agreement/selectTarget.js'
import { isHeldMetric, type Metric } from '../agreement/terms.js'
import type { Clock } from './clock.js'
import type { ClockFact } from './fact.js'
import { isLive } from './machine.js'
import { type Ruling, rulingOf } from './program.js'
import { retarget } from './retarget.js'
import type { Scene, Step } from './scene.js'
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
  readonly facts: readonly ClockFact[]
}

/** The cycles of one metric while an event is being applied to them. */
class Cycles {
  readonly facts: ClockFact[] = []
  readonly ended: Clock[] = []

  constructor(
    readonly scene: Scene,
    readonly metric: Metric,
    public present: Clock | undefined,
  ) {}

  get live(): Clock | undefined {
    return this.present !== undefined && isLive(this.present) ? this.present : undefined
  }

  ruling(clock: Clock): Ruling {
    return rulingOf(this.scene.versionOf(clock), clock.targetId)
  }

  take(step: Step): void {
    this.present = step.clock
    this.facts.push(...step.facts)
  }

  begin(ruling: Ruling, late: boolean): void {
    const cycle = (this.present?.cycle ?? 0) + 1
    if (this.present !== undefined) this.ended.push(this.present)
    this.take(start(this.scene, this.metric, ruling, cycle, late))
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
 * @throws NeedsHistory when a target carries from the start and the scene has no timeline
 */
export function decide(scene: Scene, metric: Metric, present: Clock | undefined): Decision {
  const cycles = new Cycles(scene, metric, present)
  const selected = scene.isOverruled
    ? null
    : selectTarget(scene.agreement, metric, scene.ticket, scene.source)
  const offered = selected === null ? null : rulingOf(scene.agreement, selected.id)
  if (isHeldMetric(metric)) return decideHeld(cycles, offered)
  if (metric !== 'nextResponse') beginOrReopen(cycles, offered)
  retargetLive(cycles, offered)
  cancelWhereDue(cycles)
  if (metric === 'nextResponse') takeReplies(cycles, offered)
  stopWhereDue(cycles)
  pauseOrResume(cycles)
  return cycles.end()
}

function beginOrReopen(cycles: Cycles, offered: Ruling | null): void {
  const { scene, metric, present } = cycles
  const { before, ticket } = scene
  if (present === undefined) {
    const over = before !== null && (ticket.mergedInto !== null || ticket.status === 'cancelled')
    const answered = metric === 'firstResponse' && (before?.firstReplyAt ?? null) !== null
    if (offered === null || over || answered || isDischarged(scene, metric, offered)) return
    cycles.begin(offered, before !== null)
    return
  }
  if (ticket.status === 'cancelled' || ticket.mergedInto !== null) return
  if (present.phase === 'stopped' && metric === 'resolution') reopenStopped(cycles, present, offered)
  if (present.phase === 'cancelled') reviveCancelled(cycles, present, offered)
}

function reopenStopped(cycles: Cycles, stopped: Clock, offered: Ruling | null): void {
  const { scene, metric } = cycles
  const ruling = cycles.ruling(stopped)
  const { target } = offered ?? ruling
  if (stopHolds(target, metric, scene.ticket, scene.source)) return
  const sinceStopMs = scene.event.occurredAt - (stopped.stoppedAt as number)
  const tooLate = target.reopenWithinMs !== null && sinceStopMs > target.reopenWithinMs
  if (tooLate || target.reopen === 'newCycle') cycles.begin(offered ?? ruling, false)
  else if (target.reopen === 'restart') cycles.take(reopenRestarted(scene, stopped, ruling))
  else cycles.take(reopenResumed(scene, stopped, ruling))
}

/** A clock ended by the ticket's cancellation, or for want of a target, goes on when the reason is gone. */
function reviveCancelled(cycles: Cycles, cancelled: Clock, offered: Ruling | null): void {
  const { scene, metric } = cycles
  const answered = metric === 'firstResponse' && scene.ticket.firstReplyAt !== null
  if (offered === null || answered || isDischarged(scene, metric, offered)) return
  cycles.take(reopenResumed(cycles.scene, cancelled, cycles.ruling(cancelled)))
}

/** Solving stops whatever is still owed: a first response is not owed on a ticket that was solved before (CLK-2). */
function isDischarged({ before, ticket }: Scene, metric: Metric, { target }: Ruling): boolean {
  if (metric !== 'firstResponse' || target.stopWhen !== undefined) return false
  return before !== null && isSolved(before) && isSolved(ticket)
}

function retargetLive(cycles: Cycles, offered: Ruling | null): void {
  const { scene, live } = cycles
  if (live === undefined) return
  const ruling = cycles.ruling(live)
  const isMoved = live.agreementVersion !== scene.agreement.version
  if (offered === null) cycles.take(cancel(scene, live, ruling, scene.isOverruled ? 'overruled' : 'noTarget'))
  else if (isMoved || offered.target.id !== live.selectedTargetId)
    cycles.take(retarget(scene, live, ruling, offered))
}

/** A stay with a holder: from the hand-over to the hand-back, or until the ticket is solved; each return is another (CLK-18). */
function decideHeld(cycles: Cycles, offered: Ruling | null): Decision {
  const { scene } = cycles
  const { ticket, source } = scene
  const over = ticket.status === 'cancelled' || ticket.mergedInto !== null
  const { live } = cycles
  if (
    live !== undefined &&
    !over &&
    (isSolved(ticket) || !isHeld(cycles.ruling(live).target, ticket, source))
  ) {
    cycles.take(stop(scene, live, cycles.ruling(live)))
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
  const { scene, live, metric, present } = cycles
  const { ticket } = scene
  if (live !== undefined && ticket.mergedInto !== null) {
    cycles.take(cancel(scene, live, cycles.ruling(live), 'merged'))
  } else if (ticket.status === 'cancelled') {
    const solvedThenCancelled = metric === 'resolution' && present?.phase === 'stopped' ? present : undefined
    const ending = live ?? solvedThenCancelled
    if (ending !== undefined) cycles.take(cancel(scene, ending, cycles.ruling(ending), 'cancelled'))
  }
}

function takeReplies(cycles: Cycles, offered: Ruling | null): void {
  const { scene } = cycles
  const over = scene.ticket.status === 'cancelled' || scene.ticket.mergedInto !== null
  let everAnswered = (scene.before?.firstReplyAt ?? null) !== null
  for (const reply of repliesOf(scene.event)) {
    const { live } = cycles
    if (live !== undefined && isAnswer(reply, cycles.ruling(live).target)) {
      cycles.take(stop(scene, live, cycles.ruling(live)))
    } else if (live === undefined && everAnswered && !over && offered !== null && isCustomerMessage(reply)) {
      cycles.begin(offered, false)
    }
    everAnswered ||= reply.public && reply.actor === 'human'
  }
}

function stopWhereDue(cycles: Cycles): void {
  const { scene, live, metric } = cycles
  if (live === undefined) return
  const ruling = cycles.ruling(live)
  const stops =
    metric === 'nextResponse' && ruling.target.stopWhen === undefined
      ? solves(scene.event)
      : stopsAt(ruling.target, metric, scene.ticket, scene.source, scene.event)
  if (stops) cycles.take(stop(scene, live, ruling))
}

function pauseOrResume(cycles: Cycles): void {
  const { scene, live } = cycles
  if (live === undefined) return
  const ruling = cycles.ruling(live)
  const paused = isPaused(ruling.target, scene.ticket, scene.source)
  if (paused && live.phase === 'running') cycles.take(pause(scene, live, ruling))
  if (!paused && live.phase === 'paused') cycles.take(resume(scene, live, ruling))
}
