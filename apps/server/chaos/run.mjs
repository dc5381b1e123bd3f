// Kills the server and PostgreSQL at random points of a storm of deadlines and checks that nothing was lost, told twice or
// told wrongly. Usage: npm run chaos -- [--rounds 20] [--pg-rounds 5] [--storm 10000] [--past 300]
// [--consumer 20] [--wall 90] [--apart 0] [--seed 1]
// With --smoke every part plays once, in its smallest form: losses are judged as ever, times are not.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { killConsumer } from './support/consumerRound.mjs'
import { putAgreement } from './support/desk.mjs'
import { install, until } from './support/installation.mjs'
import { playRound } from './support/rounds.mjs'
import { subscribe } from './support/subscriber.mjs'

const FULL = {
  rounds: '20',
  'pg-rounds': '5',
  storm: '10000',
  past: '300',
  consumer: '20',
  wall: '90',
  lead: '8',
  apart: '0',
}
const SMOKE = {
  ...{ rounds: '1', 'pg-rounds': '1', storm: '100', past: '1', consumer: '2' },
  ...{ wall: '8', lead: '3', apart: '50' },
}

const option = { type: 'string' }
const { values: given } = parseArgs({
  options: {
    ...Object.fromEntries(Object.keys(FULL).map((name) => [name, option])),
    seed: { ...option, default: '1' },
    smoke: { type: 'boolean', default: false },
  },
})
const values = { ...(given.smoke ? SMOKE : FULL), ...given }

function randomFrom(seed) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

const random = randomFrom(Number(values.seed))
const size = Number(values.storm)
const apartMs = Number(values.apart)
const plan = [
  ...Array.from({ length: Number(values.rounds) }, () => ({ victim: 'server' })),
  ...Array.from({ length: Number(values['pg-rounds']) }, () => ({ victim: 'postgres' })),
  ...(Number(values.past) > 0 ? [{ victim: 'server-before', pastMs: Number(values.past) * 1_000 }] : []),
]

const installation = await install()
const results = []
let subscriber = null
let consumer = null
try {
  await installation.start()
  await putAgreement(installation.url)
  subscriber = subscribe(installation.url)
  await until(subscriber.hasCursor, 10_000, 'the subscriber to be up to date')
  for (const [index, each] of plan.entries()) {
    const leadMs = Number(values.lead) * 1_000
    const round = index + 1
    const result = await playRound({
      installation,
      subscriber,
      round,
      size,
      leadMs,
      apartMs,
      random,
      ...each,
    })
    results.push(result)
    console.log(JSON.stringify(result))
  }
  const lives = Number(values.consumer)
  if (lives > 0) consumer = await killConsumer({ installation, lives, apartMs, random })
} finally {
  subscriber?.close()
  await installation.remove()
}

console.table(results)
const holds = ({ wrong, missed, lost, gaps }) => wrong === 0 && missed === 0 && lost === 0 && gaps === 0
/** A durable consumer, where one was killed. */
const hasTakenAll = (of) => of === null || of.missed + of.invented + of.repeated + of.outOfOrder === 0
const report = {
  name: 'chaos',
  rounds: results.length,
  storm: size,
  failed: results.filter((result) => !holds(result)).length,
  slowestCatchUpMs: Math.max(...results.map((result) => result.caughtUpMs)),
  subscriber: subscriber.seen,
  consumer,
  ok:
    results.length === plan.length &&
    results.every(holds) &&
    subscriber.seen.outOfOrder === 0 &&
    hasTakenAll(consumer),
}
console.log(JSON.stringify(report))
const wallHeld = Number(values.wall) === 0 || (await wallOverDeadServer(values.wall))
process.exitCode = report.ok && wallHeld ? 0 : 1

/** The wall over a dead server, in a process of its own with a browser. */
function wallOverDeadServer(seconds) {
  const script = fileURLToPath(new URL('./wall.mjs', import.meta.url))
  const args = [script, seconds, ...(values.smoke ? ['--untimed'] : [])]
  const child = spawn(process.execPath, args, { stdio: 'inherit' })
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)))
}
