import type { Instant } from '@tenggat/domain'
import { writeInstant } from '../pgTypes.js'
import type { Queryable } from '../queryable.js'
import { type ClockQuestion, conditionOf, DECIDED_AT } from './clockQuestion.js'

/** What shares are added up by; the words are the fields of a share. */
export type ShareField = 'party' | 'line' | 'team'

/** How shares are read. */
export interface ShareReading {
  readonly by: ShareField
  /** Ascending; stretch 1 lies between the first two. */
  readonly bounds: readonly Instant[]
  /** Parties that may be named, null for all; what others hold is held by `other`. */
  readonly seen: readonly string[] | null
  readonly other: string
}

export interface SharedTime {
  readonly stretch: number
  /** null: nobody. */
  readonly holder: string | null
  readonly vendor: boolean
  readonly ms: number
  readonly clocks: number
}

/** Running time of the decided clocks a question keeps, by the stretch in which they were decided and by holder. */
export async function sumShares(
  pool: Queryable,
  question: ClockQuestion,
  reading: ShareReading,
): Promise<readonly SharedTime[]> {
  const values: unknown[] = []
  const { stretch, holder } = bindReading(reading, values)
  const { rows } = await pool.query(
    `SELECT ${stretch(DECIDED_AT)} AS stretch, ${holder('share')} AS holder, (share ->> 'vendor')::boolean AS vendor,
            sum((share ->> 'ms')::bigint)::bigint AS ms, count(DISTINCT clock.id) AS clocks
     FROM clock CROSS JOIN LATERAL jsonb_array_elements(shares) AS share
     WHERE ${conditionOf(question, values)} GROUP BY 1, 2, 3`,
    values,
  )
  return rows.map(({ stretch, holder, vendor, ms, clocks }) => ({ stretch, holder, vendor, ms, clocks }))
}

export interface BreachCause {
  readonly stretch: number
  readonly holder: string | null
  readonly vendor: boolean
  readonly breaches: number
}

/**
 * Who brought about the breaches among the clocks a question keeps: whoever had the largest share when the deadline passed, of equal
 * ones the holder of that moment.
 */
export async function countBreachCauses(
  pool: Queryable,
  question: ClockQuestion,
  reading: ShareReading,
): Promise<readonly BreachCause[]> {
  const values: unknown[] = []
  const { stretch, holder } = bindReading(reading, values)
  const { rows } = await pool.query(
    `SELECT stretch, holder, vendor, count(*) AS breaches
     FROM (SELECT id, ticket_id, breached_at, ${stretch(DECIDED_AT)} AS stretch
           FROM clock WHERE ${conditionOf({ ...question, state: 'breached' }, values)}) AS late
     JOIN fact ON fact.clock_id = late.id AND fact.kind = 'breached' AND fact.at = late.breached_at
       AND NOT EXISTS (SELECT FROM fact AS correction WHERE correction.retracts = fact.pos)
     CROSS JOIN LATERAL (
       SELECT ${holder('share')} AS holder, (share ->> 'vendor')::boolean AS vendor
       FROM jsonb_array_elements(fact.detail -> 'shares') AS share GROUP BY 1, 2
       ORDER BY sum((share ->> 'ms')::bigint) DESC,
                bool_or(${holder('share')} IS NOT DISTINCT FROM ${holder('fact.detail')}) DESC, 1, 2
       LIMIT 1
     ) AS cause GROUP BY 1, 2, 3`,
    values,
  )
  return rows.map(({ stretch, holder, vendor, breaches }) => ({ stretch, holder, vendor, breaches }))
}

/** How many of the breached clocks a question keeps each holder held when the deadline passed. */
export async function countBreachesHeld(
  pool: Queryable,
  question: ClockQuestion,
  reading: ShareReading,
): Promise<ReadonlyMap<string | null, number>> {
  const values: unknown[] = []
  const { holder } = bindReading(reading, values)
  const { rows } = await pool.query(
    `SELECT ${holder('fact.detail')} AS holder, count(*) AS breaches
     FROM (SELECT id, breached_at FROM clock
           WHERE ${conditionOf({ ...question, state: 'breached' }, values)}) AS late
     JOIN fact ON fact.clock_id = late.id AND fact.kind = 'breached' AND fact.at = late.breached_at
       AND NOT EXISTS (SELECT FROM fact AS correction WHERE correction.retracts = fact.pos)
     GROUP BY 1`,
    values,
  )
  return new Map(rows.map((row) => [row.holder, row.breaches]))
}

/** The texts for the stretch of an instant and for the holder that a JSON of a share or of a fact's detail names. */
function bindReading({ by, bounds, seen, other }: ShareReading, values: unknown[]) {
  const parties = `$${values.push(seen)}::text[]`
  const hidden = `$${values.push(other)}::text`
  return {
    stretch: (at: string) => `width_bucket(${at}, $${values.push(bounds.map(writeInstant))}::timestamptz[])`,
    holder: (json: string) =>
      `CASE WHEN ${parties} IS NULL OR ${json} ->> 'party' IS NULL OR ${json} ->> 'party' = ANY(${parties})
            THEN ${json} ->> '${by}' ELSE ${hidden} END`,
  }
}
