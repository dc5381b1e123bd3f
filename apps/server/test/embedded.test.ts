import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClockwork } from '../src/clockwork.js'
import { isPostgres, readPostmaster } from '../src/store/embedded/postmaster.js'
import { type EmbeddedDatabase, startEmbedded } from '../src/store/embedded/startEmbedded.js'
import { type Child, startChild } from './support/child.js'
import { until } from './support/until.js'

/** Killing processes loses nothing that the system holds, so only the test of durability itself waits for the disk. */
const SMALL = { shared_buffers: '16MB', fsync: 'off' }
const asRoot = process.getuid?.() === 0
const clockwork = systemClockwork()
let dataDir: string
const started: EmbeddedDatabase[] = []
const children: Child[] = []

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tenggat-embedded-'))
  chmodSync(dataDir, 0o755)
})

afterEach(async () => {
  for (const child of children.splice(0)) await child.end('SIGKILL')
  for (const database of started.splice(0)) await database.stop()
  const left = readPostmaster(join(dataDir, 'postgres'))
  if (left !== null) process.kill(left.pid, 'SIGQUIT')
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

async function start(folder = dataDir, supervise = false, settings = {}): Promise<EmbeddedDatabase> {
  const options = { dataDir: folder, settings: { ...SMALL, ...settings }, supervise }
  const database = await startEmbedded(options, clockwork)
  started.push(database)
  return database
}

async function startInChild(): Promise<{ child: Child; url: string; adopted: boolean; pid: number }> {
  const child = startChild('test/support/processes/keepEmbedded.mjs', { args: [dataDir] })
  children.push(child)
  return { child, ...(await child.line((line) => JSON.parse(line))) }
}

async function ask(url: string, sql: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
    .query(sql)
    .then((result) => result.rows)
    .finally(() => client.end())
}

describe('embedded PostgreSQL', () => {
  it('runs as an unprivileged user, takes no connection without its password, keeps that to its owner, and is durable', async () => {
    const { url, pid } = await start(dataDir, false, { fsync: 'on' })
    if (asRoot) {
      const status = readFileSync(`/proc/${pid()}/status`, 'utf8')
      expect(/^Uid:\s+(\d+)/m.exec(status)![1]).not.toBe('0')
      expect(statSync(join(dataDir, 'postgres.log')).uid).toBe(0)
    }
    const wrong = new URL(url)
    wrong.password = 'password'
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
    expect(statSync(join(dataDir, 'postgres', 'tenggat.password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700)
    const [row] = await ask(
      url,
      `SELECT current_setting('fsync') || current_setting('synchronous_commit') AS durable,
         current_setting('server_encoding') AS encoding, current_setting('password_encryption') AS scram,
         current_setting('listen_addresses') AS listens`,
    )
    expect(row).toEqual({ durable: 'onon', encoding: 'UTF8', scram: 'scram-sha-256', listens: '127.0.0.1' })
  })

  it('after kill -9 of the server the database goes on; the next server adopts it and every committed row', async () => {
    const first = await startInChild()
    await ask(first.url, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n')
    expect(await first.child.end('SIGKILL')).toBe('SIGKILL')
    expect(isPostgres(first.pid)).toBe(true)
    const second = await startInChild()
    expect(second).toMatchObject({ adopted: true, pid: first.pid, url: first.url })
    expect(await ask(second.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }])
    expect(await second.child.end('SIGTERM')).toBe(0)
    expect(isPostgres(first.pid)).toBe(false)
  })

  it('several servers that start at once on an empty folder share one database', async () => {
    const databases = await Promise.all([start(), start(), start()])
    expect(new Set(databases.map((each) => each.url)).size).toBe(1)
    expect(databases.filter((each) => !each.adopted)).toHaveLength(1)
  })

  it('a server that stops leaves the database to one that still uses it', async () => {
    const first = await start()
    const second = await start()
    const user = new pg.Client({ connectionString: second.url, application_name: 'tenggat' })
    await user.connect()
    await first.close()
    expect(await user.query('SELECT 1 AS n').then((result) => result.rows)).toEqual([{ n: 1 }])
    await user.end()
    await second.close()
    expect(second.pid()).toBeNull()
  })

  it('kill -9 of PostgreSQL: it comes back on the same port with every committed row', async () => {
    const database = await start(dataDir, true)
    await ask(database.url, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n')
    const killed = database.pid()!
    process.kill(killed, 'SIGKILL')
    await until(
      'a new PostgreSQL',
      () => database.pid() !== killed && readPostmaster(join(dataDir, 'postgres'))?.ready,
    )
    expect(await ask(database.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }])
  })

  it('a stale postmaster.pid whose number another program has now stops nothing; a folder of another major version is refused', async () => {
    const first = await start()
    await first.stop()
    const lines = [process.pid, join(dataDir, 'postgres'), 1, 5432, '', '127.0.0.1', '', 'ready   ']
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), lines.join('\n'))
    const second = await start()
    expect(second.adopted).toBe(false)
    expect(await ask(second.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }])

    await second.stop()
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '9\n')
    const refusal = /the data folder needs 9[\s\S]*was made by PostgreSQL 9[\s\S]*TENGGAT_DATA_DIR/
    await expect(start()).rejects.toThrow(refusal)
  })

  it('a copy of a running folder is not taken for the original', async () => {
    const original = await start()
    const copy = join(dataDir, 'copy')
    mkdirSync(copy)
    cpSync(join(dataDir, 'postgres'), join(copy, 'postgres'), { recursive: true })
    const { uid, gid } = statSync(join(dataDir, 'postgres'))
    expect(readPostmaster(join(copy, 'postgres'))).toBeNull()
    chownSync(join(copy, 'postgres'), uid, gid)
    expect(isPostgres(original.pid()!)).toBe(true)
  })

  it('a failed start says what PostgreSQL said', async () => {
    const settings = { ...SMALL, max_connections: 'many' }
    await expect(startEmbedded({ dataDir, settings }, clockwork)).rejects.toThrow(
      /invalid value for parameter "max_connections"/,
    )
  })

  it.runIf(asRoot)('as root in a folder its user may not enter it says what to set', async () => {
    const closed = join(dataDir, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    await expect(start(join(closed, 'data'))).rejects.toThrow(/may not enter .*TENGGAT_DATA_DIR/)
  })
})
