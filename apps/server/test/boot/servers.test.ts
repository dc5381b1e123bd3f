import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GraphqlClient, graphqlClient, putAgreement, recordEvents } from '@tenggat/client'
import type { TicketEvent } from '@tenggat/domain'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { systemClockwork } from '../../src/clockwork.js'
import { readPostmaster } from '../../src/store/embedded/postmaster.js'
import { type Child, startChild } from '../support/child.js'
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.js'
import { until } from '../support/until.js'

const MAIN = 'dist/main.js'
const ADMIN = `tgt_operator1_${'x'.repeat(32)}`
const SOON = `
id: soon
title: Answers in a moment
parties: [{ id: desk, name: Desk, role: provider }]
services: []
appliesTo: {}
calendars:
  always:
    timeZone: Etc/UTC
    weekly: { mon: [['00:00', '24:00']], tue: [['00:00', '24:00']], wed: [['00:00', '24:00']], thu: [['00:00', '24:00']], fri: [['00:00', '24:00']], sat: [['00:00', '24:00']], sun: [['00:00', '24:00']] }
targets:
  - { id: answer, metric: firstResponse, within: 2 seconds, calendar: always }
`
const clockwork = systemClockwork()
let home: string
let children: Child[]
let databases: TestDatabase[]

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tenggat-servers-'))
  children = []
  databases = []
})

