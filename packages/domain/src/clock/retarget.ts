import type { RetargetMode } from '../agreement/clauses/targets.js'
import { targetWorkMs } from '../agreement/targetWorkMs.js'
import type { Calendar } from '../calendar/calendar.js'
import type { Instant } from '../time/instant.js'
import type { Ruleset } from './agreements.js'
import { type Clock, DEADLINE } from './clock.js'
import type { Context, Step } from './context.js'
import { factOf } from './fact.js'
import { holderOf, sumOf } from './holder.js'
import { accrue, arm, thresholdsOf, usedAt } from './thresholds.js'
import { workUnder } from './timeline.js'

/** Time used and time allowed under a target that comes into force. */
interface Carried {
  readonly usedMs: number
  readonly shares: Clock['shares']
  readonly targetMs: number
}

function carryFromStart(context: Context, clock: Clock, to: Ruleset): Carried {
  const at = context.event.occurredAt
  const shares = workUnder(context.timeline(), to, clock.metric, context.source, clock.startedAt, at)
  return { usedMs: sumOf(shares), shares, targetMs: targetWorkMs(to.target, to.calendar, clock.startedAt) }
}

function carried(context: Context, clock: Clock, from: Ruleset, to: Ruleset, mode: RetargetMode): Carried {
  const at = context.event.occurredAt
  switch (mode) {
    case 'carryElapsed':
      return {
        ...accrue(clock, from.calendar, holderOf(context.ticket), at),
        targetMs: targetWorkMs(to.target, to.calendar, clock.startedAt),
      }
    case 'restart':
      return { usedMs: 0, shares: [], targetMs: targetWorkMs(to.target, to.calendar, at) }
    case 'carryFromStart':
    case 'tightenOnly':
      return carryFromStart(context, clock, to)
  }
}

/** The deadline if the clock ran from `at` on; a paused clock is compared as though it resumed now. */
function dueFrom(at: Instant, calendar: Calendar, { usedMs, targetMs }: Omit<Carried, 'shares'>): Instant {
  return usedMs >= targetMs ? at : calendar.deadline(at, targetMs - usedMs)
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
    dueFrom(at, from.calendar, { usedMs: usedAt(clock, from.calendar, at), targetMs: clock.targetMs }) <=
      dueFrom(at, to.calendar, offered)
  const changed = kept
    ? { ...clock, selectedTargetId: to.target.id }
    : arm(
        {
          ...clock,
          ...offered,
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
