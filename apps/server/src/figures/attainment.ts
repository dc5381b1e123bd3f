import type { Metric, Severity } from '@tenggat/domain'
import { ratioOf } from '../clocks/clockList.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { agreementsIn } from '../tenancy/visibility.js'
import { type AttainmentColumn, countByVerdict } from './readAttainment.js'

export type AttainmentDimension = 'METRIC' | 'IMPACT' | 'PRIORITY' | 'TARGET'

const COLUMN_OF: Readonly<Record<AttainmentDimension, AttainmentColumn>> = {
  METRIC: 'metric',
  IMPACT: 'impact',
  PRIORITY: 'priority',
  TARGET: 'target_id',
}

export interface AttainmentRow {
  readonly metric: Metric | null
  readonly impact: Severity | null
  readonly priority: string | null
  readonly targetId: string | null
  readonly met: number
  readonly breached: number
  /** Neither met nor breached yet; outside the ratio. */
  readonly undecided: number
  /** Ended before anything was decided; outside the ratio. */
  readonly cancelled: number
  /** met + breached. */
  readonly decided: number
  /** null when nothing is decided: a share of nothing is no number. */
  readonly ratio: number | null
}

/** Attainment over decided clocks: met at their stop, breached at their deadline, whether stopped since or not. */
export async function attainment(
  { pool, visibility }: Pick<ReadDeps, 'pool' | 'visibility'>,
  agreementId: string,
  by: readonly AttainmentDimension[],
): Promise<readonly AttainmentRow[]> {
  const columns = [...new Set(by)].map((dimension) => COLUMN_OF[dimension])
  const rows = await countByVerdict(pool, agreementId, columns, agreementsIn(visibility))
  return rows.map((row) => {
    const decided = row.met + row.breached
    return {
      metric: row.metric as Metric | null,
      impact: row.impact as Severity | null,
      priority: row.priority,
      targetId: row.targetId,
      met: row.met,
      breached: row.breached,
      undecided: row.undecided,
      cancelled: row.cancelled,
      decided,
      ratio: ratioOf(row),
    }
  })
}
