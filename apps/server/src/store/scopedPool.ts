import { escapeLiteral, type Pool, type QueryConfig } from 'pg'
import { inTransaction } from './inTransaction.js'
import type { Queryable } from './queryable.js'

/**
 * The second fence between parties: every query runs in a read-only transaction of its own under the role `tenggat_party`, with
 * the parties in the setting `app.parties`, so that the policies of the tables hide every other party's rows whatever the query
 * asks for. Costs two round trips more than the bare pool. A connection that does not come back from the role is given up.
 */
export function scopedPool(pool: Pool, parties: Iterable<string>): Queryable {
  const setting = escapeLiteral(JSON.stringify([...parties]))
  const begin = `BEGIN READ ONLY; SET LOCAL ROLE tenggat_party; SET LOCAL app.parties = ${setting}`
  const query = (config: string | QueryConfig, values?: unknown[]) =>
    inTransaction(pool, (client) => client.query(config as string, values), { begin })
  return { query: query as Queryable['query'] }
}
