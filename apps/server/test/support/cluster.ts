import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { systemClockwork } from '../../src/clockwork.js'
import { readPostmaster } from '../../src/store/embedded/postmaster.js'
import { startEmbedded } from '../../src/store/embedded/startEmbedded.js'
import { migrate } from '../../src/store/migrate.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** A URL of the run's PostgreSQL with the right to create databases. */
    clusterUrl: string
    /** Name of a migrated, empty database to copy from. */
    templateDatabase: string
  }
}

/** Nothing here needs to survive a power cut. */
const HASTE = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '300',
  max_wal_size: '256MB',
}

/** Where Linux keeps files in memory. A copy of the template is 400 files: 40 ms here, up to 900 ms on a slow disk. */
const MEMORY = '/dev/shm'
const ROOM_BYTES = 3 * 1024 ** 3

/**
 * One PostgreSQL for the whole run: TENGGAT_TEST_DATABASE_URL or DATABASE_URL where set, else our own. There is no way
 * to go on without one: a failure here fails the run. Whatever the tests write lies in one folder, in memory where there
 * is room, that goes with the run.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env.TENGGAT_BROWSER_FOLDER ??= tmpdir()
  await sweepAbandoned()
  const folder = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), `${FOLDER_PREFIX}${process.pid}-`))
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  process.env.TMPDIR = join(folder, 'tmp')
  mkdirSync(process.env.TMPDIR)
  try {
    const given = process.env.TENGGAT_TEST_DATABASE_URL ?? process.env.DATABASE_URL
    const cluster =
      given === undefined ? await startOwn(folder) : { url: given, close: async () => undefined }
    const templateDatabase = `tenggat_template_${process.pid}`
    await prepareTemplate(cluster.url, templateDatabase).catch(async (error) => {
      await cluster.close()
      throw error
    })
    project.provide('clusterUrl', cluster.url)
    project.provide('templateDatabase', templateDatabase)
    return async () => {
      await query(cluster.url, `DROP DATABASE IF EXISTS ${templateDatabase} WITH (FORCE)`)
      await cluster.close()
      remove()
    }
  } catch (error) {
    remove()
    throw error
  }
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize >= ROOM_BYTES
  } catch {
    return false
  }
}

async function prepareTemplate(clusterUrl: string, name: string): Promise<void> {
  await query(clusterUrl, `DROP DATABASE IF EXISTS ${name}`)
  await query(clusterUrl, `CREATE DATABASE ${name}`)
  const url = new URL(clusterUrl)
  url.pathname = `/${name}`
  await migrate(url.href)
}

async function startOwn(dataDir: string): Promise<{ url: string; close(): Promise<void> }> {
  try {
    const database = await startEmbedded({ dataDir, settings: HASTE }, systemClockwork())
    await makePasswordCheap(database.url)
    return { url: database.url, close: () => database.stop() }
  } catch (error) {
    throw new Error(
      `The tests need PostgreSQL and could not start one. Set TENGGAT_TEST_DATABASE_URL to use another.\n${(error as Error).message}`,
      { cause: error },
    )
  }
}

/** The tests open thousands of connections: a guess at the password need not take thousands of rounds of hashing there. */
async function makePasswordCheap(url: string): Promise<void> {
  const { username, password } = new URL(url)
  await query(
    url,
    `SET scram_iterations = 1; ALTER ROLE ${username} PASSWORD '${decodeURIComponent(password)}'`,
  )
}

/** Stops and removes what a run that was killed left behind; the folder's name tells whose it was. */
async function sweepAbandoned(): Promise<void> {
  const left = [MEMORY, tmpdir()].flatMap((place) =>
    existsSync(place) ? readdirSync(place).map((name) => ({ place, name })) : [],
  )
  for (const { place, name } of left.filter((each) => each.name.startsWith(FOLDER_PREFIX))) {
    const owner = Number(name.slice(FOLDER_PREFIX.length).split('-')[0])
    if (isAlive(owner)) continue
    const folder = join(place, name)
    const postmaster = readPostmaster(join(folder, 'postgres'))
    if (postmaster !== null) process.kill(postmaster.pid, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}
const FOLDER_PREFIX = 'tenggat-test-'

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
