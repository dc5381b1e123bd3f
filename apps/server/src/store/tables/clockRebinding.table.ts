import { EntitySchema } from 'typeorm'
import type { RebindingRow } from '../records.js'
import { instant, instantOrNull, int, key, text, textOrNull } from './columns.js'

export const clockRebindingTable = new EntitySchema<RebindingRow>({
  name: 'clock_migration',
  columns: {
    id: key({ name: 'id', type: 'uuid' }),
    agreementId: text('agreement_id'),
    toVersion: int('to_version'),
    at: instant('at'),
    cause: text('cause'),
    actor: text('actor'),
    reason: textOrNull('reason'),
    movedTickets: int('moved_tickets'),
    movedClocks: int('moved_clocks'),
    finishedAt: instantOrNull('finished_at'),
  },
})
