import type { PoolClient } from 'pg'
import { toTicketRow } from '../fromPg.js'
import type { TicketRow } from '../records.js'
import { plainArray, textArray } from './engineArrays.js'
import { assignments, type Column, columnNames, parameters, unnested, values } from './engineColumns.js'

export interface TicketName {
  readonly source: string
  readonly key: string
}

/** Locks the tickets that exist, in id order, so that two writers never wait for each other in a ring. */
export async function lockTickets(client: PoolClient, names: readonly TicketName[]): Promise<TicketRow[]> {
  const { rows } = await client.query({
    name: 'engine-lock-tickets',
    text: `SELECT t.* FROM ticket t JOIN unnest($1::text[], $2::text[]) AS wanted(source, key)
             ON t.source = wanted.source AND t.key = wanted.key
           ORDER BY t.id FOR UPDATE OF t`,
    values: [textArray(names, (name) => name.source), textArray(names, (name) => name.key)],
  })
  return rows.map(toTicketRow)
}

/** A ticket as it is to be written. */
export interface TicketWrite extends Omit<TicketRow, 'version' | 'id'> {
  /** Empty until a new row is written, which fills it in. */
  id: string
}

const COLUMNS: readonly Column<TicketWrite>[] = [
  ['source', 'text', (row) => row.source],
  ['key', 'text', (row) => row.key],
  ['recorded_at', 'instant', (row) => row.recordedAt],
  ['state', 'jsonb', (row) => row.state],
  ['bound', 'jsonb', (row) => row.bound],
  ['last_occurred_at', 'instant', (row) => row.lastOccurredAt],
  ['last_sequence', 'bigint', (row) => row.lastSequence],
  ['last_source', 'text', (row) => row.lastSource],
  ['last_event_id', 'text', (row) => row.lastEventId],
  ['event_count', 'int', (row) => row.eventCount],
  ['opened_at', 'instant', (row) => row.openedAt],
  ['known_through', 'instant', (row) => row.knownThrough],
  ['coverage', 'text', (row) => row.coverage],
]

const INSERT = `INSERT INTO ticket (${columnNames(COLUMNS)})
  SELECT ${values(COLUMNS, 'w')} FROM ${unnested(COLUMNS, 'w', true)} ORDER BY w.ord
  ON CONFLICT (source, key) DO NOTHING RETURNING id, source, key`

/**
 * Writes new tickets, fills in their ids, and answers how many. Fewer than given means that another writer made one of
 * them first: the caller starts over and will find it.
 */
export async function insertTickets(client: PoolClient, rows: readonly TicketWrite[]): Promise<number> {
  const inserted = await client.query({
    name: 'engine-insert-tickets',
    text: INSERT,
    values: parameters(COLUMNS, rows),
  })
  const ids = new Map(inserted.rows.map((row) => [nameOf(row), String(row.id)]))
  for (const row of rows) row.id = ids.get(nameOf(row)) ?? ''
  return ids.size
}

/** One text per (source, key); NUL cannot occur in either. */
export const nameOf = (name: TicketName): string => `${name.source}\u0000${name.key}`

const UPDATED = COLUMNS.slice(3)
const WITH_ID: readonly Column<TicketWrite>[] = [['id', 'bigint', (row) => row.id], ...UPDATED]
const UPDATE = `UPDATE ticket t SET ${assignments(UPDATED, 'w')}, version = t.version + 1
  FROM ${unnested(WITH_ID, 'w')} WHERE t.id = w.id`

/** Writes tickets that are locked. */
export async function updateTickets(client: PoolClient, rows: readonly TicketWrite[]): Promise<void> {
  await client.query({ name: 'engine-update-tickets', text: UPDATE, values: parameters(WITH_ID, rows) })
}

/** The identities of rows as one parameter. */
export const idArray = (ids: readonly string[]): string => plainArray(ids, (id) => id)
