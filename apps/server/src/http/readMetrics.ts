import type { Pool } from 'pg'

export interface StateCount {
  readonly phase: string
  readonly verdict: string
  readonly count: number
}

/** Clocks that still run or wait and are settled by time, by phase and verdict. */
export async function countClocksByState(pool: Pool): Promise<readonly StateCount[]> {
  const { rows } = await pool.query(
    `SELECT phase, verdict, count(*) AS count FROM clock
     WHERE phase IN ('running', 'paused') AND live GROUP BY phase, verdict`,
  )
  return rows.map(({ phase, verdict, count }) => ({ phase, verdict, count }))
}

/** Resolves when the database answers. */
export async function ping(pool: Pool): Promise<void> {
  await pool.query('SELECT 1')
}
