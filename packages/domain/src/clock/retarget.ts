import { type Allowance, allowanceOf, dueFrom } from '../agreement/allowance.js'
import type { RetargetMode } from '../agreement/clauses/targets.js'
import type { Instant } from '../time/instant.js'
import type { Ruleset } from './agreements.js'
import { book } from './booked.js'
import { type Clock, DEADLINE } from './clock.js'
import type { Context, Step } from './context.js'
import { type Fact, factOf } from './fact.js'
import { holderOf, sumOf } from './holder.js'
import { accrue, arm, thresholdsOf, usedAt } from './thresholds.js'
import { workUnder } from './timeline.js'

/** Time used and time allowed under a target that comes into force. */
export interface Carried extends Allowance {
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
    case 'void':
      return carryFromStart(context, clock, to)
  }
}

/** Thresholds that stay crossed: those the new target has too and that are still behind; a standing breach always. */
export function stillCrossed(clock: Clock, to: Ruleset, offered: Carried, at: Instant): readonly string[] {
  const behind = new Set(
    thresholdsOf(to.target, { ...offered, countedFrom: at }, to.calendar)
      .filter(({ workMs }) => workMs <= offered.usedMs)
      .map(({ id }) => id),
  )
  return clock.crossed.filter((id) => (id === DEADLINE ? clock.breachedAt !== null : behind.has(id)))
}

/** The clock as though it had missed nothing: under what comes into force it may miss again. */
const acquitted = (clock: Clock): Clock => ({ ...clock, verdict: 'pending', breachedAt: null, booked: null })

/** A verdict stays booked under the target that it was decided under; what it is late by stays what it is. */
export function rebooked(context: Context, clock: Clock, from: Ruleset, offered: Carried): Clock['booked'] {
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
  const mode = migrates && (own === 'tightenOnly' || own === 'void') ? 'carryFromStart' : own
  const voids = mode === 'void' && clock.breachedAt !== null
  const judged = voids ? acquitted(clock) : clock
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
          ...judged,
          ...offered,
          booked: rebooked(context, judged, from, offered),
          agreementVersion: to.version,
          targetId: to.target.id,
          selectedTargetId: to.target.id,
          countedFrom: at,
          crossed: stillCrossed(judged, to, offered, at),
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
  const cause = { at, eventId: context.event.eventId }
  const facts = [factOf(changed, kind, { ...cause, detail })]
  if (voids) facts.push(factOf(changed, 'voided', { ...cause, detail: missedBy(clock, from) }))
  return { clock: changed, facts }
}

/** The breach that counts no more; its own fact stays as it was told. */
const missedBy = ({ breachedAt, targetMs }: Clock, { target }: Ruleset): Fact['detail'] => ({
  breachedAt,
  missedTargetId: target.id,
  missedTargetMs: targetMs,
})
