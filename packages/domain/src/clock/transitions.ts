import { targetWorkMs } from '../agreement/targetWorkMs.js'
import type { Metric } from '../agreement/terms.js'
import type { Clock } from './clock.js'
import type { ClockFact } from './fact.js'
import { factOf } from './factOf.js'
import { holderOf } from './holder.js'
import { nextPhase } from './machine.js'
import type { Ruling } from './program.js'
import type { Scene, Step } from './scene.js'
import { accrue, sumOf } from './shares.js'
import { arm } from './thresholds.js'
import { workUnder } from './timeline.js'

/**
 * Begins a cycle. A target that first applies to a ticket already open counts from the opening where its mode carries
 * from the start, and from now otherwise (CLK-9).
 */
export function start(scene: Scene, metric: Metric, ruling: Ruling, cycle: number, late: boolean): Step {
  const at = scene.event.occurredAt
  const { target, calendar } = ruling
  const fromOpening = late && (target.retarget === 'carryFromStart' || target.retarget === 'tightenOnly')
  const startedAt = fromOpening ? scene.ticket.openedAt : at
  const shares = fromOpening ? workUnder(scene.timeline(), ruling, metric, scene.source, startedAt, at) : []
  const usedMs = sumOf(shares)
  const clock = arm(
    {
      agreementId: scene.agreement.id,
      agreementVersion: ruling.version,
      metric,
      cycle,
      targetId: target.id,
      selectedTargetId: target.id,
      phase: 'running',
      verdict: 'pending',
      startedAt,
      phaseSince: at,
      phaseEventId: scene.event.eventId,
      countedFrom: at,
      usedMs,
      shares,
      targetMs: targetWorkMs(target, calendar, startedAt),
      deadlineAt: null,
      crossed: [],
      nextThreshold: null,
      nextThresholdAt: null,
      round: 1,
      breachedAt: null,
      stoppedAt: null,
      cancelReason: null,
    },
    ruling,
  )
  const detail = { targetMs: clock.targetMs, ...(fromOpening ? { inForceAt: at, usedMs } : {}) }
  return { clock, facts: [factOf(clock, 'started', { at: startedAt, eventId: scene.event.eventId, detail })] }
}

/**
 * The part of every change of phase that is the same: time used so far, the phase, since when and by which event. Whoever holds the
 * ticket now has held it since `countedFrom`: a change of holder is taken up before anything else that the event does.
 */
function moveTo(clock: Clock, phase: Clock['phase'], scene: Scene, ruling: Ruling): Clock {
  const at = scene.event.occurredAt
  return {
    ...clock,
    phase,
    phaseSince: at,
    phaseEventId: scene.event.eventId,
    ...accrue(clock, ruling.calendar, holderOf(scene.ticket), at),
    countedFrom: at,
  }
}

export function pause(scene: Scene, clock: Clock, ruling: Ruling): Step {
  const paused = arm(moveTo(clock, nextPhase(clock.phase, 'pause'), scene, ruling), ruling)
  const detail = { usedMs: paused.usedMs, reason: scene.ticket.statusReason ?? scene.ticket.status }
  return { clock: paused, facts: [factOf(paused, 'paused', { ...causeOf(scene), detail })] }
}

export function resume(scene: Scene, clock: Clock, ruling: Ruling): Step {
  const resumed = arm(moveTo(clock, nextPhase(clock.phase, 'resume'), scene, ruling), ruling)
  const detail = { usedMs: resumed.usedMs }
  return { clock: resumed, facts: [factOf(resumed, 'resumed', { ...causeOf(scene), detail })] }
}

/** Ends a cycle: met when no deadline had passed before this instant, else finished with its overrun. */
export function stop(scene: Scene, clock: Clock, ruling: Ruling): Step {
  const moved = moveTo(clock, nextPhase(clock.phase, 'stop'), scene, ruling)
  const breached = clock.breachedAt !== null
  const stopped = arm(
    { ...moved, verdict: breached ? 'breached' : 'met', stoppedAt: scene.event.occurredAt },
    ruling,
  )
  const { usedMs, targetMs, shares } = stopped
  const overrun: ClockFact['detail'] = breached ? { overrunMs: Math.max(0, usedMs - targetMs) } : {}
  const fact = factOf(stopped, breached ? 'finished' : 'met', {
    ...causeOf(scene),
    detail: { usedMs, ...overrun, shares },
  })
  return { clock: stopped, facts: [fact] }
}

export function cancel(scene: Scene, clock: Clock, ruling: Ruling, reason: string): Step {
  const moved = moveTo(clock, nextPhase(clock.phase, 'cancel'), scene, ruling)
  const cancelled = arm({ ...moved, cancelReason: reason }, ruling)
  const detail = { usedMs: cancelled.usedMs, reason }
  return { clock: cancelled, facts: [factOf(cancelled, 'cancelled', { ...causeOf(scene), detail })] }
}

/** Goes on with the time used before: the last stop decides, an earlier `met` is superseded (CLK-10). */
export function reopenResumed(scene: Scene, clock: Clock, ruling: Ruling): Step {
  const moved = moveTo(clock, nextPhase(clock.phase, 'reopen'), scene, ruling)
  const reopened = arm(
    {
      ...moved,
      verdict: clock.breachedAt === null ? 'pending' : 'breached',
      stoppedAt: null,
      cancelReason: null,
    },
    ruling,
  )
  const detail = { mode: 'resume', usedMs: reopened.usedMs }
  return { clock: reopened, facts: [factOf(reopened, 'reopened', { ...causeOf(scene), detail })] }
}

/** Begins the same cycle anew: its result, a breach included, is replaced. */
export function reopenRestarted(scene: Scene, clock: Clock, ruling: Ruling): Step {
  const at = scene.event.occurredAt
  const moved = moveTo(clock, nextPhase(clock.phase, 'reopen'), scene, ruling)
  const reopened = arm(
    {
      ...moved,
      verdict: 'pending',
      startedAt: at,
      usedMs: 0,
      shares: [],
      targetMs: targetWorkMs(ruling.target, ruling.calendar, at),
      crossed: [],
      round: clock.round + 1,
      breachedAt: null,
      stoppedAt: null,
      cancelReason: null,
    },
    ruling,
  )
  const detail = { mode: 'restart', usedMs: 0, targetMs: reopened.targetMs }
  return { clock: reopened, facts: [factOf(reopened, 'reopened', { ...causeOf(scene), detail })] }
}

function causeOf(scene: Scene): { readonly at: number; readonly eventId: string } {
  return { at: scene.event.occurredAt, eventId: scene.event.eventId }
}
