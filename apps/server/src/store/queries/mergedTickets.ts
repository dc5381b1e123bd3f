import type { Queryable } from '../queryable.js'

/** A ticket that was merged into another, through others or not. */
export interface MergedTicket {
  readonly id: string
  readonly source: string
  readonly key: string
  /** Key of the one that it is a part of, at the same source. */
  readonly survivor: string
}

/**
 * The tickets that some have been made of, as is on record: `part` of a recursive query. In a ring of merges each is a part of the others.
 * @param survivors a query for (id, source, key) of those asked about
 */
export const partsOf = (survivors: string): string => `part(survivor_id, survivor, source, key, id) AS (
    SELECT survivor.id, survivor.key, merged.source, merged.key, merged.id FROM (${survivors}) AS survivor(id, source, key)
    JOIN ticket AS merged ON merged.source = survivor.source AND merged.state ->> 'mergedInto' = survivor.key
      AND merged.state ->> 'mergedInto' IS NOT NULL AND merged.key <> survivor.key
  UNION
    SELECT part.survivor_id, part.survivor, merged.source, merged.key, merged.id
    FROM part JOIN ticket AS merged ON merged.source = part.source AND merged.state ->> 'mergedInto' = part.key
      AND merged.state ->> 'mergedInto' IS NOT NULL AND merged.key <> part.survivor
  )`

const OF_NAMES = `WITH RECURSIVE ${partsOf('SELECT NULL::bigint, * FROM unnest($1::text[], $2::text[])')}
  SELECT survivor, source, key, id FROM part`

/** @param survivors also such as are not on record yet */
export async function listMergedTickets(
  pool: Queryable,
  survivors: readonly { readonly source: string; readonly key: string }[],
): Promise<readonly MergedTicket[]> {
  const { rows } = await pool.query({
    name: 'merged-tickets',
    text: OF_NAMES,
    values: [survivors.map(({ source }) => source), survivors.map(({ key }) => key)],
  })
  return rows.map((row) => ({
    id: String(row.id),
    source: row.source,
    key: row.key,
    survivor: row.survivor,
  }))
}
