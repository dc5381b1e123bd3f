import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GraphqlClient, graphqlClient } from '@tenggat/client'
import type { TicketEvent } from '@tenggat/domain'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { systemClockwork } from '../../src/clockwork.js'
import { readPostmaster } from '../../src/store/embedded/postmaster.js'
import { type Child, startChild } from '../support/child.js'
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.js'
import { until } from '../support/until.js'

const MAIN = 'dist/main.js'
export const ADMIN = `tgt_operator1_${'x'.repeat(32)}`
/** An agreement that every ticket breaches two seconds after its opening. */
export const SOON = `
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
export const clockwork = systemClockwork()

/** A server that takes requests. */
export interface Running {
  readonly child: Child
  readonly url: string
  readonly api: GraphqlClient
}

export interface Household {
  /** The folder in which its servers keep their data. */
  home(): string
  launch(env?: Record<string, string>): Child
  running(env?: Record<string, string>): Promise<Running>
  sharedDatabase(): Promise<TestDatabase>
}

/**
 * Where the servers of one `describe` live; gone after it. A server takes seconds to start, so the tests there follow each
 * other on the same ones.
 */
export function household(): Household {
  let home: string
  const children: Child[] = []
  const databases: TestDatabase[] = []

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'tenggat-servers-'))
  })
  afterAll(async () => {
    for (const child of children) await child.end('SIGKILL')
    const left = readPostmaster(join(home, 'postgres'))
    if (left !== null) {
      process.kill(left.pid, 'SIGQUIT')
      await until('PostgreSQL to end', () => readPostmaster(join(home, 'postgres')) === null)
    }
    for (const database of databases) await database.drop()
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })

  const launch = (env: Record<string, string> = {}): Child => {
    const settings = {
      ...{ PORT: '0', TENGGAT_FLOOR: 'off', TENGGAT_LOG_LEVEL: 'warn', TENGGAT_ADMIN_TOKEN: ADMIN },
      ...{ TENGGAT_DATA_DIR: home, ...env },
    }
    const child = startChild(MAIN, { cwd: home, env: settings })
    children.push(child)
    return child
  }
  return {
    home: () => home,
    launch,
    async running(env) {
      const child = launch(env)
      const url = await child.line((line) => /Manager\s+(http:\/\/[^/]+)\//.exec(line)?.[1] ?? null)
      return { child, url, api: graphqlClient(url, ADMIN, clockwork) }
    },
    async sharedDatabase() {
      const database = await createTestDatabase()
      databases.push(database)
      return database
    },
  }
}

export async function ask(url: string, sql: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
    .query(sql)
    .then((result) => result.rows)
    .finally(() => client.end())
}

/** Events that open so many tickets now. */
export const openings = (prefix: string, count: number): TicketEvent[] =>
  Array.from({ length: count }, (_, index) => opened(`${prefix}-${index}`))

export const opened = (key: string): TicketEvent => ({
  source: 'desk',
  ticketKey: key,
  eventId: `${key}-opened`,
  occurredAt: clockwork.now(),
  changes: [{ kind: 'opened', subject: key }],
})

export const refuse = (event: TicketEvent, { message }: { message: string }): never => {
  throw new Error(`${event.eventId}: ${message}`)
}
