import type { Pool, PoolClient } from 'pg'

/** Runs `work` between BEGIN and COMMIT on one connection; whatever it throws undoes everything. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // A connection whose transaction failed is given up: ROLLBACK on it might fail as well.
    client.release(true)
    throw error
  }
}
