import type { Instant } from '@tenggat/domain'
import type pg from 'pg'
import { readRunningText } from '../store/agreementDocuments.js'
import { type ClockFilter, FILTER_COLUMNS, FILTER_KEYS } from '../store/clockFilter.js'
import { toClockRow } from '../store/fromPg.js'
import { inTransaction } from '../store/inTransaction.js'
import { factsBetween, headPosition, rowsTouched } from '../store/queries/factLog.js'
import type { ClockRow, PgRow, TicketRow } from '../store/records.js'
import type { TicketPlace } from './changes.js'
import type { LiveReader } from './liveReader.js'

/** Reads by the store's raw pool, so instants and positions arrive as numbers. */
export function postgresReader(pool: pg.Pool): LiveReader {
  return {
    head: () => headPosition(pool),
    board: (filter, limit) =>
      inOneMoment(pool, async (client) => ({
        head: await headPosition(client),
        rows: await readBoard(client, filter, limit),
      })),
    log: (after, limit) =>
      inOneMoment(pool, async (client) => {
        const head = await headPosition(client)
        const afterAt = await readRecordedAt(client, after)
        const to = Math.max(after, Math.min(head, after + limit))
        if (to === after) return { head, afterAt, batch: { from: after, to, facts: [], rows: [] } }
        const facts = await factsBetween(client, after, to)
        return { head, afterAt, batch: { from: after, to, facts, rows: await rowsTouched(client, facts) } }
      }),
    places: async (ticketIds) => {
      const { rows } = await pool.query<PgRow>(
        `SELECT t.id, t.source, t.key, t.state, coalesce(s.settled_by, 'time') = 'time' AS live
         FROM ticket t LEFT JOIN source s ON s.name = t.source WHERE t.id = ANY($1::bigint[])`,
        [ticketIds],
      )
      return new Map(rows.map((row) => [String(row.id), toPlace(row)]))
    },
    calendars: async (agreementId, version) => {
      const { rows } = await pool.query<{ running: string | null }>(
        'SELECT running FROM agreement_version WHERE agreement_id = $1 AND version = $2',
        [agreementId, version],
      )
      const running = rows[0]?.running ?? null
      const terms = running === null ? null : readRunningText(running)
      return terms?.ok ? terms.value.calendars : {}
    },
  }
}

/** Everything `read` sees is of one instant: head and rows belong together. */
const inOneMoment = <T>(pool: pg.Pool, read: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  inTransaction(pool, read, { begin: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' })

async function readRecordedAt(client: pg.PoolClient, position: number): Promise<Instant | null> {
  const { rows } = await client.query<{ recorded_at: Instant }>(
    'SELECT recorded_at FROM fact WHERE pos = $1',
    [position],
  )
  return rows[0]?.recorded_at ?? null
}

async function readBoard(client: pg.PoolClient, filter: ClockFilter, limit: number): Promise<ClockRow[]> {
  const conditions = [`phase IN ('running', 'paused')`]
  const values: unknown[] = [limit]
  if (filter.includeReplayed !== true) conditions.push('live')
  for (const key of FILTER_KEYS) {
    const wanted = filter[key]
    if (wanted === undefined || wanted === null) continue
    values.push(wanted)
    conditions.push(`${FILTER_COLUMNS[key]} = ANY($${values.length}::text[])`)
  }
  const { rows } = await client.query<PgRow>(
    `SELECT * FROM clock WHERE ${conditions.join(' AND ')} ORDER BY deadline_at NULLS LAST, id LIMIT $1`,
    values,
  )
  return rows.map(toClockRow)
}

function toPlace(row: PgRow): TicketPlace {
  const { priority, impact, service, customer, party, team, line } = row.state as TicketRow['state']
  const names = { source: row.source as string, ticketKey: row.key as string, live: row.live as boolean }
  return { ...names, priority, impact, service, customer, party, team, line }
}
