import type { Pool, PoolClient } from 'pg'
import type { Clockwork } from '../clockwork.js'
import { inTransaction, isConnectionError, isSqlState, StartOver } from '../store/inTransaction.js'

/** The database could not be reached, or not in time. Nothing was acknowledged; the same call may be repeated. */
export class Unavailable extends Error {
  readonly code = 'UNAVAILABLE'

  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'Unavailable'
  }
}

export interface Attempt {
  /** True when an earlier attempt lost its connection during COMMIT: what it wrote may be there. */
  readonly mayHaveCommitted: boolean
}

const RACES_AT_MOST = 20
const OUTAGES_AT_MOST = 4
const FIRST_BACK_OFF_MS = 40

/** Serialization failure, deadlock, lock not available; a unique violation is two writers with one id. */
const RACES = new Set(['40001', '40P01', '55P03', '23505'])
/** Cancelled by the time limit, read-only (a replica was promoted), idle time-out, cannot connect now. */
const OUTAGES = new Set(['57014', '25006', '25P03', '57P01', '57P02', '57P03', '57P05'])
const OUTAGE_CLASSES = ['08', '53', '58', 'XX']

/**
 * Every statement of the engine goes by an index, and the plan that says so is made once. Left to itself the planner would
 * work out each of the first executions anew with its thousands of values, and on a table that was small at that time
 * settle on reading all of it for good.
 */
const BEGIN =
  'BEGIN; SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off'

type Failure = 'race' | 'outage' | 'defect'

function classify(error: unknown): Failure {
  if (error instanceof StartOver) return 'race'
  const code = (error as { code?: unknown } | null)?.code
  if (!isSqlState(code)) return isConnectionError(error) ? 'outage' : 'defect'
  if (RACES.has(code)) return 'race'
  return OUTAGES.has(code) || OUTAGE_CLASSES.some((prefix) => code.startsWith(prefix)) ? 'outage' : 'defect'
}

const isUniqueViolation = (error: unknown): boolean => (error as { code?: unknown }).code === '23505'

/**
 * Runs `work` in one transaction and commits it. Races and lost connections are tried again, so `work` must be
 * repeatable: what an attempt of unknown outcome wrote must be recognised by the next.
 * @param onFailed called after an attempt that is tried again, and waited for
 * @throws Unavailable when the database stays out of reach; whatever `work` throws otherwise
 */
export async function transact<T>(
  pool: Pool,
  clockwork: Clockwork,
  work: (client: PoolClient, attempt: Attempt) => Promise<T>,
  onFailed?: () => Promise<void>,
): Promise<T> {
  let mayHaveCommitted = false
  let races = 0
  let outages = 0
  for (;;) {
    let isCommitting = false
    const onCommitting = () => {
      isCommitting = true
    }
    try {
      return await inTransaction(pool, (client) => work(client, { mayHaveCommitted }), {
        begin: BEGIN,
        onCommitting,
      })
    } catch (error) {
      const failure = classify(error)
      if (failure === 'defect') throw error
      if (failure === 'outage') mayHaveCommitted ||= isCommitting
      const tries = failure === 'race' ? ++races : ++outages
      // A row that collides every time is no race: whoever called finds out which.
      if (races > RACES_AT_MOST && isUniqueViolation(error)) throw error
      if (races > RACES_AT_MOST || outages >= OUTAGES_AT_MOST)
        throw new Unavailable('the database cannot be reached', { cause: error })
      await onFailed?.()
      if (failure === 'outage') await clockwork.pause(FIRST_BACK_OFF_MS * 4 ** (tries - 1))
    }
  }
}
