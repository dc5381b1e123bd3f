import type { Instant } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import { type ClockRow, toClockRow } from '../records.js'
import { assignments, type Column, columnNames, parameters, unnested, values } from './engineColumns.js'
import { idArray } from './engineTickets.js'

/** A clock as it is to be written; `id` is empty for a new one. */
export type ClockWrite = Omit<ClockRow, 'version'>

const KEY: readonly Column<ClockWrite>[] = [
  ['ticket_id', 'bigint', (row) => row.ticketId],
  ['agreement_id', 'text', (row) => row.agreementId],
  ['metric', 'text', (row) => row.metric],
  ['cycle', 'int', (row) => row.cycle],
]

/** What crossing a threshold can change. */
const JUDGED: readonly Column<ClockWrite>[] = [
  ['verdict', 'text', (row) => row.verdict],
  ['deadline_at', 'instant', (row) => row.deadlineAt],
  ['crossed', 'text[]', (row) => row.crossed],
  ['next_threshold', 'text', (row) => row.nextThreshold],
  ['next_threshold_at', 'instant', (row) => row.nextThresholdAt],
  ['breached_at', 'instant', (row) => row.breachedAt],
]

const REST: readonly Column<ClockWrite>[] = [
  ['agreement_version', 'int', (row) => row.agreementVersion],
  ['target_id', 'text', (row) => row.targetId],
  ['selected_target_id', 'text', (row) => row.selectedTargetId],
  ['calendar', 'text', (row) => row.calendar],
  ['phase', 'text', (row) => row.phase],
  ['started_at', 'instant', (row) => row.startedAt],
  ['phase_since', 'instant', (row) => row.phaseSince],
  ['phase_event_id', 'text', (row) => row.phaseEventId],
  ['counted_from', 'instant', (row) => row.countedFrom],
  ['used_ms', 'bigint', (row) => row.usedMs],
  ['target_ms', 'bigint', (row) => row.targetMs],
  ['round', 'int', (row) => row.round],
  ['stopped_at', 'instant', (row) => row.stoppedAt],
  ['cancel_reason', 'text', (row) => row.cancelReason],
  ['generation', 'int', (row) => row.generation],
  ['live', 'boolean', (row) => row.live],
  ['source', 'text', (row) => row.source],
  ['ticket_key', 'text', (row) => row.ticketKey],
  ['subject', 'text', (row) => row.subject],
  ['priority', 'text', (row) => row.priority],
  ['impact', 'text', (row) => row.impact],
  ['service', 'text', (row) => row.service],
  ['customer', 'text', (row) => row.customer],
  ['party', 'text', (row) => row.party],
  ['team', 'text', (row) => row.team],
  ['line', 'text', (row) => row.line],
  ['agent', 'text', (row) => row.agent],
  ['status', 'text', (row) => row.status],
  ['status_reason', 'text', (row) => row.statusReason],
]

const ALL = [...KEY, ...JUDGED, ...REST]

/** The clocks of locked tickets. They are not locked themselves: `updateClocks` notices a settlement in between. */
export async function loadClocks(client: PoolClient, ticketIds: readonly string[]): Promise<ClockRow[]> {
  const { rows } = await client.query({
    name: 'engine-load-clocks',
    text: 'SELECT * FROM clock WHERE ticket_id = ANY($1::bigint[]) ORDER BY ticket_id, cycle',
    values: [idArray(ticketIds)],
  })
  return rows.map(toClockRow)
}

const INSERT = `INSERT INTO clock (${columnNames(ALL)})
  SELECT ${values(ALL, 'w')} FROM ${unnested(ALL, 'w', true)} ORDER BY w.ord RETURNING id`

/** Writes new clocks; their ids in the order given. */
export async function insertClocks(client: PoolClient, rows: readonly ClockWrite[]): Promise<string[]> {
  const inserted = await client.query({
    name: 'engine-insert-clocks',
    text: INSERT,
    values: parameters(ALL, rows),
  })
  return inserted.rows.map((row) => String(row.id))
}

