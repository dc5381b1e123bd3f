import type {
  DeadLetterRow,
  SourceDayRow,
  SourceSecretRow,
  SourceSettingRow,
} from '../../src/store/sourceRecords.js'

const AT = Date.UTC(2026, 10, 20, 3)

export const aSetting = (differs: Partial<SourceSettingRow> = {}): SourceSettingRow => ({
  source: 'hooks',
  kind: 'generic',
  mapping: 'ticketKey: x',
  createdAt: AT,
  createdBy: 'person:admin@example.com',
  creationId: '11111111-1111-4111-8111-111111111111',
  disabledAt: AT + 1,
  ...differs,
})

export const aSecret = (differs: Partial<SourceSecretRow> = {}): SourceSecretRow => ({
  source: 'hooks',
  id: '11111111-1111-4111-8111-111111111111',
  sealed: Buffer.from('01ff', 'hex'),
  createdAt: AT,
  expiresAt: AT + 1,
  ...differs,
})

export const aDay = (differs: Partial<SourceDayRow> = {}): SourceDayRow => ({
  source: 'hooks',
  day: '2026-11-20',
  recorded: 3,
  duplicates: 2,
  refused: 1,
  lastEventAt: AT,
  lastRefusalAt: AT + 1,
  lastRefusal: 'empty',
  ...differs,
})

export const aLetter = (differs: Partial<DeadLetterRow> = {}): DeadLetterRow => ({
  source: 'hooks',
  id: '1',
  receivedAt: AT,
  deliveryId: 'msg-1',
  headers: { 'webhook-id': 'msg-1' },
  body: Buffer.from('{"a":1}'),
  code: 'unknownValue',
  message: '"odd" has no meaning',
  path: 'issue.state',
  attempts: 2,
  lastAttemptAt: AT + 1,
  resolvedAt: AT + 2,
  resolution: 'replayed',
  ...differs,
})
