import {
  type AgreementKind,
  type AgreementState,
  GOAL_PERIODS,
  type Goal,
  type Instant,
  type Level,
  type Metric,
  termZoneOf,
} from '@tenggat/domain'
import { listPresentAgreements } from '../agreements/readAgreements.js'
import { asBooked, countOf, DECIDED_AT, type Period, STATE_CONDITIONS } from '../clocks/clockQuestion.js'
import { writeInstant, writeInstantOrNull } from '../store/pgTypes.js'
import type { Queryable } from '../store/queryable.js'

/** What a tree shows of an agreement: the version in force, else the newest. */
export interface AgreementBrief {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly kind: AgreementKind
  readonly level: Level | null
  readonly state: AgreementState
  readonly parentId: string | null
  readonly supports: readonly string[]
  readonly parties: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  readonly goals: readonly Goal[]
  readonly timeZone: string
}

/** @param ids only these; null for all */
export async function listAgreementBriefs(
  pool: Queryable,
  now: Instant,
  ids: readonly string[] | null = null,
): Promise<readonly AgreementBrief[]> {
  const rows = await listPresentAgreements(pool, now, ids)
  return rows.map(({ agreementId: id, version, kind, state, terms, running }) => {
    const { title, level, parent, supports, parties, goals } = terms
    const parentId = parent?.agreement ?? null
    return {
      id,
      version,
      kind,
      state,
      title,
      level,
      parentId,
      supports,
      parties,
      goals,
      timeZone: termZoneOf(running ?? terms).timeZone,
    }
  })
}

export interface OpenTally {
  readonly open: number
  readonly atRisk: number
  readonly breachedOpen: number
  readonly undecided: number
}

/** Open clocks of agreements, by agreement; an agreement without any is left out. */
export async function tallyOpen(
  pool: Queryable,
  agreementIds: readonly string[],
): Promise<ReadonlyMap<string, OpenTally>> {
  const { rows } = await pool.query(
    `SELECT agreement_id, ${countOf('open')} AS open, ${countOf('atRisk')} AS at_risk,
            ${countOf('breachedOpen')} AS breached_open, ${countOf('undecided')} AS undecided
     FROM clock WHERE agreement_id = ANY($1::text[]) AND (${STATE_CONDITIONS.open}) GROUP BY agreement_id`,
    [agreementIds],
  )
  return new Map(
    rows.map((row) => [
      row.agreement_id as string,
      { open: row.open, atRisk: row.at_risk, breachedOpen: row.breached_open, undecided: row.undecided },
    ]),
  )
}

export interface DecidedTally {
  /** Which stretch between neighbouring bounds: 1 for the first, 0 before it. */
  readonly stretch: number
  readonly met: number
  readonly breached: number
  /** The same, of those decided in the period. */
  readonly metInPeriod: number
  readonly breachedInPeriod: number
}

/**
 * Decided clocks of agreements, by the stretch between `bounds` (ascending) in which they were decided.
 * @param period null for ever
 * @param customers only of tickets of these; null for all
 */
export async function tallyDecided(
  pool: Queryable,
  agreementIds: readonly string[],
  bounds: readonly Instant[],
  period: Period | null,
  customers: readonly string[] | null = null,
): Promise<ReadonlyMap<string, readonly DecidedTally[]>> {
  const within = `($3::timestamptz IS NULL OR (decided_at >= $3::timestamptz AND decided_at < $4::timestamptz))`
  const { rows } = await pool.query(
    `SELECT agreement_id, width_bucket(decided_at, $2::timestamptz[]) AS stretch,
            count(*) FILTER (WHERE verdict = 'met') AS met, count(*) FILTER (WHERE verdict = 'breached') AS breached,
            count(*) FILTER (WHERE verdict = 'met' AND ${within}) AS met_in,
            count(*) FILTER (WHERE verdict = 'breached' AND ${within}) AS breached_in
     FROM (SELECT agreement_id, verdict, ${DECIDED_AT} AS decided_at FROM clock
           WHERE agreement_id = ANY($1::text[]) AND ${STATE_CONDITIONS.decided}
             AND ($5::text[] IS NULL OR ${asBooked('customer')} = ANY($5::text[]))) AS decided
     GROUP BY agreement_id, stretch`,
    [
      agreementIds,
      bounds.map(writeInstant),
      writeInstantOrNull(period?.from ?? null),
      writeInstantOrNull(period?.to ?? null),
      customers,
    ],
  )
  const tallies = new Map<string, DecidedTally[]>()
  for (const row of rows) {
    const list = tallies.get(row.agreement_id) ?? []
    tallies.set(row.agreement_id, list)
    list.push({
      stretch: row.stretch,
      met: row.met,
      breached: row.breached,
      metInPeriod: row.met_in,
      breachedInPeriod: row.breached_in,
    })
  }
  return tallies
}

/** Periods in which goals are counted, each from the first day of the one that runs. */
export type GoalStarts = Readonly<Record<Goal['period'], Instant>>

export interface GoalTally {
  readonly metric: Metric
  readonly counts: Readonly<Record<Goal['period'], { readonly met: number; readonly breached: number }>>
}

/** Clocks of agreements decided in the month, quarter and year that run, by agreement and metric. */
export async function tallyGoals(
  pool: Queryable,
  agreementIds: readonly string[],
  starts: GoalStarts,
): Promise<ReadonlyMap<string, readonly GoalTally[]>> {
  const counts = GOAL_PERIODS.flatMap((period, index) =>
    ['met', 'breached'].map(
      (verdict) =>
        `count(*) FILTER (WHERE verdict = '${verdict}' AND decided_at >= $${index + 2}::timestamptz) AS ${verdict}_${period}`,
    ),
  )
  const { rows } = await pool.query(
    `SELECT agreement_id, metric, ${counts.join(', ')}
     FROM (SELECT agreement_id, metric, verdict, ${DECIDED_AT} AS decided_at FROM clock
           WHERE agreement_id = ANY($1::text[]) AND ${STATE_CONDITIONS.decided}) AS decided
     WHERE decided_at >= least($2::timestamptz, $3::timestamptz, $4::timestamptz) GROUP BY agreement_id, metric`,
    [agreementIds, ...GOAL_PERIODS.map((period) => writeInstant(starts[period]))],
  )
  const tallies = new Map<string, GoalTally[]>()
  for (const row of rows) {
    const of = (period: Goal['period']) => ({
      met: row[`met_${period}`],
      breached: row[`breached_${period}`],
    })
    const list = tallies.get(row.agreement_id) ?? []
    tallies.set(row.agreement_id, list)
    list.push({
      metric: row.metric,
      counts: { month: of('month'), quarter: of('quarter'), year: of('year') },
    })
  }
  return tallies
}