const UPDATED = [...JUDGED, ...REST]
const guarded = (columns: readonly Column<ClockWrite>[]): readonly Column<ClockRow>[] => [
  ['id', 'bigint', (row) => row.id],
  ['version', 'int', (row) => row.version],
  ...columns,
]
const update = (columns: readonly Column<ClockWrite>[]) =>
  `UPDATE clock c SET ${assignments(columns, 'w')}, version = c.version + 1
   FROM ${unnested(guarded(columns), 'w')} WHERE c.id = w.id AND c.version = w.version`

const UPDATE = update(UPDATED)
const UPDATE_COLUMNS = guarded(UPDATED)
const JUDGE = update(JUDGED)
const JUDGE_COLUMNS = guarded(JUDGED)

/**
 * Writes clocks over the versions they were read at and answers how many were still at it. Fewer than given means that
 * somebody settled one in between: the caller starts over.
 */
export async function updateClocks(client: PoolClient, rows: readonly ClockRow[]): Promise<number> {
  const { rowCount } = await client.query({
    name: 'engine-update-clocks',
    text: UPDATE,
    values: parameters(UPDATE_COLUMNS, rows),
  })
  return rowCount ?? 0
}

/** As `updateClocks`, for what judging can change. */
export async function updateJudgedClocks(client: PoolClient, rows: readonly ClockRow[]): Promise<number> {
  const { rowCount } = await client.query({
    name: 'engine-judge-clocks',
    text: JUDGE,
    values: parameters(JUDGE_COLUMNS, rows),
  })
  return rowCount ?? 0
}

const DELETE_COLUMNS = guarded([])
const DELETE = `DELETE FROM clock c USING ${unnested(DELETE_COLUMNS, 'w')}
  WHERE c.id = w.id AND c.version = w.version`

/** Removes clocks that, after a correction, never were; guarded as `updateClocks`. Their facts stay, each retracted. */
export async function deleteClocks(client: PoolClient, rows: readonly ClockRow[]): Promise<number> {
  const { rowCount } = await client.query({
    name: 'engine-delete-clocks',
    text: DELETE,
    values: parameters(DELETE_COLUMNS, rows),
  })
  return rowCount ?? 0
}

/** Which clocks to settle: those settled by time, or those of one source whose watermark has moved. */
export type DueClocks =
  | { readonly by: 'time'; readonly ids?: readonly string[] }
  | { readonly by: 'watermark'; readonly source: string }

const DUE = {
  time: `SELECT * FROM clock WHERE live AND next_threshold_at < to_timestamp($1::float8 / 1000)
         ORDER BY next_threshold_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
  ids: `SELECT * FROM clock WHERE live AND next_threshold_at < to_timestamp($1::float8 / 1000)
          AND id = ANY($3::bigint[])
        ORDER BY next_threshold_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
  watermark: `SELECT * FROM clock WHERE NOT live AND next_threshold_at < to_timestamp($1::float8 / 1000)
                AND source = $3
              ORDER BY next_threshold_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
} as const

/**
 * Claims clocks whose next threshold lies before `before`, in deadline order. What another transaction holds is passed
 * over: waiting here, with other clocks already locked, could close a ring.
 */
export async function claimDueClocks(
  client: PoolClient,
  due: DueClocks,
  before: Instant,
  limit: number,
): Promise<ClockRow[]> {
  const kind = due.by === 'watermark' ? 'watermark' : due.ids === undefined ? 'time' : 'ids'
  const last = due.by === 'watermark' ? [due.source] : due.ids === undefined ? [] : [idArray(due.ids)]
  const { rows } = await client.query({
    name: `engine-due-${kind}`,
    text: DUE[kind],
    values: [before, limit, ...last],
  })
  return rows.map(toClockRow)
}
