import { asBooked, countOf } from '../clocks/clockQuestion.js'
import type { Queryable } from '../store/queryable.js'

export type AttainmentColumn = 'metric' | 'impact' | 'priority' | 'target_id'

export interface VerdictCounts {
  readonly metric: string | null
  readonly impact: string | null
  readonly priority: string | null
  readonly targetId: string | null
  readonly met: number
  readonly breached: number
  readonly undecided: number
  readonly cancelled: number
}

/**
 * Clocks of an agreement by how they ended, grouped by columns of the clock as their verdicts are booked; one row without columns.
 * @param seen the agreements that may be looked at; null for all
 */
export async function countByVerdict(
  pool: Queryable,
  agreementId: string,
  columns: readonly AttainmentColumn[],
  seen: readonly string[] | null = null,
): Promise<readonly VerdictCounts[]> {
  const places = columns.map((_, index) => index + 1).join(', ')
  const group = columns.length === 0 ? '' : `GROUP BY ${places} ORDER BY ${places}`
  const selected = columns.map((column) => `${asBooked(column)} AS ${column}, `).join('')
  const text = `SELECT ${selected} ${countOf('met')} AS met, ${countOf('breached')} AS breached,
      ${countOf('undecided')} AS undecided, ${countOf('cancelled')} AS cancelled
    FROM clock WHERE agreement_id = $1 AND ($2::text[] IS NULL OR agreement_id = ANY($2)) ${group}`
  const { rows } = await pool.query(text, [agreementId, seen])
  return rows.map((row) => ({
    metric: row.metric ?? null,
    impact: row.impact ?? null,
    priority: row.priority ?? null,
    targetId: row.target_id ?? null,
    met: row.met,
    breached: row.breached,
    undecided: row.undecided,
    cancelled: row.cancelled,
  }))
}
