import type { CalendarDefinition, Instant } from '@tenggat/domain'
import { readRunningText } from '../agreementDocuments.js'
import { BOARD_COLUMNS, type BoardClock, readBoardClock } from '../boardClock.js'
import { type ClockFilter, filterColumns } from '../clockFilter.js'
import type { Queryable } from '../queryable.js'
import type { TicketRow } from '../records.js'

/** When the fact at a position was recorded; null when there is none. */
export async function recordedAtOf(client: Queryable, position: number): Promise<Instant | null> {
  const { rows } = await client.query<{ recorded_at: Instant }>(
    'SELECT recorded_at FROM fact WHERE pos = $1',
    [position],
  )
  return rows[0]?.recorded_at ?? null
}

/** Up to `limit` clocks of a filter that run or wait, by deadline (none last), then id. */
export async function listBoardClocks(
  client: Queryable,
  filter: ClockFilter,
  limit: number,
): Promise<BoardClock[]> {
  const columns = filterColumns(filter)
  const conditions = columns.map(({ column }, index) => `${column} = ANY($${index + 2}::text[])`)
  const live = filter.includeReplayed === true ? [] : ['live']
  const { rows } = await client.query<unknown[]>({
    text: `SELECT ${BOARD_COLUMNS} FROM clock WHERE ${["phase IN ('running', 'paused')", ...live, ...conditions].join(' AND ')}
     ORDER BY deadline_at NULLS LAST, id LIMIT $1`,
    values: [limit, ...columns.map(({ values }) => values)],
    rowMode: 'array',
  })
  return rows.map(readBoardClock)
}

/** What a board needs of a ticket whose clock is gone. */
export interface PlacedTicket extends Pick<TicketRow, 'id' | 'source' | 'key' | 'state'> {
  /** False for one of a source that a watermark settles. */
  readonly live: boolean
}

export async function listPlacedTickets(
  client: Queryable,
  ids: readonly string[],
): Promise<readonly PlacedTicket[]> {
  const { rows } = await client.query<PlacedTicket>(
    `SELECT t.id::text AS id, t.source, t.key, t.state, coalesce(s.settled_by, 'time') = 'time' AS live
     FROM ticket t LEFT JOIN source s ON s.name = t.source WHERE t.id = ANY($1::bigint[])`,
    [ids],
  )
  return rows
}

/** The calendars that a version counts on, by name; {} when there is no such version, or none that this release reads. */
export async function calendarsOfVersion(
  client: Queryable,
  agreementId: string,
  version: number,
): Promise<Readonly<Record<string, CalendarDefinition>>> {
  const { rows } = await client.query<{ running: string | null }>(
    'SELECT running FROM agreement_version WHERE agreement_id = $1 AND version = $2',
    [agreementId, version],
  )
  const running = rows[0]?.running ?? null
  const terms = running === null ? null : readRunningText(running)
  return terms?.ok === true ? terms.value.calendars : {}
}

export interface StateCount {
  readonly phase: string
  readonly verdict: string
  readonly count: number
}

/** Clocks that still run or wait and are settled by time, by phase and verdict. */
export async function countClocksByState(client: Queryable): Promise<readonly StateCount[]> {
  const { rows } = await client.query<StateCount>(
    `SELECT phase, verdict, count(*) AS count FROM clock
     WHERE phase IN ('running', 'paused') AND live GROUP BY phase, verdict`,
  )
  return rows
}
