import { EntitySchema } from 'typeorm'
import type { AgreementDueRow, AgreementEntryRow, CalendarRevisionRow } from '../agreementRecords.js'
import type { StoredVersionRow } from '../records.js'
import { instant, instantOrNull, int, json, jsonOrNull, key, text, textOrNull } from './columns.js'

export const agreementDueTable = new EntitySchema<AgreementDueRow>({
  name: 'agreement_due',
  columns: {
    agreementId: key(text('agreement_id')),
    version: key(int('version')),
    kind: key(text('kind')),
    dueAt: instant('due_at'),
    doneAt: instantOrNull('done_at'),
  },
})

export const agreementEntryTable = new EntitySchema<AgreementEntryRow>({
  name: 'agreement_entry',
  columns: {
    agreementId: key(text('agreement_id')),
    seq: key(int('seq')),
    version: int('version'),
    at: instant('at'),
    actor: json('actor'),
    action: text('action'),
    reason: textOrNull('reason'),
    detail: json('detail'),
    prevHash: text('prev_hash'),
    hash: text('hash'),
  },
})

/** One row of `agreement_party`: a party that an agreement is about, in any of its versions. */
export interface AgreementPartyRow {
  readonly partyId: string
  readonly agreementId: string
}

export const agreementPartyTable = new EntitySchema<AgreementPartyRow>({
  name: 'agreement_party',
  columns: {
    partyId: key(text('party_id')),
    agreementId: key(text('agreement_id')),
  },
})

export const agreementVersionTable = new EntitySchema<StoredVersionRow>({
  name: 'agreement_version',
  columns: {
    agreementId: key(text('agreement_id')),
    version: key(int('version')),
    kind: text('kind'),
    state: text('state'),
    revision: int('revision'),
    content: text('content'),
    running: textOrNull('running'),
    outline: json('outline'),
    document: text('document'),
    contentHash: text('content_hash'),
    runningHash: textOrNull('running_hash'),
    inForce: json('in_force'),
    recordedAt: instant('recorded_at'),
    recordedBy: text('recorded_by'),
    activatedAt: instantOrNull('activated_at'),
    cause: jsonOrNull('cause'),
  },
})

export const calendarRevisionTable = new EntitySchema<CalendarRevisionRow>({
  name: 'calendar_revision',
  columns: {
    calendarId: key(text('calendar_id')),
    revision: key(int('revision')),
    definition: json('definition'),
    recordedAt: instant('recorded_at'),
    recordedBy: text('recorded_by'),
  },
})
