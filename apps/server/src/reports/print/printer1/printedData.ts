import type { AgreementEntry, AgreementTerms, Instant, RunningTerms } from '@tenggat/domain'
import type { Language } from '../../customer/language.js'

/** What a printed page holds as data: all that is shown on it follows from this, and every hash can be recomputed. */
export interface PrintedData {
  readonly agreementId: string
  readonly version: number
  readonly terms: AgreementTerms
  readonly contentHash: string
  /** Null for a draft. */
  readonly running: RunningTerms | null
  readonly runningHash: string | null
  /** The log of all versions, oldest first. */
  readonly entries: readonly AgreementEntry[]
  readonly printedAt: Instant
  readonly language: Language
}
