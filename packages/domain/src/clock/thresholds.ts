import { type Allowance, dueFrom } from '../agreement/allowance.js'
import type { AtRisk } from '../agreement/clauses/atRisk.js'
import type { Target } from '../agreement/clauses/targets.js'
import type { Calendar } from '../calendar/calendar.js'
import { workingDaysBefore } from '../calendar/workingDaysBefore.js'
import { type Instant, NEVER } from '../time/instant.js'
import type { Ruleset } from './agreements.js'
import { type Clock, DEADLINE, RESUMPTION, type ThresholdId } from './clock.js'
import { addShare, type Holder } from './holder.js'

export interface Threshold {
  readonly id: ThresholdId
  /** Open milliseconds after which it is crossed. */
  readonly workMs: number
}

/** A count that goes on: what was used by when, and what is allowed. */
type Run = Pick<Clock, 'countedFrom' | 'usedMs' | keyof Allowance>

function thresholdOf(atRisk: AtRisk, run: Run, calendar: Calendar): Threshold {
  const { targetMs } = run
  switch (atRisk.kind) {
    case 'percent':
      return { id: `percent:${atRisk.percent}`, workMs: Math.round((targetMs * atRisk.percent) / 100) }
    case 'before':
      return { id: `before:${atRisk.ms}`, workMs: Math.max(0, targetMs - atRisk.ms) }
    case 'daysBefore':
      return { id: `daysBefore:${atRisk.days}`, workMs: workBefore(atRisk.days, run, calendar) }
    case 'after':
      return { id: `after:${atRisk.ms}`, workMs: targetMs + atRisk.ms }
  }
}

/** The work that is done so many working days before the deadline of a count that goes on unpaused. */
function workBefore(days: number, run: Run, calendar: Calendar): number {
  const { countedFrom, usedMs, targetMs } = run
  const dueAt = dueFrom(calendar, countedFrom, run, usedMs)
  if (dueAt === NEVER) return targetMs
  const at = workingDaysBefore(calendar, dueAt, days)
  const workMs =
    at >= countedFrom
      ? usedMs + calendar.elapsed(countedFrom, at)
      : usedMs - calendar.elapsed(at, countedFrom)
  return Math.min(targetMs, Math.max(0, workMs))
}

/** Whether it is crossed only by a clock that is late already. */
export const isOverdue = (id: ThresholdId): boolean =>
  id.startsWith('after:') || (id.startsWith('percent:') && Number(id.slice('percent:'.length)) > 100)

/** The thresholds by the work at which they are crossed; the deadline last of those before it. */
export function thresholdsOf(target: Target, run: Run, calendar: Calendar): readonly Threshold[] {
  const stated = target.atRisk.map((atRisk) => thresholdOf(atRisk, run, calendar))
  stated.sort((a, b) => a.workMs - b.workMs || (a.id < b.id ? -1 : 1))
  return [
    ...stated.filter(({ id }) => !isOverdue(id)),
    { id: DEADLINE, workMs: run.targetMs },
    ...stated.filter(({ id }) => isOverdue(id)),
  ]
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
    const goesOn = clock.phase === 'paused' && clock.nextThreshold === RESUMPTION
    return goesOn
      ? { ...clock, deadlineAt }
      : { ...clock, deadlineAt, nextThreshold: null, nextThresholdAt: null }
  }
  const standing = clock.breachedAt !== null
  const deadlineAt =
    standing && clock.usedMs >= clock.targetMs
      ? clock.breachedAt
      : finite(dueFrom(calendar, clock.countedFrom, clock, clock.usedMs))
  // A clock that is late is at risk of nothing more, but may be told of as it gets later.
  const next = thresholdsOf(target, clock, calendar).find(
    ({ id }) => !clock.crossed.includes(id) && (!standing || isOverdue(id)),
  )
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
  return thresholdsOf(target, clock, calendar).some(
    (threshold) => clock.crossed.includes(threshold.id) && instantOf(clock, calendar, threshold) >= at,
  )
}
