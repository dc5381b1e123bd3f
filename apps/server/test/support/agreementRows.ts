import type { EntryOf } from '@tenggat/domain'
import { workweek } from '@tenggat/domain/testing'
import type {
  AgreementDueRow,
  AgreementEntryRow,
  CalendarRevisionRow,
} from '../../src/store/agreementRecords.js'

const AT = Date.UTC(2026, 10, 20, 9, 30, 15, 123)

export const anEntry = (differs: Partial<EntryOf<'rejected'>> = {}): AgreementEntryRow => ({
  agreementId: 'acme',
  seq: 1,
  version: 1,
  at: AT,
  actor: { principal: 'person:siti@acme.example', name: 'Siti', email: 'siti@acme.example', party: 'acme' },
  action: 'rejected',
  reason: 'too slow',
  detail: { stakeholder: 'siti', contentHash: 'c0ffee' },
  prevHash: '0'.repeat(64),
  hash: 'f'.repeat(64),
  ...differs,
})

export const aDue = (differs: Partial<AgreementDueRow> = {}): AgreementDueRow => ({
  agreementId: 'acme',
  version: 1,
  kind: 'takesEffect',
  dueAt: AT,
  doneAt: AT + 4,
  ...differs,
})

export const aCalendarRevision = (differs: Partial<CalendarRevisionRow> = {}): CalendarRevisionRow => ({
  calendarId: 'office',
  revision: 1,
  definition: workweek('09:00', '17:00', 'Asia/Jakarta'),
  recordedAt: AT,
  recordedBy: 'token:abc',
  ...differs,
})
