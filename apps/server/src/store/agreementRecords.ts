import type { AgreementEntry, CalendarDefinition, DueKind as ClauseDueKind, Instant } from '@tenggat/domain'

/** One row of `agreement_entry`: the log of an agreement, append-only, each hash covering the one before. */
export type AgreementEntryRow = AgreementEntry

export type DueKind = 'takesEffect' | 'ends' | 'terminates' | ClauseDueKind

/** One row of `agreement_due`: what happens to a version by itself, and when it did. */
export interface AgreementDueRow {
  readonly agreementId: string
  readonly version: number
  readonly kind: DueKind
  readonly dueAt: Instant
  readonly doneAt: Instant | null
}

/** One row of `calendar_revision`: a calendar that several agreements use, as it stood from one moment on. */
export interface CalendarRevisionRow {
  readonly calendarId: string
  readonly revision: number
  readonly definition: CalendarDefinition
  readonly recordedAt: Instant
  readonly recordedBy: string
}
