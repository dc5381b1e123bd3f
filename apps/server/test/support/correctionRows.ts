import type { CorrectedClockRow, CorrectionRow } from '../../src/store/tables/corrections.tables.js'

const AT = Date.UTC(2026, 10, 20, 3)
const ID = '11111111-1111-4111-8111-111111111111'

export const aCorrection = (differs: Partial<CorrectionRow> = {}): CorrectionRow => ({
  ...{ id: ID, agreementId: 'sla', version: 2, periodFrom: AT, periodTo: AT + 1, at: AT + 2 },
  ...{ reason: 'ten hours were meant', actor: 'Sari' },
  ...{ judged: 3, rawMet: 1, rawBreached: 2, met: 2, breached: 1, elsewhere: 0 },
  ...differs,
})

export const aCorrectedClock = (differs: Partial<CorrectedClockRow> = {}): CorrectedClockRow => ({
  ...{ correctionId: ID, place: 0, agreementId: 'sla', ticketId: '7', source: 'desk', ticketKey: 'T-1' },
  ...{ metric: 'resolution', cycle: 1 },
  raw: { verdict: 'breached', at: AT, targetId: 'solve', version: 1 },
  corrected: { verdict: 'met', at: AT + 1, targetId: 'solve', version: 2 },
  ...differs,
})
