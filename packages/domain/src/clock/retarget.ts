import { type Allowance, allowanceOf, dueFrom } from '../agreement/allowance.js'
import type { RetargetMode } from '../agreement/clauses/targets.js'
import type { Ruleset } from './agreements.js'
import { book } from './booked.js'
import { type Clock, DEADLINE } from './clock.js'
import type { Context, Step } from './context.js'
import { factOf } from './fact.js'
import { holderOf, sumOf } from './holder.js'
import { accrue, arm, thresholdsOf, usedAt } from './thresholds.js'
import { workUnder } from './timeline.js'

/** Time used and time allowed under a target that comes into force. */
interface Carried extends Allowance {
  readonly usedMs: number
  readonly shares: Clock['shares']
}

function carryFromStart(context: Context, clock: Clock, to: Ruleset): Carried {
  const at = context.event.occurredAt
  const shares = workUnder(context.timeline(), to, clock.metric, context.source, clock.startedAt, at)
  return { usedMs: sumOf(shares), shares, ...allowanceOf(to.target, to.calendar, clock.startedAt) }
}

function carried(context: Context, clock: Clock, from: Ruleset, to: Ruleset, mode: RetargetMode): Carried {
  const at = context.event.occurredAt
  switch (mode) {
    case 'carryElapsed':
      return {
        ...accrue(clock, from.calendar, holderOf(context.ticket), at),
        ...allowanceOf(to.target, to.calendar, clock.startedAt),
      }
    case 'restart':
      return { usedMs: 0, shares: [], ...allowanceOf(to.target, to.calendar, at) }
    case 'carryFromStart':
    case 'tightenOnly':
      return carryFromStart(context, clock, to)
  }
}

/** Thresholds that stay crossed: those the new target has too and that are still behind; a standing breach always. */
function stillCrossed(clock: Clock, to: Ruleset, { usedMs, targetMs }: Carried): readonly string[] {
  const behind = new Set(
    thresholdsOf(to.target, targetMs)
      .filter(({ workMs }) => workMs <= usedMs)
      .map(({ id }) => id),
  )
  return clock.crossed.filter((id) => (id === DEADLINE ? clock.breachedAt !== null : behind.has(id)))
}

/** A verdict stays booked under the target that it was decided under; what it is late by stays what it is. */
function rebooked(context: Context, clock: Clock, from: Ruleset, offered: Carried): Clock['booked'] {
  const { booked } = book(clock, context.before ?? context.ticket, context.versionOf(clock).terms)
  if (booked === null) return null
  const lateMs = usedAt(clock, from.calendar, context.event.occurredAt) - booked.lateAfterMs
  return { ...booked, lateAfterMs: offered.usedMs - lateMs }
}

/**
 * Puts another target in force on a live clock, by that target's own mode (CLK-8). A target of another version of the agreement
 * is told as a rebinding; there is no earlier promise to keep then, so tighten-only carries from the start (CLK-21).
 */
export function retarget(context: Context, clock: Clock, from: Ruleset, to: Ruleset): Step {
  const at = context.event.occurredAt
  const migrates = clock.agreementVersion !== context.agreement.version
  const own = to.target.retarget
  const mode = migrates && own === 'tightenOnly' ? 'carryFromStart' : own
  const offered = carried(context, clock, from, to, mode)
  const kept =
    mode === 'tightenOnly' &&
    // A paused clock is compared as though it resumed now.
    dueFrom(from.calendar, at, clock, usedAt(clock, from.calendar, at)) <=
      dueFrom(to.calendar, at, offered, offered.usedMs)
  const changed = kept
    ? { ...clock, selectedTargetId: to.target.id }
    : arm(
        {
          ...clock,
          ...offered,
          booked: rebooked(context, clock, from, offered),
          agreementVersion: to.version,
          targetId: to.target.id,
          selectedTargetId: to.target.id,
          countedFrom: at,
          crossed: stillCrossed(clock, to, offered),
          round: clock.round + 1,
        },
        to,
      )
  const versions = migrates
    ? { fromVersion: clock.agreementVersion, toVersion: context.agreement.version, ...context.migration }
    : {}
  const detail = {
    ...versions,
    fromTargetId: from.target.id,
    toTargetId: to.target.id,
    mode,
    outcome: kept ? 'kept' : 'adopted',
    usedMs: usedAt(changed, (kept ? from : to).calendar, at),
    targetMs: changed.targetMs,
    previousDeadlineAt: clock.deadlineAt,
  }
  const kind = migrates ? 'migrated' : 'retargeted'
  return { clock: changed, facts: [factOf(changed, kind, { at, eventId: context.event.eventId, detail })] }
}
