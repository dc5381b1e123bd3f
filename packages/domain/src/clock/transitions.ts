import { allowanceOf } from '../agreement/allowance.js'
import { countsFromStart } from '../agreement/clauses/targets.js'
import { resumptionOf } from '../agreement/pausing.js'
import type { Ruleset } from './agreements.js'
import { beginningOf, hasBegun } from './beginnings.js'
import { overrunOf } from './booked.js'
import { type CancelReason, type Clock, RESUMPTION } from './clock.js'
import type { Context, Step } from './context.js'
import { type Fact, factOf } from './fact.js'
import { holderOf, sumOf } from './holder.js'
import { nextPhase } from './machine.js'
import type { Metric } from './metrics/metrics.js'
import { accrue, arm } from './thresholds.js'
import { workUnder } from './timeline.js'

/**
 * Begins a cycle. A target that first applies to a ticket already open counts from its beginning, mostly the opening, where its mode
 * carries from the start, and from now otherwise (CLK-9).
 */
export function start(
  context: Context,
  metric: Metric,
  ruleset: Ruleset,
  cycle: number,
  late: boolean,
): Step {
  const at = context.event.occurredAt
  const { target, calendar } = ruleset
  const { before, source } = context
  // What had begun it before it came into force began it then.
  const countsBack =
    late && countsFromStart(target.retarget) && before !== null && hasBegun(target, before, source)
  const startedAt = countsBack ? beginningOf(target, context.timeline(), source) : at
  const shares = countsBack ? workUnder(context.timeline(), ruleset, metric, source, startedAt, at) : []
  const usedMs = sumOf(shares)
  const clock = arm(
    {
      agreementId: context.agreement.id,
      agreementVersion: ruleset.version,
      metric,
      cycle,
      targetId: target.id,
      selectedTargetId: target.id,
      phase: 'running',
      verdict: 'pending',
      startedAt,
      phaseSince: at,
      phaseEventId: context.event.eventId,
      countedFrom: at,
      usedMs,
      shares,
      ...allowanceOf(target, calendar, startedAt),
      deadlineAt: null,
      crossed: [],
      nextThreshold: null,
      nextThresholdAt: null,
      round: 1,
      breachedAt: null,
      stoppedAt: null,
      booked: null,
      cancelReason: null,
    },
    ruleset,
  )
  const detail = { targetMs: clock.targetMs, ...(countsBack ? { inForceAt: at, usedMs } : {}) }
  return {
    clock,
    facts: [factOf(clock, 'started', { at: startedAt, eventId: context.event.eventId, detail })],
  }
}

/**
 * The part of every change of phase that is the same: time used so far, the phase, since when and by which event. Whoever holds the
 * ticket now has held it since `countedFrom`: a change of holder is taken up before anything else that the event does.
 */
function moveTo(clock: Clock, phase: Clock['phase'], context: Context, ruleset: Ruleset): Clock {
  const at = context.event.occurredAt
  return {
    ...clock,
    phase,
    phaseSince: at,
    phaseEventId: context.event.eventId,
    ...accrue(clock, ruleset.calendar, holderOf(context.ticket), at),
    countedFrom: at,
  }
}

export function pause(context: Context, clock: Clock, ruleset: Ruleset): Step {
  return pausedUntil(
    context,
    arm(moveTo(clock, nextPhase(clock.phase, 'pause'), context, ruleset), ruleset),
    ruleset,
  )
}

/** CLK-34: a paused clock with the instant at which it goes on by itself, if the event tells one. */
export function pausedUntil(context: Context, clock: Clock, { target }: Ruleset): Step {
  const { ticket, source, event } = context
  const resumesAt = resumptionOf(target, ticket, source, event.occurredAt)
  const goesOn = { nextThreshold: resumesAt === null ? null : RESUMPTION, nextThresholdAt: resumesAt }
  const paused = { ...clock, ...goesOn, phaseEventId: event.eventId }
  const reason = ticket.statusReason ?? ticket.status
  const detail = { usedMs: paused.usedMs, reason, ...(resumesAt === null ? {} : { resumesAt }) }
  return { clock: paused, facts: [factOf(paused, 'paused', { ...causeOf(context), detail })] }
}

export function resume(context: Context, clock: Clock, ruleset: Ruleset): Step {
  const resumed = arm(moveTo(clock, nextPhase(clock.phase, 'resume'), context, ruleset), ruleset)
  const detail = { usedMs: resumed.usedMs }
  return { clock: resumed, facts: [factOf(resumed, 'resumed', { ...causeOf(context), detail })] }
}

/** Ends a cycle: met when no deadline had passed before this instant, else finished with its overrun. */
export function stop(context: Context, clock: Clock, ruleset: Ruleset): Step {
  const moved = moveTo(clock, nextPhase(clock.phase, 'stop'), context, ruleset)
  const breached = clock.breachedAt !== null
  const stopped = arm(
    { ...moved, verdict: breached ? 'breached' : 'met', stoppedAt: context.event.occurredAt },
    ruleset,
  )
  const { usedMs, shares } = stopped
  const overrun: Fact['detail'] = breached ? { overrunMs: overrunOf(stopped, usedMs) } : {}
  const fact = factOf(stopped, breached ? 'finished' : 'met', {
    ...causeOf(context),
    detail: { usedMs, ...overrun, shares },
  })
  return { clock: stopped, facts: [fact] }
}

export function cancel(context: Context, clock: Clock, ruleset: Ruleset, reason: CancelReason): Step {
  const moved = moveTo(clock, nextPhase(clock.phase, 'cancel'), context, ruleset)
  const cancelled = arm({ ...moved, cancelReason: reason }, ruleset)
  const detail = { usedMs: cancelled.usedMs, reason }
  return { clock: cancelled, facts: [factOf(cancelled, 'cancelled', { ...causeOf(context), detail })] }
}

/** Goes on with the time used before: the last stop decides, an earlier `met` is superseded (CLK-10). */
export function reopenResumed(context: Context, clock: Clock, ruleset: Ruleset): Step {
  const moved = moveTo(clock, nextPhase(clock.phase, 'reopen'), context, ruleset)
  const reopened = arm(
    {
      ...moved,
      verdict: clock.breachedAt === null ? 'pending' : 'breached',
      stoppedAt: null,
      booked: clock.breachedAt === null ? null : clock.booked,
      cancelReason: null,
    },
    ruleset,
  )
  const detail = { mode: 'resume', usedMs: reopened.usedMs }
  return { clock: reopened, facts: [factOf(reopened, 'reopened', { ...causeOf(context), detail })] }
}

/** Begins the same cycle anew: its result, a breach included, is replaced. */
export function reopenRestarted(context: Context, clock: Clock, ruleset: Ruleset): Step {
  const at = context.event.occurredAt
  const moved = moveTo(clock, nextPhase(clock.phase, 'reopen'), context, ruleset)
  const reopened = arm(
    {
      ...moved,
      verdict: 'pending',
      startedAt: at,
      usedMs: 0,
      shares: [],
      ...allowanceOf(ruleset.target, ruleset.calendar, at),
      crossed: [],
      round: clock.round + 1,
      breachedAt: null,
      stoppedAt: null,
      booked: null,
      cancelReason: null,
    },
    ruleset,
  )
  const detail = { mode: 'restart', usedMs: 0, targetMs: reopened.targetMs }
  return { clock: reopened, facts: [factOf(reopened, 'reopened', { ...causeOf(context), detail })] }
}

function causeOf(context: Context): { readonly at: number; readonly eventId: string } {
  return { at: context.event.occurredAt, eventId: context.event.eventId }
}
