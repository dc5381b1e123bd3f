import { describe, expect, it, onTestFinished } from 'vitest'
import { systemClockwork } from '../../src/clockwork.js'
import { createJobs } from '../../src/jobs/jobs.js'
import type { Task } from '../../src/jobs/task.js'
import { inTransaction } from '../../src/store/inTransaction.js'
import { enqueueJob, JOBS_SCHEMA, type JobOrder } from '../../src/store/queries/jobs.js'
import { until } from '../engine/world.js'
import { startChild } from '../support/child.js'
import { storeForTest, type TestStore } from '../support/testDatabase.js'

const clockwork = systemClockwork()
const job = (n: number, differs: Partial<JobOrder> = {}): JobOrder => ({
  ...{ task: 'test', key: `test:${n}`, payload: { n }, queue: 'test' },
  ...differs,
})

function aWorker(store: TestStore, run: Task['run'], differs: Partial<Task> = {}) {
  const reported: Error[] = []
  const report = (error: unknown) => reported.push(error as Error)
  const jobs = createJobs({ store, clockwork, tasks: [{ name: 'test', run, ...differs }], report })
  onTestFinished(() => jobs.stop())
  return { jobs, reported }
}

/** Keeps the numbers of the jobs it does. */
function keeping() {
  const done: number[] = []
  const run: Task['run'] = async (payload) => {
    done.push((payload as { n: number }).n)
    return 'done'
  }
  return { done, run }
}

const jobsLeft = async ({ pool }: TestStore): Promise<number> =>
  (await pool.query(`SELECT count(*)::int AS n FROM ${JOBS_SCHEMA}.jobs`)).rows[0].n
/** As though it had failed so often that the next time is the last. */
const onLastAttempt = ({ pool }: TestStore) =>
  pool.query(`UPDATE ${JOBS_SCHEMA}._private_jobs SET attempts = max_attempts - 1`)

describe('a job', () => {
  it('exists if and when the transaction that enqueued it commits, and is done at once and once', async () => {
    const store = await storeForTest()
    const { done, run } = keeping()
    await aWorker(store, run).jobs.start()
    const undone = inTransaction(store.pool, async (client) => {
      await enqueueJob(client, job(1))
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await inTransaction(store.pool, (client) => enqueueJob(client, job(2)))
    await enqueueJob(store.pool, job(3))
    await until('they are done', async () => (await jobsLeft(store)) === 0)
    expect(done).toEqual([2, 3])
  })

  it('for an instant to come is not done before it, and at most a second or two after', async () => {
    const store = await storeForTest()
    const doneAt: number[] = []
    await aWorker(store, async () => {
      doneAt.push(clockwork.now())
      return 'done'
    }).jobs.start()
    const runAt = clockwork.now() + 1_500
    await enqueueJob(store.pool, job(1, { runAt }))
    await until('it is done', async () => (await jobsLeft(store)) === 0)
    expect(doneAt[0]! - runAt).toBeGreaterThan(-20)
    expect(doneAt[0]! - runAt).toBeLessThan(5_000)
  })

  it('of one queue is done alone, whoever does it', async () => {
    const store = await storeForTest()
    let running = 0
    let most = 0
    const done: number[] = []
    const run: Task['run'] = async (payload) => {
      most = Math.max(most, ++running)
      await clockwork.pause(5)
      running--
      done.push((payload as { n: number }).n)
      return 'done'
    }
    for (let n = 0; n < 20; n++) await enqueueJob(store.pool, job(n))
    await Promise.all([aWorker(store, run).jobs.start(), aWorker(store, run).jobs.start()])
    const begun = performance.now()
    await until('they are done', async () => (await jobsLeft(store)) === 0)
    expect(most).toBe(1)
    // Four workers that look once a second take five seconds for twenty.
    expect(performance.now() - begun).toBeLessThan(3_000)
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n))
  })

  it('of a queue waits for no look of the worker behind one that failed', async () => {
    const store = await storeForTest()
    const { done, run } = keeping()
    const { jobs } = aWorker(store, async (payload, signal) => {
      if ((payload as { n: number }).n % 5 === 0) throw new Error('the disk is full')
      return run(payload, signal)
    })
    for (let n = 1; n <= 20; n++) await enqueueJob(store.pool, job(n))
    await jobs.start()
    const begun = performance.now()
    await until('all that can be done are', () => done.length === 16)
    expect(performance.now() - begun).toBeLessThan(3_000)
  })

  it('that puts itself back step by step goes on at once', async () => {
    const store = await storeForTest()
    let steps = 0
    const { jobs } = aWorker(store, async () => (++steps < 10 ? 'stopped' : 'done'))
    await enqueueJob(store.pool, job(1))
    await jobs.start()
    const begun = performance.now()
    await until('it is done', async () => steps === 10 && (await jobsLeft(store)) === 0)
    expect(performance.now() - begun).toBeLessThan(3_000)
  })

  it('that was missing is enqueued by the sweep, and one that failed for good is left alone', async () => {
    const store = await storeForTest()
    const { done, run } = keeping()
    const sweep = () => enqueueJob(store.pool, job(7, { isOnlyIfMissing: true }))
    await aWorker(store, run, { sweep }).jobs.start()
    await until('it is done', () => done.length === 1)
    const other = await storeForTest()
    await enqueueJob(other.pool, job(7))
    await other.pool.query(`UPDATE ${JOBS_SCHEMA}._private_jobs SET attempts = max_attempts`)
    await enqueueJob(other.pool, job(7, { isOnlyIfMissing: true }))
    const { jobs } = aWorker(other, run)
    await jobs.start()
    expect(await jobs.listStuck()).toMatchObject([{ key: 'test:7', state: 'failed' }])
    expect(done).toEqual([7])
  })
})

