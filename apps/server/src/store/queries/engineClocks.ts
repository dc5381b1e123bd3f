import type { Clock } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import { toBoardAttributes, toClock } from '../fromPg.js'
import type { BoardAttributes, ClockRow, PgRow } from '../records.js'
import { assignments, type Column, columnNames, parameters, unnested, values } from './engineColumns.js'
import { idArray } from './engineTickets.js'

/**
 * One row of `clock` as the engine works with it. In parts, because these are made by the ten thousand: an object of
 * forty fields that is copied field by field costs more than deciding what is in it.
 */
export interface ClockRecord {
  /** Empty until a new row is written, which fills it in. */
  id: string
  readonly ticket: { readonly id: string }
  readonly clock: Clock
  readonly board: BoardAttributes
  readonly agreementKind: ClockRow['agreementKind']
  readonly calendar: string
  readonly generation: number
  readonly version: number
  readonly live: boolean
}

const KEY: readonly Column<ClockRecord>[] = [
  ['ticket_id', 'bigint', (row) => row.ticket.id],
  ['agreement_id', 'text', ({ clock }) => clock.agreementId],
  ['metric', 'text', ({ clock }) => clock.metric],
  ['cycle', 'int', ({ clock }) => clock.cycle],
]

/** Never changes. */
const BIRTH: readonly Column<ClockRecord>[] = [
  ['source', 'text', ({ board }) => board.source],
  ['ticket_key', 'text', ({ board }) => board.ticketKey],
]

/** What crossing a threshold can change. */
export const JUDGED: readonly Column<Pick<ClockRecord, 'clock'>>[] = [
  ['verdict', 'text', ({ clock }) => clock.verdict],
  ['deadline_at', 'instant', ({ clock }) => clock.deadlineAt],
  ['crossed', 'text[]', ({ clock }) => clock.crossed],
  ['next_threshold', 'text', ({ clock }) => clock.nextThreshold],
  ['next_threshold_at', 'instant', ({ clock }) => clock.nextThresholdAt],
  ['breached_at', 'instant', ({ clock }) => clock.breachedAt],
]

const REST: readonly Column<ClockRecord>[] = [
  ['agreement_version', 'int', ({ clock }) => clock.agreementVersion],
  ['target_id', 'text', ({ clock }) => clock.targetId],
  ['selected_target_id', 'text', ({ clock }) => clock.selectedTargetId],
  ['agreement_kind', 'text', (row) => row.agreementKind],
  ['calendar', 'text', (row) => row.calendar],
  ['phase', 'text', ({ clock }) => clock.phase],
  ['started_at', 'instant', ({ clock }) => clock.startedAt],
  ['phase_since', 'instant', ({ clock }) => clock.phaseSince],
  ['phase_event_id', 'text', ({ clock }) => clock.phaseEventId],
  ['counted_from', 'instant', ({ clock }) => clock.countedFrom],
  ['used_ms', 'bigint', ({ clock }) => clock.usedMs],
  ['shares', 'jsonb', ({ clock }) => clock.shares],
  ['target_ms', 'bigint', ({ clock }) => clock.targetMs],
  ['round', 'int', ({ clock }) => clock.round],
  ['stopped_at', 'instant', ({ clock }) => clock.stoppedAt],
  ['booked', 'jsonb or null', ({ clock }) => clock.booked],
  ['due_at_opening', 'boolean', ({ clock }) => clock.dueAtOpening],
  ['cancel_reason', 'text', ({ clock }) => clock.cancelReason],
  ['generation', 'int', (row) => row.generation],
  ['live', 'boolean', (row) => row.live],
  ['subject', 'text', ({ board }) => board.subject],
  ['priority', 'text', ({ board }) => board.priority],
  ['impact', 'text', ({ board }) => board.impact],
  ['service', 'text', ({ board }) => board.service],
  ['customer', 'text', ({ board }) => board.customer],
  ['party', 'text', ({ board }) => board.party],
  ['team', 'text', ({ board }) => board.team],
  ['line', 'text', ({ board }) => board.line],
  ['agent', 'text', ({ board }) => board.agent],
  ['status', 'text', ({ board }) => board.status],
  ['status_reason', 'text', ({ board }) => board.statusReason],
]

const ALL = [...KEY, ...BIRTH, ...JUDGED, ...REST]

/** Straight from the row: a flat clock in between would be forty fields copied twice for nothing. */
const toClockRecord = (row: PgRow): ClockRecord => ({
  id: String(row.id),
  ticket: { id: String(row.ticket_id) },
  clock: toClock(row),
  board: toBoardAttributes(row),
  agreementKind: row.agreement_kind as ClockRow['agreementKind'],
  calendar: row.calendar as string,
  generation: row.generation as number,
  version: row.version as number,
  live: row.live as boolean,
})

/** The clocks of locked tickets. They are not locked themselves: `updateClocks` notices a settlement in between. */
export async function loadClocks(client: PoolClient, ticketIds: readonly string[]): Promise<ClockRecord[]> {
  const { rows } = await client.query({
    name: 'engine-load-clocks',
    text: 'SELECT * FROM clock WHERE ticket_id = ANY($1::bigint[]) ORDER BY ticket_id, cycle',
    values: [idArray(ticketIds)],
  })
  return rows.map(toClockRecord)
}

const INSERT = `INSERT INTO clock (${columnNames(ALL)})
  SELECT ${values(ALL, 'w')} FROM ${unnested(ALL, 'w', true)} ORDER BY w.ord RETURNING id`

/** Writes new clocks and fills in their ids. */
export async function insertClocks(client: PoolClient, rows: readonly ClockRecord[]): Promise<void> {
  const inserted = await client.query({
    name: 'engine-insert-clocks',
    text: INSERT,
    values: parameters(ALL, rows),
  })
  for (const [index, row] of inserted.rows.entries()) rows[index]!.id = String(row.id)
}

type Guarded = Pick<ClockRecord, 'id' | 'version'>

/** The columns behind those that find a row as it was read. */
const guarded = <Row extends Guarded>(columns: readonly Column<Row>[]): readonly Column<Row>[] => [
  ['id', 'bigint', (row) => row.id],
  ['version', 'int', (row) => row.version],
  ...columns,
]

/**
 * A statement that writes columns of clocks over the versions they were read at and answers how many were still at it. Fewer than given
 * means that somebody settled one in between: the caller starts over.
 */
export function guardedUpdate<Row extends Guarded>(name: string, columns: readonly Column<Row>[]) {
  const written = guarded(columns)
  const text = `UPDATE clock c SET ${assignments(columns, 'w')}, version = c.version + 1
   FROM ${unnested(written, 'w')} WHERE c.id = w.id AND c.version = w.version`
  return async (client: PoolClient, rows: readonly Row[]): Promise<number> => {
    const { rowCount } = await client.query({ name, text, values: parameters(written, rows) })
    return rowCount ?? 0
  }
}

/** What of a clock can change. */
export const updateClocks = guardedUpdate('engine-update-clocks', [...JUDGED, ...REST])

const DELETE_COLUMNS = guarded([])
const DELETE = `DELETE FROM clock c USING ${unnested(DELETE_COLUMNS, 'w')}
  WHERE c.id = w.id AND c.version = w.version`

/** Removes clocks that, after a correction, never were; guarded as `updateClocks`. Their facts stay, each retracted. */
export async function deleteClocks(client: PoolClient, rows: readonly ClockRecord[]): Promise<number> {
  const { rowCount } = await client.query({
    name: 'engine-delete-clocks',
    text: DELETE,
    values: parameters(DELETE_COLUMNS, rows),
  })
  return rowCount ?? 0
}
