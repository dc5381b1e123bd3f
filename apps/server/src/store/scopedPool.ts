import { escapeLiteral, type Pool, type PoolClient, type QueryConfig } from 'pg'
import type { Queryable } from './queryable.js'

/**
 * The second wall between parties: every query runs in a read-only transaction of its own under the role `tenggat_party`, with
 * the parties in the setting `app.parties`, so that the policies of the tables hide every other party's rows whatever the query
 * asks for. Costs two round trips more than the bare pool.
 */
export function scopedPool(pool: Pool, parties: Iterable<string>): Queryable {
  const setting = escapeLiteral(JSON.stringify([...parties]))
  const enter = `BEGIN READ ONLY; SET LOCAL ROLE tenggat_party; SET LOCAL app.parties = ${setting}`
  const query = async (config: string | QueryConfig, values?: unknown[]) => {
    const client = await pool.connect()
    try {
      await client.query(enter)
      const result = await client.query(config as string, values)
      await client.query('COMMIT')
      client.release()
      return result
    } catch (error) {
      await leave(client)
      throw error
    }
  }
  return { query: query as Queryable['query'] }
}

/** A connection that does not come back from the role is given up, never handed to the next request. */
async function leave(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK')
    client.release()
  } catch {
    client.release(true)
  }
}
