import type { Instant, Metric } from '@tenggat/domain'
import { EntitySchema } from 'typeorm'
import { instant, int, jsonOrNull, key, rowId, text } from './columns.js'

/** One row of `correction`: a closed period judged anew, for ever. */
export interface CorrectionRow {
  readonly id: string
  readonly agreementId: string
  readonly version: number
  readonly periodFrom: Instant
  readonly periodTo: Instant
  readonly reason: string
  readonly actor: string
  readonly at: Instant
  readonly judged: number
  readonly rawMet: number
  readonly rawBreached: number
  readonly met: number
  readonly breached: number
  readonly elsewhere: number
}

/** One row of `corrected_clock`: a clock that a correction judges otherwise. */
export interface CorrectedClockRow {
  readonly correctionId: string
  readonly place: number
  readonly agreementId: string
  readonly ticketId: string
  readonly source: string
  readonly ticketKey: string
  readonly metric: Metric
  readonly cycle: number
  readonly raw: unknown
  readonly corrected: unknown
}

export const correctionTable = new EntitySchema<CorrectionRow>({
  name: 'correction',
  columns: {
    id: key({ name: 'id', type: 'uuid' }),
    agreementId: text('agreement_id'),
    version: int('version'),
    periodFrom: instant('period_from'),
    periodTo: instant('period_to'),
    reason: text('reason'),
    actor: text('actor'),
    at: instant('at'),
    judged: int('judged'),
    rawMet: int('raw_met'),
    rawBreached: int('raw_breached'),
    met: int('met'),
    breached: int('breached'),
    elsewhere: int('elsewhere'),
  },
})

export const correctedClockTable = new EntitySchema<CorrectedClockRow>({
  name: 'corrected_clock',
  columns: {
    correctionId: key({ name: 'correction_id', type: 'uuid' }),
    place: key(int('place')),
    agreementId: text('agreement_id'),
    ticketId: rowId('ticket_id'),
    source: text('source'),
    ticketKey: text('ticket_key'),
    metric: text('metric'),
    cycle: int('cycle'),
    raw: jsonOrNull('raw'),
    corrected: jsonOrNull('corrected'),
  },
})
