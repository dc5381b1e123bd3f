import type { Instant, Metric, Verdict } from '@tenggat/domain'
import type { Period } from '../clocks/clockQuestion.js'

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

/** What a period came to, and what it comes to under the corrected version. */
export interface CorrectionFigures {
  /** Clocks on record that were decided in the period under other versions. */
  readonly judged: number
  readonly rawMet: number
  readonly rawBreached: number
  /** Of the same tickets, decided in the period under the corrected version. */
  readonly met: number
  readonly breached: number
  /** Decided outside the period by the corrected version, or not at all. */
  readonly elsewhere: number
}

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
