import type { Instant } from '../time/instant.js'
import type { Clock, ThresholdId } from './clock.js'
import type { Share } from './holder.js'
import type { Metric } from './metrics/metrics.js'

export const FACT_KINDS = [
  'started',
  'paused',
  'resumed',
  'atRisk',
  'breached',
  'overdue',
  'voided',
  'met',
  'finished',
  'reopened',
  'retargeted',
  'migrated',
  'joined',
  'cancelled',
  'retracted',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

/**
 * What happened to a clock, as the fold tells it. `at` is the true instant; when it was recorded is the store's to say.
 * Two folds agree when their lists of facts are equal.
 */
export interface Fact {
  readonly agreementId: string
  readonly metric: Metric
  readonly cycle: number
  readonly kind: Exclude<FactKind, 'retracted'>
  readonly at: Instant
  /** Set for `atRisk`, `breached` and `overdue`, and where a clock went on by itself. */
  readonly threshold: ThresholdId | null
  readonly round: number
  /** The event that caused it; null for a threshold that time alone crossed. */
  readonly eventId: string | null
  readonly targetId: string
  /** Present deadline after the fact; null while paused or ended. */
  readonly deadlineAt: Instant | null
  /** Numbers that belong to the kind: `usedMs`, `overrunMs`, `fromTargetId`, `mode`, `reason`, `shares` … */
  readonly detail: Readonly<Record<string, string | number | null | readonly Share[]>>
}

interface Cause {
  readonly at: Instant
  readonly eventId: string | null
  readonly threshold?: ThresholdId
  readonly detail?: Fact['detail']
}

/** The fact that `kind` happened to `clock`, told by the clock as it stands afterwards. */
export function factOf(clock: Clock, kind: Fact['kind'], cause: Cause): Fact {
  return {
    agreementId: clock.agreementId,
    metric: clock.metric,
    cycle: clock.cycle,
    kind,
    at: cause.at,
    threshold: cause.threshold ?? null,
    round: clock.round,
    eventId: cause.eventId,
    targetId: clock.targetId,
    deadlineAt: clock.deadlineAt,
    detail: cause.detail ?? {},
  }
}