describe('a job that fails', () => {
  it('for good is named until somebody has it tried anew', async () => {
    const store = await storeForTest()
    let isBroken = true
    const { done, run } = keeping()
    const { jobs, reported } = aWorker(store, async (payload, signal) => {
      if (isBroken) throw new Error('the disk is full')
      return run(payload, signal)
    })
    await enqueueJob(store.pool, job(1))
    await onLastAttempt(store)
    await jobs.start()
    await until('it has failed for good', () => jobs.failing().length === 1)
    expect(jobs.failing()).toEqual(['the job test:1 failed for good; it can be retried'])
    expect(reported.map(({ message }) => message)).toContain('a job failed for good')
    const [stuck] = await jobs.listStuck()
    expect(stuck).toMatchObject({
      task: 'test',
      state: 'failed',
      lastError: 'the disk is full',
      attempts: 25,
    })
    expect(await jobs.figures()).toEqual({ waiting: 0, running: 0, failed: 1, unhandled: 0 })
    isBroken = false
    expect(await jobs.retry('999999')).toBeNull()
    expect(await jobs.retry(stuck!.id)).toEqual(stuck)
    await until('it is done', () => done.length === 1)
    await until('it is named no more', () => jobs.failing().length === 0)
  })

  it('for want of anybody who knows it raises an alarm', async () => {
    const store = await storeForTest()
    const { jobs, reported } = aWorker(store, keeping().run)
    await enqueueJob(store.pool, job(1, { task: 'yesterday', runAt: clockwork.now() - 60_000 }))
    await jobs.start()
    await until('it is named', () => jobs.failing().length === 1)
    expect(jobs.failing()).toEqual(['nobody knows how to do the job test:1'])
    expect(reported.map(({ message }) => message)).toEqual(['there is a job that nobody knows how to do'])
  })
})

describe('a worker', () => {
  it('that is told to stop puts back what it has not finished, and another goes on', async () => {
    const store = await storeForTest()
    let isAtWork = false
    const { jobs } = aWorker(
      store,
      (_, signal) =>
        new Promise((resolve) => {
          isAtWork = true
          signal.addEventListener('abort', () => resolve('stopped'))
        }),
    )
    await enqueueJob(store.pool, job(1))
    await jobs.start()
    await until('it is at work', () => isAtWork)
    await jobs.stop()
    expect(await jobsLeft(store)).toBe(1)
    const { done, run } = keeping()
    await aWorker(store, run).jobs.start()
    await until('the other has done it', () => done.length === 1)
  })

  it('OPS-1 that was killed leaves its job to another within seconds', { timeout: 60_000 }, async () => {
    const store = await storeForTest()
    await enqueueJob(store.pool, job(1))
    const child = startChild('test/support/processes/workJobs.mjs', { args: [store.url] })
    await child.line((line) => (line === 'at work' ? line : null))
    const { done, run } = keeping()
    const { jobs, reported } = aWorker(store, run)
    await jobs.start()
    // Alive it keeps its job: the other has looked twice.
    await clockwork.pause(4_500)
    expect(done).toEqual([])
    await child.end('SIGKILL')
    await until('the other has done it', () => done.length === 1)
    await until('nothing is left of it', async () => (await jobsLeft(store)) === 0)
    expect(reported.map(({ message }) => message)).toEqual(['a worker is gone; its jobs are done by others'])
  })

  it('heals when its connections were terminated', async () => {
    const store = await storeForTest()
    const { done, run } = keeping()
    await aWorker(store, run).jobs.start()
    await store.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'tenggat-jobs' AND datname = current_database()`,
    )
    await enqueueJob(store.pool, job(1))
    await until('it is done', () => done.length === 1)
  })
})
