import { dueFrom } from '../agreement/allowance.js'
import type { AtRisk } from '../agreement/clauses/atRisk.js'
import type { Target } from '../agreement/clauses/targets.js'
import type { Calendar } from '../calendar/calendar.js'
import { type Instant, NEVER } from '../time/instant.js'
import type { Ruleset } from './agreements.js'
import { type Clock, DEADLINE, type ThresholdId } from './clock.js'
import { addShare, type Holder } from './holder.js'

export interface Threshold {
  readonly id: ThresholdId
  /** Open milliseconds after which it is crossed. */
  readonly workMs: number
}

function atRiskThreshold(atRisk: AtRisk, targetMs: number): Threshold {
  return atRisk.kind === 'percent'
    ? { id: `percent:${atRisk.percent}`, workMs: Math.round((targetMs * atRisk.percent) / 100) }
    : { id: `before:${atRisk.ms}`, workMs: Math.max(0, targetMs - atRisk.ms) }
}

/** The at-risk thresholds by the work at which they are crossed, the deadline last. */
export function thresholdsOf(target: Target, targetMs: number): readonly Threshold[] {
  const risks = target.atRisk.map((atRisk) => atRiskThreshold(atRisk, targetMs))
  risks.sort((a, b) => a.workMs - b.workMs || (a.id < b.id ? -1 : 1))
  return [...risks, { id: DEADLINE, workMs: targetMs }]
}

/** Open time used at `at`, which must not lie before the present phase began. */
export function usedAt(clock: Clock, calendar: Calendar, at: Instant): number {
  return clock.phase === 'running' ? clock.usedMs + calendar.elapsed(clock.countedFrom, at) : clock.usedMs
}

/** Time used up to `at`, and whose it was: from `countedFrom` on the ticket has been with `holder` (ATT-1). */
export function accrue(
  clock: Clock,
  calendar: Calendar,
  holder: Holder,
  at: Instant,
): Pick<Clock, 'usedMs' | 'shares'> {
  if (clock.phase !== 'running') return { usedMs: clock.usedMs, shares: clock.shares }
  const ms = calendar.elapsed(clock.countedFrom, at)
  return { usedMs: clock.usedMs + ms, shares: addShare(clock.shares, holder, ms) }
}

/** When a running clock crosses a threshold; work used up already counts from the moment the count began (CLK-5). */
export function instantOf(clock: Clock, calendar: Calendar, { id, workMs }: Threshold): Instant {
  if (id === DEADLINE) return dueFrom(calendar, clock.countedFrom, clock, clock.usedMs)
  return workMs <= clock.usedMs
    ? clock.countedFrom
    : calendar.deadline(clock.countedFrom, workMs - clock.usedMs)
}

const finite = (at: Instant): Instant | null => (at === NEVER ? null : at)

/** The same clock with its deadline and next threshold worked out anew from phase, count and target. */
export function arm(clock: Clock, { target, calendar }: Ruleset): Clock {
  if (clock.phase !== 'running') {
    const deadlineAt = clock.phase === 'stopped' ? clock.deadlineAt : null
    return { ...clock, deadlineAt, nextThreshold: null, nextThresholdAt: null }
  }
  const standing = clock.breachedAt !== null
  const deadlineAt =
    standing && clock.usedMs >= clock.targetMs
      ? clock.breachedAt
      : finite(dueFrom(calendar, clock.countedFrom, clock, clock.usedMs))
  const next = standing
    ? undefined
    : thresholdsOf(target, clock.targetMs).find(({ id }) => !clock.crossed.includes(id))
  const nextThresholdAt = next === undefined ? null : finite(instantOf(clock, calendar, next))
  return {
    ...clock,
    deadlineAt,
    nextThreshold: nextThresholdAt === null ? null : (next as Threshold).id,
    nextThresholdAt,
  }
}

/** True when a threshold was crossed at or after `at`: an event of that instant must then be judged anew (CLK-11). */
export function crossedSince(clock: Clock, { target, calendar }: Ruleset, at: Instant): boolean {
  if (clock.crossed.length === 0 || clock.phase !== 'running') return false
  return thresholdsOf(target, clock.targetMs).some(
    (threshold) => clock.crossed.includes(threshold.id) && instantOf(clock, calendar, threshold) >= at,
  )
}
