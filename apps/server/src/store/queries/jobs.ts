import type { Instant } from '@tenggat/domain'
import { writeInstant } from '../pgTypes.js'
import type { Queryable } from '../queryable.js'

/** The schema of the jobs' own tables and functions, which are graphile-worker's. */
export const JOBS_SCHEMA = 'tenggat_jobs'

/** First half of the advisory lock that whoever works jobs off holds while it lives; any constant that nobody else uses. */
const WORKER_LOCK = 7_366_416
/** So long a job that was taken belongs to a worker whose lock may not be held yet. */
const TAKEN_JUST_NOW = "interval '2 seconds'"
/** A job that is due for so long and was never tried is one that nobody knows how to do. */
const UNHANDLED_AFTER = "interval '10 seconds'"

export interface JobOrder {
  readonly task: string
  /** Names the work: enqueued again before it is done, it is done once more, not twice at a time. */
  readonly key: string
  readonly payload: object
  /** Not before; left out, at once. */
  readonly runAt?: Instant
  /** Jobs of one queue are done one after the other, by whichever instance. Queues are few. */
  readonly queue: string
  /** Leaves one of this key alone, also one that failed for good. */
  readonly isOnlyIfMissing?: boolean
}

/** Enqueues a job with the transaction of the client: it exists if and when that commits. */
export async function enqueueJob(client: Queryable, order: JobOrder): Promise<void> {
  const { task, key, payload, runAt, queue, isOnlyIfMissing } = order
  await client.query({
    name: 'jobs-enqueue',
    text: `SELECT FROM ${JOBS_SCHEMA}.add_job(identifier => $1, payload => $2::json, queue_name => $3,
             run_at => $4::timestamptz, job_key => $5, job_key_mode => $6)`,
    values: [
      ...[task, JSON.stringify(payload), queue, runAt === undefined ? null : writeInstant(runAt), key],
      isOnlyIfMissing ? 'unsafe_dedupe' : 'replace',
    ],
  })
}

/** The job of this key is not to be done any more; one that is being done is finished. */
export async function dropJob(client: Queryable, key: string): Promise<void> {
  await client.query(`SELECT FROM ${JOBS_SCHEMA}.remove_job($1)`, [key])
}

/** Shows every instance that the worker lives, for as long as the connection does. */
export async function showWorkerAlive(connection: Queryable, workerId: string): Promise<void> {
  await connection.query('SELECT pg_try_advisory_lock($1, hashtext($2))', [WORKER_LOCK, workerId])
}

/** Gives free what workers held that live no more, and removes what they had done already; answers those workers. */
export async function releaseJobsOfDead(client: Queryable): Promise<readonly string[]> {
  const { rows } = await client.query(
    `WITH held AS (
       SELECT locked_by AS worker FROM ${JOBS_SCHEMA}._private_jobs WHERE locked_at < now() - ${TAKEN_JUST_NOW}
       UNION SELECT locked_by FROM ${JOBS_SCHEMA}._private_job_queues WHERE locked_at < now() - ${TAKEN_JUST_NOW})
     SELECT worker, ${JOBS_SCHEMA}.force_unlock_workers(ARRAY[worker]) FROM held WHERE NOT EXISTS (
       SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
       WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.classid::bigint = $1
         AND l.objid::bigint = hashtext(worker)::bigint & 4294967295)`,
    [WORKER_LOCK],
  )
  // Enqueued anew while it was being done, a job has lost its key and its further attempts to the new one.
  await client.query(
    `DELETE FROM ${JOBS_SCHEMA}._private_jobs WHERE key IS NULL AND locked_at IS NULL AND attempts >= max_attempts`,
  )
  return rows.map(({ worker }) => worker as string)
}

/** A job that nobody will do by itself. */
export interface StuckJob {
  readonly id: string
  readonly task: string
  readonly key: string | null
  /** `failed`: as often as it may. `unhandled`: no task of this name. */
  readonly state: 'failed' | 'unhandled'
  readonly attempts: number
  readonly lastError: string | null
  /** When it failed last, or was to be done. */
  readonly since: Instant
}

const STATE = `CASE WHEN attempts >= max_attempts AND locked_at IS NULL THEN 'failed'
  WHEN task_identifier <> ALL($1::text[]) AND run_at < now() - ${UNHANDLED_AFTER} AND attempts = 0 THEN 'unhandled' END`

/** Jobs that nobody will do by themselves, the oldest first. @param tasks those that are known here */
export async function listStuckJobs(
  client: Queryable,
  tasks: readonly string[],
  limit = 200,
): Promise<readonly StuckJob[]> {
  const { rows } = await client.query(
    `SELECT id, task_identifier, key, ${STATE} AS state, attempts, last_error,
       CASE WHEN attempts = 0 THEN run_at ELSE updated_at END AS since
     FROM ${JOBS_SCHEMA}.jobs WHERE key IS NOT NULL AND ${STATE} IS NOT NULL ORDER BY id LIMIT $2`,
    [tasks, limit],
  )
  return rows.map((row) => ({
    ...{ id: String(row.id), task: row.task_identifier, key: row.key, state: row.state },
    ...{ attempts: row.attempts, lastError: row.last_error, since: row.since },
  }))
}

/** Has jobs that failed tried anew from now on, as often as ever; answers the ids of those that are. */
export async function retryJobs(client: Queryable, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query(
    `SELECT id FROM ${JOBS_SCHEMA}.reschedule_jobs($1::bigint[], run_at => now(), attempts => 0)`,
    [ids],
  )
  return rows.map(({ id }) => String(id))
}

export interface JobCounts {
  /** To be done now or later. */
  readonly waiting: number
  readonly running: number
}

export async function countJobs(client: Queryable): Promise<JobCounts> {
  const { rows } = await client.query(
    `SELECT count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts)::int AS waiting,
       count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running FROM ${JOBS_SCHEMA}._private_jobs`,
  )
  return rows[0]
}
