import type { Instant } from '@tenggat/domain'
import { writeInstant, writeInstantOrNull } from '../store/pgTypes.js'
import type { Queryable } from '../store/queryable.js'
import type { SourceRow } from '../store/records.js'

export async function findSource(pool: Queryable, name: string): Promise<SourceRow | null> {
  const { rows } = await pool.query({
    name: 'read-source',
    text: 'SELECT name, complete_through, settled_by FROM source WHERE name = $1',
    values: [name],
  })
  const [row] = rows
  if (row === undefined) return null
  return {
    name: row.name,
    completeThrough: row.complete_through as Instant | null,
    settledBy: row.settled_by,
  }
}

/** How far sources settled by watermark are complete; sources settled by time are left out. */
export async function findWatermarks(
  pool: Queryable,
  names: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await pool.query({
    name: 'read-watermarks',
    text: `SELECT name, complete_through FROM source
           WHERE name = ANY($1::text[]) AND settled_by = 'watermark' AND complete_through IS NOT NULL`,
    values: [names],
  })
  return new Map(rows.map((row) => [row.name as string, row.complete_through as Instant]))
}

/** How far tickets are known that only a log has told of in a source that sends live, by the ticket's id; others are left out. */
export async function findKnownThrough(
  pool: Queryable,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await pool.query({
    name: 'read-known-through',
    text: 'SELECT id, known_through FROM ticket WHERE id = ANY($1::bigint[]) AND known_through IS NOT NULL',
    values: [ticketIds],
  })
  return new Map(rows.map((row) => [String(row.id), row.known_through as Instant]))
}

/** What became of what a source sent in one day of UTC. */
export interface DayCounts {
  readonly recorded: number
  readonly duplicates: number
  readonly refused: number
}

/** A source as administrators see it. */
export interface SourceNode {
  readonly name: string
  readonly kind: string
  /** False for one that is known only by what it sent. */
  readonly declared: boolean
  readonly settledBy: SourceRow['settledBy']
  readonly completeThrough: Instant | null
  readonly mapping: string | null
  readonly createdAt: Instant | null
  readonly createdBy: string | null
  readonly disabledAt: Instant | null
  readonly lastEventAt: Instant | null
  readonly lastRefusalAt: Instant | null
  /** Code of that refusal. */
  readonly lastRefusal: string | null
  readonly today: DayCounts
  readonly openDeadLetters: number
}

const NODES = `SELECT named.name, coalesce(setting.kind, 'api') AS kind, setting.source IS NOT NULL AS declared,
  coalesce(source.settled_by, 'time') AS settled_by, source.complete_through, setting.mapping, setting.created_at,
  setting.created_by, setting.disabled_at, seen.last_event_at, seen.last_refusal_at, seen.last_refusal,
  coalesce(today.recorded, 0) AS recorded, coalesce(today.duplicates, 0) AS duplicates, coalesce(today.refused, 0) AS refused,
  (SELECT count(*) FROM dead_letter WHERE dead_letter.source = named.name AND resolved_at IS NULL) AS open_dead_letters
FROM (SELECT name FROM source UNION SELECT source FROM source_setting) AS named
LEFT JOIN source ON source.name = named.name
LEFT JOIN source_setting AS setting ON setting.source = named.name
LEFT JOIN source_day AS today ON today.source = named.name AND today.day = $1::date
LEFT JOIN LATERAL (
  SELECT max(last_event_at) AS last_event_at, max(last_refusal_at) AS last_refusal_at,
    (array_agg(last_refusal ORDER BY last_refusal_at DESC NULLS LAST))[1] AS last_refusal
  FROM source_day WHERE source_day.source = named.name) AS seen ON true`

/** @param today `YYYY-MM-DD` */
export async function listSourceNodes(
  pool: Queryable,
  today: string,
  limit: number,
  after: string | null,
): Promise<readonly SourceNode[]> {
  const { rows } = await pool.query({
    text: `${NODES} WHERE $3::text IS NULL OR named.name > $3 ORDER BY named.name LIMIT $2`,
    values: [today, limit, after],
  })
  return rows.map(toNode)
}

export async function findSourceNode(
  pool: Queryable,
  today: string,
  name: string,
): Promise<SourceNode | null> {
  const { rows } = await pool.query({ text: `${NODES} WHERE named.name = $2`, values: [today, name] })
  return rows[0] === undefined ? null : toNode(rows[0])
}

const toNode = (row: Record<string, unknown>): SourceNode => ({
  name: row.name as string,
  kind: row.kind as string,
  declared: row.declared as boolean,
  settledBy: row.settled_by as SourceRow['settledBy'],
  completeThrough: row.complete_through as Instant | null,
  mapping: row.mapping as string | null,
  createdAt: row.created_at as Instant | null,
  createdBy: row.created_by as string | null,
  disabledAt: row.disabled_at as Instant | null,
  lastEventAt: row.last_event_at as Instant | null,
  lastRefusalAt: row.last_refusal_at as Instant | null,
  lastRefusal: row.last_refusal as string | null,
  today: {
    recorded: row.recorded as number,
    duplicates: row.duplicates as number,
    refused: row.refused as number,
  },
  openDeadLetters: row.open_dead_letters as number,
})

/** What happened since the last time it was written. */
export interface SourceNews extends DayCounts {
  readonly source: string
  readonly lastEventAt: Instant | null
  readonly lastRefusalAt: Instant | null
  readonly lastRefusal: string | null
}

export async function addSourceNews(
  pool: Queryable,
  day: string,
  news: readonly SourceNews[],
): Promise<void> {
  await pool.query({
    text: `INSERT INTO source_day AS d
             (source, day, recorded, duplicates, refused, last_event_at, last_refusal_at, last_refusal)
           SELECT source, $1::date, recorded, duplicates, refused, last_event_at, last_refusal_at, last_refusal
           FROM unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::timestamptz[], $7::timestamptz[], $8::text[])
             AS given(source, recorded, duplicates, refused, last_event_at, last_refusal_at, last_refusal)
           ORDER BY source
           ON CONFLICT (source, day) DO UPDATE SET
             recorded = d.recorded + excluded.recorded,
             duplicates = d.duplicates + excluded.duplicates,
             refused = d.refused + excluded.refused,
             last_event_at = greatest(d.last_event_at, excluded.last_event_at),
             last_refusal = CASE WHEN excluded.last_refusal_at >= coalesce(d.last_refusal_at, '-infinity')
               THEN excluded.last_refusal ELSE d.last_refusal END,
             last_refusal_at = greatest(d.last_refusal_at, excluded.last_refusal_at)`,
    values: [
      day,
      news.map(({ source }) => source),
      news.map(({ recorded }) => recorded),
      news.map(({ duplicates }) => duplicates),
      news.map(({ refused }) => refused),
      news.map(({ lastEventAt }) => writeInstantOrNull(lastEventAt)),
      news.map(({ lastRefusalAt }) => writeInstantOrNull(lastRefusalAt)),
      news.map(({ lastRefusal }) => lastRefusal),
    ],
  })
}

export async function dropDaysBefore(pool: Queryable, at: Instant): Promise<void> {
  await pool.query('DELETE FROM source_day WHERE day < $1::timestamptz::date', [writeInstant(at)])
}
