import type { Pool } from 'pg'
import { breachesIn, factsAfter, rowsTouched, surveyAfter } from '../store/queries/factLog.js'
import type { CommittedBatch, PassedBatch } from './committedBatch.js'

/** What was committed behind `after`, at most `limit` facts; null when there is nothing. */
export async function readFacts(pool: Pool, after: number, limit: number): Promise<CommittedBatch | null> {
  const facts = await factsAfter(pool, after, limit)
  const last = facts.at(-1)
  if (last === undefined) return null
  return { from: after, to: last.pos, facts, rows: await rowsTouched(pool, facts) }
}

/** The same positions in passing: facts and rows stay where they are. */
export async function passFacts(pool: Pool, after: number, limit: number): Promise<PassedBatch | null> {
  const survey = await surveyAfter(pool, after, limit)
  if (survey === null) return null
  const { to, dueAt, hasBreaches } = survey
  return { from: after, to, dueAt, breaches: hasBreaches ? await breachesIn(pool, after, to) : [] }
}