afterEach(async () => {
  for (const child of children) await child.end('SIGKILL')
  const left = readPostmaster(join(home, 'postgres'))
  if (left !== null) {
    process.kill(left.pid, 'SIGQUIT')
    await until('PostgreSQL to end', () => readPostmaster(join(home, 'postgres')) === null)
  }
  for (const database of databases) await database.drop()
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

function launch(env: Record<string, string> = {}): Child {
  const settings = { PORT: '0', TENGGAT_FLOOR: 'off', TENGGAT_LOG_LEVEL: 'warn', TENGGAT_ADMIN_TOKEN: ADMIN }
  const child = startChild(MAIN, {
    cwd: home,
    env: { ...settings, TENGGAT_DATA_DIR: home, ...env },
  })
  children.push(child)
  return child
}

async function running(
  env?: Record<string, string>,
): Promise<{ child: Child; url: string; api: GraphqlClient }> {
  const child = launch(env)
  const url = await child.line((line) => /Manager\s+(http:\/\/[^/]+)\//.exec(line)?.[1] ?? null)
  return { child, url, api: graphqlClient(url, ADMIN, clockwork) }
}

async function sharedDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase()
  databases.push(database)
  return database
}

async function ask(url: string, sql: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
    .query(sql)
    .then((result) => result.rows)
    .finally(() => client.end())
}

/** A secret may contain the separator itself. */
const secretOf = (token: string) => token.replace(/^tgt_[^_]+_/, '')
const opened = (key: string): TicketEvent => ({
  source: 'desk',
  ticketKey: key,
  eventId: `${key}-opened`,
  occurredAt: clockwork.now(),
  changes: [{ kind: 'opened', subject: key }],
})
const refuse = (event: TicketEvent, { message }: { message: string }): never => {
  throw new Error(`${event.eventId}: ${message}`)
}
const keys = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`)

describe('a server process', () => {
  it('kill -9 and start again: every acknowledged event is there, and the deadline passed meanwhile is breached at its instant', async () => {
    const first = await running()
    await putAgreement(first.api, SOON)
    const events = keys('T', 200).map(opened)
    await recordEvents(first.api, 'desk', events, refuse)
    await first.child.end('SIGKILL')
    const second = await running()
    expect(second.child.output()).toContain('which was running already')
    const count = async () => {
      const { counts } = await second.api.request<{ counts: { breached: number } }>(
        '{ counts { breached } }',
        {},
      )
      return counts.breached === 200
    }
    await until('200 breaches', count, 20_000)
    const { ticket } = await second.api.request<{ ticket: { facts: { kind: string; at: string }[] } }>(
      '{ ticket(source: "desk", key: "T-7") { facts { kind at } } }',
      {},
    )
    const breaches = ticket.facts.filter((fact) => /breached/i.test(fact.kind))
    expect(breaches.map((fact) => Date.parse(fact.at))).toEqual([events[7]!.occurredAt + 2_000])
  })

  it('SIGTERM: sockets are told to come back, exit code 0 in time, and the embedded database is stopped', async () => {
    const { child, url } = await running()
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
    await once(socket, 'open')
    socket.send(JSON.stringify({ type: 'connection_init', payload: { token: ADMIN } }))
    await once(socket, 'message')
    const closed = once(socket, 'close')
    const begun = clockwork.monotonic()
    expect(await child.end('SIGTERM')).toBe(0)
    expect((await closed)[0]).toBe(1012)
    expect(clockwork.monotonic() - begun).toBeLessThan(10_000)
    expect(readPostmaster(join(home, 'postgres'))).toBeNull()
  })

  it('kill -9 of its PostgreSQL: it stays up, is not ready meanwhile, and recovers by itself', async () => {
    const { child, url, api } = await running()
    await putAgreement(api, SOON)
    await recordEvents(api, 'desk', keys('T', 50).map(opened), refuse)
    const readiness = async () => (await fetch(`${url}/readyz`)).status
    process.kill(readPostmaster(join(home, 'postgres'))!.pid, 'SIGKILL')
    await until('it to notice', async () => (await readiness()) === 503)
    await until('it to be ready again', async () => (await readiness()) === 200, 15_000)
    expect(await recordEvents(api, 'desk', keys('T', 51).map(opened), () => undefined)).toMatchObject({
      recorded: 1,
    })
    expect(child.process.exitCode).toBeNull()
  })

  it('a second start on a busy port refuses, names the port, and harms nobody', async () => {
    const { url: DATABASE_URL } = await sharedDatabase()
    const { url } = await running({ DATABASE_URL })
    const { port } = new URL(url)
    const second = launch({ PORT: port })
    await expect(second.line(() => null)).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`)
    expect(second.process.exitCode).toBe(1)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })

  it('a second start on another port shares the embedded database, and the last to stop stops it', async () => {
    const first = await running()
    const second = await running()
    await putAgreement(first.api, SOON)
    const { agreements } = await second.api.request<{ agreements: { id: string }[] }>(
      '{ agreements { id } }',
      {},
    )
    expect(agreements).toEqual([{ id: 'soon' }])
    expect(await first.child.end('SIGTERM')).toBe(0)
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200)
    expect(await second.child.end('SIGTERM')).toBe(0)
    expect(readPostmaster(join(home, 'postgres'))).toBeNull()
  })

  it('two servers on one database take events each and settle every deadline once, also when the leader is killed', async () => {
    const { url: DATABASE_URL } = await sharedDatabase()
    const first = await running({ DATABASE_URL })
    await putAgreement(first.api, SOON)
    const second = await running({ DATABASE_URL })
    await Promise.all([
      recordEvents(first.api, 'desk', keys('A', 150).map(opened), refuse),
      recordEvents(second.api, 'desk', keys('B', 150).map(opened), refuse),
    ])
    await first.child.end('SIGKILL')
    const settled = `SELECT count(*)::int AS facts, count(DISTINCT clock_id)::int AS clocks FROM fact WHERE kind = 'breached'`
    await until('every deadline', async () => (await ask(DATABASE_URL, settled))[0]!.clocks === 300, 20_000)
    expect(await ask(DATABASE_URL, settled)).toEqual([{ facts: 300, clocks: 300 }])
    expect(
      await ask(DATABASE_URL, `SELECT count(*)::int AS n FROM clock WHERE breached_at <> deadline_at`),
    ).toEqual([{ n: 0 }])
  })

  it('an agreement recorded at one server is in force at the other a moment later', async () => {
    const { url: DATABASE_URL } = await sharedDatabase()
    const first = await running({ DATABASE_URL })
    const second = await running({ DATABASE_URL })
    await putAgreement(first.api, SOON)
    let asked = 0
    const bound = async () => {
      await recordEvents(second.api, 'desk', [opened(`T-${asked++}`)], refuse)
      return (await ask(DATABASE_URL, 'SELECT count(*)::int AS n FROM clock'))[0]!.n > 0
    }
    await until('a ticket bound to it', bound, 5_000)
  })

  it('settings that cannot be used end it with code 2 and one list', async () => {
    const child = launch({ PORT: 'http', TENGGAT_FLOOR: 'perhaps' })
    await expect(child.line(() => null)).rejects.toThrow(/PORT must be[^\n]*\n[^\n]*TENGGAT_FLOOR must be/)
    expect(child.process.exitCode).toBe(2)
  })

  it('a database that a newer release migrated is refused', async () => {
    const { url: DATABASE_URL } = await sharedDatabase()
    await ask(
      DATABASE_URL,
      `INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`,
    )
    const child = launch({ DATABASE_URL })
    await expect(child.line(() => null)).rejects.toThrow(/migrated by a newer release .*FromTheFuture/)
    expect(child.process.exitCode).toBe(1)
  })

  it('a wrong password is told without showing it', async () => {
    const database = new URL((await sharedDatabase()).url)
    database.password = 'hunter2'
    const child = launch({ DATABASE_URL: database.href })
    await expect(child.line(() => null)).rejects.toThrow(/refuses: .*Check DATABASE_URL/)
    expect(child.output()).not.toContain('hunter2')
  })

  it('tokens are printed for people on stdout and never logged', async () => {
    const { url: DATABASE_URL } = await sharedDatabase()
    const { child } = await running({ DATABASE_URL, TENGGAT_LOG_LEVEL: 'trace' })
    await child.end('SIGTERM')
    const held = JSON.parse(readFileSync(join(home, 'tokens.json'), 'utf8')) as Record<string, string>
    const logged = child
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
    expect(logged.length).toBeGreaterThan(0)
    for (const token of Object.values(held)) expect(logged.join('\n')).not.toContain(secretOf(token))
    expect(child.output()).toContain(`/wall/floor?token=${held.display}`)
  })
})
