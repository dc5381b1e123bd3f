import type { AuditEntryRow } from '../../src/store/auditRecords.js'
import type { PersonRow, SessionRow } from '../../src/store/records.js'

const AT = Date.UTC(2026, 10, 20, 9, 30, 15, 123)

export const aPerson = (differs: Partial<PersonRow> = {}): PersonRow => ({
  id: '33333333-3333-4333-8333-333333333333',
  email: 'Siti@Acme.example',
  name: 'Siti “Ops” 🔥',
  role: 'representative',
  parties: ['acme', 'provider'],
  password: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',
  language: 'id',
  createdAt: AT,
  disabledAt: AT + 1,
  lastSeenAt: AT + 2,
  ...differs,
})

aPerson.sparse = {
  id: '44444444-4444-4444-8444-444444444444',
  email: 'admin@tenggat.local',
  role: 'admin',
  parties: null,
  language: null,
  disabledAt: null,
  lastSeenAt: null,
} satisfies Partial<PersonRow>

export const aSession = (differs: Partial<SessionRow> = {}): SessionRow => ({
  id: '55555555-5555-4555-8555-555555555555',
  personId: '33333333-3333-4333-8333-333333333333',
  digest: Buffer.from('00ff11', 'hex'),
  createdAt: AT,
  expiresAt: AT + 10,
  endedAt: AT + 5,
  ...differs,
})

aSession.sparse = {
  id: '66666666-6666-4666-8666-666666666666',
  digest: Buffer.from('00ff12', 'hex'),
  endedAt: null,
} satisfies Partial<SessionRow>

export const anAuditEntry = (differs: Partial<AuditEntryRow> = {}): AuditEntryRow => ({
  id: '1',
  at: AT,
  actor: 'person:siti@acme.example',
  action: 'roleChanged',
  subject: 'person:budi@acme.example',
  address: '192.0.2.7',
  detail: { from: 'viewer', to: 'admin' },
  ...differs,
})
