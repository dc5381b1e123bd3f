import { EventEmitter } from 'node:events'
import { Logger, type Runner, run, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import pg from 'pg'
import type { Alarm, Clockwork } from '../clockwork.js'
import type { RequestContext } from '../graphql/context.js'
import { SESSION_OPTIONS } from '../store/openStore.js'
import {
  countJobs,
  enqueueJob,
  JOBS_SCHEMA,
  type JobCounts,
  listStuckJobs,
  releaseJobsOfDead,
  retryJobs,
  type StuckJob,
  showWorkerAlive,
} from '../store/queries/jobs.js'
import type { Task } from './task.js'

/** Works jobs off, beside other instances. Modes, entries and exits: README.md beside this file. */
export interface Jobs {
  /** Resolves when the worker is at work; what waits is done from then on. */
  start(): Promise<void>
  figures(): Promise<JobFigures>
  /** Jobs that nobody will do by themselves. */
  listStuck(): Promise<readonly StuckJob[]>
  /** Has such a job tried anew, as often as ever; answers it as it was, null when there is none of this id. */
  retry(id: string): Promise<StuckJob | null>
  /** What of them there was at the last look, as sentences. */
  failing(): readonly string[]
  /** Resolves when the jobs under way have ended or put themselves back. */
  stop(): Promise<void>
}

/** What the API's requests need of it. */
export interface JobContext extends RequestContext {
  readonly jobs: Pick<Jobs, 'listStuck' | 'retry'>
}

/** For metrics. */
export interface JobFigures extends JobCounts {
  readonly failed: number
  readonly unhandled: number
}

export interface JobsDeps {
  readonly store: { readonly url: string; readonly pool: pg.Pool }
  readonly clockwork: Clockwork
  readonly tasks: readonly Task[]
  readonly report: (error: unknown, about: Readonly<Record<string, unknown>>) => void
}

/** Jobs at a time. */
const CONCURRENCY = 2
/** One listens, one shows that the worker lives, one fetches jobs and ends them. */
const CONNECTIONS = 3
/** Left to itself the library does not wait for the last answer of its database before it ends, nor hears its errors. */
const AWAITED = { completeJobBatchDelay: 0, failJobBatchDelay: 0 }
/** How late a job may be that was enqueued for an instant to come. */
const POLL_MS = 1_000
/** After its work, a job is on its way to being ended. */
const ENDED_MS = 3
const LOOK_MS = 2_000
const SWEEP_MS = 60_000
const RESTART_MS = 1_000

export function createJobs(deps: JobsDeps): Jobs {
  return new WorkedOff(deps)
}

class WorkedOff implements Jobs {
  private readonly stopping = new AbortController()
  private pool: pg.Pool | null = null
  private runner: Runner | null = null
  private workerId: string | null = null
  /** The connection that holds the worker's lock. */
  private alive: pg.PoolClient | null = null
  private alarms: readonly Alarm[] = []
  private looking: Promise<void> = Promise.resolve()
  private ending: Promise<void> = Promise.resolve()
  private found: readonly StuckJob[] = []
  private stopped: Promise<void> | null = null

  constructor(private readonly deps: JobsDeps) {}

  async start(): Promise<void> {
    const { clockwork } = this.deps
    await this.work()
    this.beside('looking after jobs', () => this.look())
    this.beside('sweeping jobs', () => this.sweep())
    this.alarms = [
      clockwork.every(LOOK_MS, () => this.beside('looking after jobs', () => this.look())),
      clockwork.every(SWEEP_MS, () => this.beside('sweeping jobs', () => this.sweep())),
    ]
  }

  async figures(): Promise<JobFigures> {
    const count = (state: StuckJob['state']) => this.found.filter((job) => job.state === state).length
    return {
      ...(await countJobs(this.deps.store.pool)),
      failed: count('failed'),
      unhandled: count('unhandled'),
    }
  }

  listStuck(): Promise<readonly StuckJob[]> {
    const { store, tasks } = this.deps
    return listStuckJobs(
      store.pool,
      tasks.map(({ name }) => name),
    )
  }

  async retry(id: string): Promise<StuckJob | null> {
    const job = (await this.listStuck()).find((stuck) => stuck.id === id) ?? null
    if (job !== null) await retryJobs(this.deps.store.pool, [id])
    return job
  }

  failing(): readonly string[] {
    return this.found.map(({ task, key, state }) =>
      state === 'failed'
        ? `the job ${key ?? task} failed for good; it can be retried`
        : `nobody knows how to do the job ${key ?? task}`,
    )
  }

  stop(): Promise<void> {
    this.stopped ??= this.end()
    return this.stopped
  }

  private async end(): Promise<void> {
    this.stopping.abort()
    for (const alarm of this.alarms) alarm.cancel()
    await this.looking
    await this.runner?.stop().catch(() => undefined)
    await this.ending
    this.giveUp(this.alive)
    await this.pool?.end()
  }

  /** The library's worker ends for good on some errors of a database that was away: then another is started. */
  private async work(): Promise<void> {
    const { store } = this.deps
    const pool = new pg.Pool({
      ...{ connectionString: store.url, max: CONNECTIONS, application_name: 'tenggat-jobs', keepAlive: true },
      options: SESSION_OPTIONS,
    })
    pool.on('error', () => undefined)
    pool.on('connect', (client) => client.on('error', () => undefined))
    const events: WorkerEvents = new EventEmitter()
    events.on('pool:create', ({ workerPool }) => {
      this.workerId = workerPool.id
    })
    events.on('job:complete', ({ worker }) => void this.callNext(pool, worker.workerPool))
    try {
      const runner = await run({
        ...{ pgPool: pool, schema: JOBS_SCHEMA, concurrency: CONCURRENCY, pollInterval: POLL_MS, events },
        ...{ taskList: this.taskList(), parsedCronItems: [], noHandleSignals: true, logger: this.logger() },
        preset: { worker: AWAITED },
      })
      this.pool = pool
      this.runner = runner
      this.ending = runner.promise
        .catch((error) => this.complain(error, 'working jobs off'))
        .then(() => this.again(pool))
    } catch (error) {
      await pool.end()
      throw error
    }
  }

  private async again(pool: pg.Pool): Promise<void> {
    if (this.stopping.signal.aborted) return
    this.pool = null
    this.giveUp(this.alive)
    await pool.end().catch(() => undefined)
    while (!this.stopping.signal.aborted && this.pool === null) {
      await this.deps.clockwork.pause(RESTART_MS)
      await this.work().catch((error) => this.complain(error, 'starting to work jobs off'))
    }
  }

  /**
   * The library looks for the next job before it has ended the one that is done, and finds none of the same queue: it
   * would wait for the next poll. Called behind that end, on the one connection that jobs are ended with, it finds it.
   */
  private async callNext(pool: pg.Pool, workers: WorkerPool): Promise<void> {
    try {
      await this.deps.clockwork.pause(ENDED_MS)
      await pool.query('SELECT')
      if (!this.stopping.signal.aborted) workers.nudge(1)
    } catch {
      // Its pool has ended meanwhile; where it has not, the poll finds the job.
    }
  }

  private taskList(): TaskList {
    const { store, tasks } = this.deps
    const { signal } = this.stopping
    const worked = tasks.map(({ name, run }): readonly [string, TaskList[string]] => [
      name,
      async (payload, { job, getQueueName }) => {
        if ((await run(payload, signal)) === 'done') return
        const queue = (await getQueueName())!
        await enqueueJob(store.pool, { task: name, key: job.key!, payload: payload as object, queue })
      },
    ])
    return Object.fromEntries(worked)
  }

  private async look(): Promise<void> {
    const { store, report } = this.deps
    await this.showAlive()
    const dead = await releaseJobsOfDead(store.pool)
    for (const worker of dead) report(new Error('a worker is gone; its jobs are done by others'), { worker })
    const known = new Set(this.found.map(({ id, state }) => `${id} ${state}`))
    this.found = await this.listStuck()
    for (const { id, task, key, state, lastError } of this.found) {
      if (known.has(`${id} ${state}`)) continue
      const what = state === 'failed' ? 'a job failed for good' : 'there is a job that nobody knows how to do'
      report(new Error(what), { job: id, task, key, lastError })
    }
  }

  /** As long as its connection holds the worker's lock, the others leave its jobs to it. */
  private async showAlive(): Promise<void> {
    if (this.alive !== null || this.pool === null) return
    const client = await this.pool.connect()
    this.alive = client
    client.on('error', () => this.giveUp(client))
    await showWorkerAlive(client, this.workerId!).catch((error) => {
      this.giveUp(client)
      throw error
    })
  }

  private giveUp(client: pg.PoolClient | null): void {
    if (client === null || this.alive !== client) return
    this.alive = null
    client.release(true)
  }

  private async sweep(): Promise<void> {
    for (const { sweep } of this.deps.tasks) await sweep?.()
  }

  /** One after the other, never in the way of a job. */
  private beside(doing: string, work: () => Promise<void>): void {
    this.looking = this.looking
      .then(() => (this.stopping.signal.aborted ? undefined : work()))
      .catch((error) => this.complain(error, doing))
  }

  private complain(error: unknown, doing: string): void {
    if (!this.stopping.signal.aborted) this.deps.report(error, { doing })
  }

  /** Of the library's words only its complaints are passed on. */
  private logger(): Logger {
    return new Logger(() => (level, message, meta) => {
      if (level !== 'error' && level !== 'warning') return
      const error = (meta as { error?: unknown } | undefined)?.error ?? new Error(message)
      this.complain(error, 'working jobs off')
    })
  }
}
