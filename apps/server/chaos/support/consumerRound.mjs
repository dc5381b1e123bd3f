import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { until } from './installation.mjs'
import { keepWriting } from './rounds.mjs'

const SCRIPT = fileURLToPath(new URL('./consumer.mjs', import.meta.url))
const LONGEST_LIFE_MS = 800

/**
 * A durable consumer in a process of its own beside a server that records a storm: killed `lives` times, each at a random moment, it
 * must in the end have taken every fact of the log once, in order; the last of them catches up with the whole storm.
 */
export async function killConsumer({ installation, lives, apartMs, random }) {
  const writer = keepWriting(installation, 'consumer', apartMs)
  const start = async () => {
    const child = spawn(process.execPath, [SCRIPT, installation.databaseUrl()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    return child
  }
  const kill = async (child) => {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  for (let life = 0; life < lives; life++) {
    const child = await start()
    await pause(random() * LONGEST_LIFE_MS)
    await kill(child)
  }
  await writer.stop()
  const head = Number((await installation.query('SELECT pos FROM head')).rows[0].pos)
  const takenBefore = Number((await installation.query('SELECT count(*) AS n FROM kept')).rows[0].n)
  const backAt = Date.now()
  const last = await start()
  const position = async () =>
    Number((await installation.query("SELECT position FROM consumer WHERE name = 'chaos'")).rows[0].position)
  await until(async () => (await position()) >= head, 60_000, 'the consumer to catch up').catch(
    (error) => error,
  )
  const caughtUpMs = Date.now() - backAt
  await kill(last)
  const { rows } = await installation.query(
    `SELECT count(*) FILTER (WHERE k.pos IS NULL) AS missed, count(*) FILTER (WHERE f.pos IS NULL) AS invented,
       count(k.pos) - count(DISTINCT k.pos) AS repeated FROM fact f FULL JOIN kept k ON k.pos = f.pos WHERE f.pos <= $1 OR f.pos IS NULL`,
    [head],
  )
  const disorder = await installation.query(
    'SELECT count(*) AS n FROM (SELECT pos, lag(pos) OVER (ORDER BY seq) AS before FROM kept) k WHERE pos <= before',
  )
  const [missed, invented, repeated] = ['missed', 'invented', 'repeated'].map((name) => Number(rows[0][name]))
  const outOfOrder = Number(disorder.rows[0].n)
  const counts = { lives, facts: head, toCatchUp: head - takenBefore, caughtUpMs }
  return { ...counts, missed, invented, repeated, outOfOrder }
}
