import type { AgreementAction, CalendarDefinition, Instant } from '@tenggat/domain'

/** Who did something to an agreement, as the log keeps it. */
export interface EntryActor {
  /** `person:<email>`, `token:<prefix>` or `system`. */
  readonly principal: string
  /** Id of the stakeholder the person is in this agreement; left out for everybody else. */
  readonly stakeholder?: string
  readonly name?: string
  /** Id of the party the stakeholder belongs to. */
  readonly party?: string
}

/** One row of `agreement_entry`: the log of an agreement, append-only, each hash covering the one before. */
export interface AgreementEntryRow {
  readonly agreementId: string
  /** From 1, without gaps. */
  readonly seq: number
  readonly version: number
  readonly at: Instant
  readonly actor: EntryActor
  readonly action: AgreementAction
  readonly reason: string | null
  readonly detail: Readonly<Record<string, unknown>>
  readonly prevHash: string
  readonly hash: string
}

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
