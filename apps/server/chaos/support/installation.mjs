import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { freePort, readPassword, SUPERUSER } from '../../dist/store/embedded/cluster.js'
import { readPostmaster } from '../../dist/store/embedded/postmaster.js'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
export const ADMIN_TOKEN = 'tgt_chaosadmin_0123456789abcdefghijklmnopqrstuv'

/** One server on an embedded database of its own; it can be killed and started again on the same port and data. */
export async function install() {
  const dataDir = mkdtempSync(join(tmpdir(), 'tenggat-chaos-'))
  const pgData = join(dataDir, 'postgres')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child = null

  const start = async () => {
    child = spawn(process.execPath, [MAIN], {
      env: {
        ...process.env,
        PORT: String(port),
        DATABASE_URL: '',
        TENGGAT_DATA_DIR: dataDir,
        TENGGAT_FLOOR: 'off',
        TENGGAT_ADMIN_TOKEN: ADMIN_TOKEN,
        TENGGAT_LOG_LEVEL: 'fatal',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await until(() => answers(`${url}/readyz`), 60_000, 'the server to be ready')
  }
  const databaseUrl = () =>
    `postgres://${SUPERUSER}:${readPassword(pgData)}@127.0.0.1:${readPostmaster(pgData).port}/tenggat`
  const ended = (process) => new Promise((resolve) => process.once('exit', resolve))

  return {
    url,
    start,
    async killServer() {
      const gone = ended(child)
      child.kill('SIGKILL')
      await gone
    },
    /** PostgreSQL and every process it started. */
    killPostgres() {
      const postmaster = readPostmaster(pgData)
      if (postmaster === null) throw new Error('PostgreSQL is not running')
      for (const pid of [...childrenOf(postmaster.pid), postmaster.pid]) {
        try {
          process.kill(pid, 'SIGKILL')
        } catch (error) {
          if (error.code !== 'ESRCH') throw error
        }
      }
    },
    databaseUrl,
    async query(sql, values = []) {
      const client = new pg.Client({ connectionString: databaseUrl() })
      await client.connect()
      return client.query(sql, values).finally(() => client.end())
    },
    async remove() {
      if (child?.exitCode === null && child.signalCode === null) {
        const gone = ended(child)
        child.kill('SIGTERM')
        await gone
      }
      const postmaster = readPostmaster(pgData)
      if (postmaster !== null) process.kill(postmaster.pid, 'SIGINT')
      await until(() => readPostmaster(pgData) === null, 20_000, 'PostgreSQL to stop')
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

/** Polls until `holds` is true, less often the longer it lasts. @throws when it is not within `withinMs` */
export async function until(holds, withinMs, what) {
  const begun = performance.now()
  while (!(await holds())) {
    const waited = performance.now() - begun
    if (waited > withinMs) throw new Error(`waited ${withinMs} ms for ${what}`)
    await pause(Math.min(100, Math.max(20, waited / 20)))
  }
  return performance.now() - begun
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

function childrenOf(parent) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1] === String(parent)
      } catch {
        return false
      }
    })
    .map(Number)
}
