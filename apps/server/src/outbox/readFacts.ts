import type { Pool } from 'pg'
import { factsAfter, rowsTouched } from '../store/queries/engineOutbox.js'
import type { CommittedBatch } from './committedBatch.js'

/** What was committed behind `after`, at most `limit` facts; null when there is nothing. */
export async function readFacts(pool: Pool, after: number, limit: number): Promise<CommittedBatch | null> {
  const facts = await factsAfter(pool, after, limit)
  const last = facts.at(-1)
  if (last === undefined) return null
  return { from: after, to: last.pos, facts, rows: await rowsTouched(pool, facts) }
}
