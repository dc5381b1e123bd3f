import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
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
}

/**
 * One PostgreSQL for the whole run: TENGGAT_TEST_DATABASE_URL or DATABASE_URL where set, else our own in a temporary
 * folder. There is no way to go on without one: a failure here fails the run.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TENGGAT_TEST_DATABASE_URL ?? process.env.DATABASE_URL
  const cluster = given === undefined ? await startOwn() : { url: given, close: async () => undefined }
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
  }
}

async function prepareTemplate(clusterUrl: string, name: string): Promise<void> {
  await query(clusterUrl, `DROP DATABASE IF EXISTS ${name}`)
  await query(clusterUrl, `CREATE DATABASE ${name}`)
  const url = new URL(clusterUrl)
  url.pathname = `/${name}`
  await migrate(url.href)
}

async function startOwn(): Promise<{ url: string; close(): Promise<void> }> {
  await sweepAbandoned()
  const dataDir = mkdtempSync(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`))
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  try {
    const database = await startEmbedded({ dataDir, settings: HASTE }, systemClockwork())
    const close = () => database.stop().finally(remove)
    return { url: database.url, close }
  } catch (error) {
    remove()
    throw new Error(
      `The tests need PostgreSQL and could not start one. Set TENGGAT_TEST_DATABASE_URL to use another.\n${(error as Error).message}`,
      { cause: error },
    )
  }
}

/** Stops and removes what a run that was killed left behind; the folder's name tells whose it was. */
async function sweepAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(FOLDER_PREFIX))) {
    const owner = Number(name.slice(FOLDER_PREFIX.length).split('-')[0])
    if (isAlive(owner)) continue
    const dataDir = join(tmpdir(), name)
    const postmaster = readPostmaster(join(dataDir, 'postgres'))
    if (postmaster !== null) process.kill(postmaster.pid, 'SIGQUIT')
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
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
