import { type Instant, LIFETIME_METRIC } from '@tenggat/domain'
import { type ClockQuestion, conditionOf, DECIDED_AT } from '../clocks/clockQuestion.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { writeInstant } from '../store/pgTypes.js'
import type { Queryable } from '../store/queryable.js'
import { OTHER_PARTY } from '../tenancy/redact.js'

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
  // Shares of one clock are added up first: holders that are told apart by more than what is asked for count one clock once.
  const { rows } = await pool.query(
    `SELECT ${stretch(DECIDED_AT)} AS stretch, held.holder, held.vendor, sum(held.ms)::bigint AS ms, count(*) AS clocks
     FROM clock CROSS JOIN LATERAL (
       SELECT ${holder((field) => field)} AS holder, vendor, sum(ms) AS ms
       FROM jsonb_to_recordset(shares) AS share(${SHARE_FIELDS}) GROUP BY 1, 2
     ) AS held
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
       SELECT ${holder((field) => field)} AS holder, vendor
       FROM jsonb_to_recordset(fact.detail -> 'shares') AS share(${SHARE_FIELDS}) GROUP BY 1, 2
       ORDER BY sum(ms) DESC, bool_or(${holder((field) => field)} IS NOT DISTINCT FROM ${holder(ofFact)}) DESC, 1, 2
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
    `SELECT ${holder(ofFact)} AS holder, count(*) AS breaches
     FROM (SELECT id, breached_at FROM clock
           WHERE ${conditionOf({ ...question, state: 'breached' }, values)}) AS late
     JOIN fact ON fact.clock_id = late.id AND fact.kind = 'breached' AND fact.at = late.breached_at
       AND NOT EXISTS (SELECT FROM fact AS correction WHERE correction.retracts = fact.pos)
     GROUP BY 1`,
    values,
  )
  return new Map(rows.map((row) => [row.holder, row.breaches]))
}

const SHARE_FIELDS = 'party text, line text, team text, vendor boolean, ms bigint'
/** A field of the holder that a fact tells of. */
const ofFact = (field: ShareField): string => `fact.detail ->> '${field}'`

/** The texts for the stretch of an instant, and for a holder whose fields are read as told. */
function bindReading({ by, bounds, seen, other }: ShareReading, values: unknown[]) {
  const parties = `$${values.push(seen)}::text[]`
  const hidden = `$${values.push(other)}::text`
  return {
    stretch: (at: string) => `width_bucket(${at}, $${values.push(bounds.map(writeInstant))}::timestamptz[])`,
    holder: (field: (name: ShareField) => string) =>
      `CASE WHEN ${parties} IS NULL OR ${field('party')} IS NULL OR ${field('party')} = ANY(${parties})
            THEN ${field(by)} ELSE ${hidden} END`,
  }
}

/** The metric whose clocks' time is added up: several of one ticket would count its time several times. */
export const COUNTED_METRIC = LIFETIME_METRIC

/** How a viewer may read shares: parties that it may not name are one. */
export function readingOf({ visibility }: ReadDeps, by: ShareField, bounds: readonly number[]): ShareReading {
  return { by, bounds, seen: visibility === null ? null : [...visibility.parties], other: OTHER_PARTY }
}
