import type { AgreementEntry, CalendarDefinition, Instant } from '@tenggat/domain'

/** One row of `agreement_entry`: the log of an agreement, append-only, each hash covering the one before. */
export type AgreementEntryRow = AgreementEntry

export const DUE_KINDS = ['takesEffect', 'noticeOpens', 'ends', 'terminates'] as const
export type DueKind = (typeof DUE_KINDS)[number]

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
