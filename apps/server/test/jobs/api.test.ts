import { describe, expect, it } from 'vitest'
import { enqueueJob, JOBS_SCHEMA } from '../../src/store/queries/jobs.js'
import { until } from '../engine/world.js'
import { aServer, type Loose } from '../http/aServer.js'

const STUCK = '{ stuckJobs { id task key state attempts lastError since } }'
const RETRY = `mutation ($id: ID!) { retryJob(id: $id) { __typename ... on UserError { code message }
  ... on JobRetried { job { id state } } } }`

async function aStuckJob() {
  let isBroken = true
  const run = async () => {
    if (isBroken) throw new Error('no paper')
    return 'done' as const
  }
  const server = await aServer([], { tasks: [{ name: 'print', run }] })
  const { pool } = server.store
  await enqueueJob(pool, { task: 'print', key: 'print:1', payload: {}, queue: 'print' })
  await pool.query(`UPDATE ${JOBS_SCHEMA}._private_jobs SET attempts = max_attempts - 1`)
  const mend = () => {
    isBroken = false
  }
  return { ...server, mend }
}

const health = async (url: string): Promise<Loose> => (await (await fetch(`${url}/health`)).json()) as Loose

describe('a job that failed for good', () => {
  it('OPS-4 is seen in /health and by an administrator, who has it tried anew', async () => {
    const server = await aStuckJob()
    const { jobs, url, mend } = server
    expect(await health(url)).toEqual({ status: 'ok', notReady: [], degraded: [] })
    await jobs.start()
    await until('it has failed', async () => (await health(url)).status === 'degraded')
    expect(await health(url)).toMatchObject({
      degraded: ['the job print:1 failed for good; it can be retried'],
    })
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toContain('sla_jobs{state="failed"} 1')
    expect(metrics).toContain('sla_schedule_leader 0')
    const admin = await server.token('admin')
    const { stuckJobs } = (await server.send(admin, STUCK)).data
    expect(stuckJobs).toMatchObject([
      { task: 'print', key: 'print:1', state: 'failed', lastError: 'no paper' },
    ])
    mend()
    const [{ id }] = stuckJobs
    expect((await server.send(admin, RETRY, { id })).data.retryJob).toMatchObject({
      __typename: 'JobRetried',
      job: { id },
    })
    await until('it is well again', async () => (await health(url)).status === 'ok')
    expect((await server.send(admin, RETRY, { id })).data.retryJob).toMatchObject({
      __typename: 'JobNotStuck',
      code: 'NOT_STUCK',
    })
    await jobs.stop()
  })

  it('OPS-2 is nobody else’s, and an id that is no number names none', async () => {
    const server = await aStuckJob()
    const [read, admin] = [await server.token('read'), await server.token('admin')]
    for (const [query, variables] of [
      [STUCK, {}],
      [RETRY, { id: '1' }],
    ] as const) {
      const { errors } = await server.send(read, query, variables)
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN')
    }
    const { data } = await server.send(admin, RETRY, { id: "1'; --" })
    expect(data.retryJob).toMatchObject({ code: 'NOT_STUCK' })
  })
})
