import type { Instant, Metric, Verdict } from '@tenggat/domain'
import type { Period } from '../clocks/clockQuestion.js'
import type { CorrectionRow } from '../store/tables/corrections.tables.js'

/** A verdict on one clock: as it is on record, or as it would have been. */
export interface JudgedClock {
  readonly verdict: Verdict
  /** The deadline that was missed, or the stop; null while undecided. */
  readonly at: Instant | null
  readonly targetId: string
  readonly version: number
}

/** A clock that the corrected version judges otherwise; null on the side on which there is no such clock. */
export interface CorrectedClock {
  readonly ticketId: string
  readonly source: string
  readonly ticketKey: string
  readonly metric: Metric
  readonly cycle: number
  readonly raw: JudgedClock | null
  readonly corrected: JudgedClock | null
}

/**
 * What a period came to, and what it comes to under the corrected version. `judged`: clocks on record that were decided in the period under
 * other versions; `met`, `breached`: of the same tickets, decided in it under the corrected one; `elsewhere`: of those on record, decided by
 * it outside the period or not at all.
 */
export type CorrectionFigures = Pick<
  CorrectionRow,
  'judged' | 'rawMet' | 'rawBreached' | 'met' | 'breached' | 'elsewhere'
>

export interface CorrectionOrder {
  readonly agreementId: string
  /** The version that puts the earlier ones right. */
  readonly version: number
  readonly period: Period
  readonly reason: string
}

export interface Correction extends CorrectionOrder, CorrectionFigures {
  readonly id: string
  readonly actor: string
  readonly at: Instant
}
