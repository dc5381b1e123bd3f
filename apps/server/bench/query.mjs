/**
 * Query: 50 tickets with two clocks each, asked for over 50 connections, through our door with its limits on, against
 * Apollo's own server as its documentation starts it, with the same schema; rows from memory, and from PostgreSQL. There the
 * peer reads whole rows, as resolvers do that return what they were asked for a part of; once more with our reads behind it,
 * which shows the door alone. Server and client are processes of their own, the servers kept for all rounds; one round each is not
 * measured, the order alternates. The median ratio of CPU time that the server took for a request counts: requests per second, also
 * printed, tell of whatever else the machine does.
 * Run after `npm run build`: `node apps/server/bench/query.mjs [rounds] [ms a round] [connections]`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { AGREEMENT, benchStore, clockwork, emptyTables, median, storeAgreement } from './engineStore.mjs'
import { events } from './memoryReads.mjs'

const ROUNDS = Number(process.argv[2] ?? 5)
const ROUND_MS = Number(process.argv[3] ?? 3_000)
const CONNECTIONS = Number(process.argv[4] ?? 50)
const here = (name) => fileURLToPath(new URL(name, import.meta.url))

function start(file, ...args) {
  return spawn(process.execPath, [here(file), ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
}

async function firstLine(child) {
  const [line] = await once(child.stdout, 'data')
  return String(line).trim()
}

async function serve(...args) {
  const child = start('queryServers.mjs', ...args)
  return { child, port: await firstLine(child) }
}

/** CPU time of a server so far, user and system, in ms. */
async function cpuMsOf(server) {
  server.child.send('cpu?')
  const [{ user, system }] = await once(server.child, 'message')
  return (user + system) / 1_000
}

async function measure(server) {
  const before = await cpuMsOf(server)
  const client = start('queryClient.mjs', server.port, String(CONNECTIONS), String(ROUND_MS))
  const { perSecond, bytes, asked } = JSON.parse(await firstLine(client))
  return { perSecond, bytes, cpuMs: ((await cpuMsOf(server)) - before) / asked }
}

async function compare(name, budget, peer, ours, stock) {
  const servers = { ours: await serve('ours', ...ours), stock: await serve('stock', ...stock) }
  const rounds = []
  for (let round = 0; round <= ROUNDS; round++) {
    const taken = {}
    for (const one of round % 2 === 0 ? ['ours', 'stock'] : ['stock', 'ours'])
      taken[one] = await measure(servers[one])
    if (round > 0) rounds.push(taken)
  }
  for (const { child } of Object.values(servers)) child.kill()
  const middle = (of) => Number(median(rounds.map(of)).toFixed(2))
  const ratio = middle(({ ours, stock }) => stock.cpuMs / ours.cpuMs)
  const figure = {
    name,
    value: middle(({ ours }) => ours.cpuMs),
    unit: 'ms CPU a request',
    peer,
    peerValue: middle(({ stock }) => stock.cpuMs),
    ratio,
    budget: budget === null ? null : `≥ ${budget} ×`,
    ok: budget === null || ratio >= budget,
    perSecond: Math.round(middle(({ ours }) => ours.perSecond)),
    peerPerSecond: Math.round(middle(({ stock }) => stock.perSecond)),
    bytes: rounds[0].ours.bytes,
  }
  console.log(JSON.stringify(figure))
}

await compare('50 tickets × 2 clocks from memory', 2.5, 'stock Apollo', [], [])

const store = await benchStore()
const { createEngine } = await import('../dist/engine/createEngine.js')
await emptyTables(store.pool)
await storeAgreement(store.pool, AGREEMENT)
const engine = createEngine({ store, clockwork })
await engine.start()
await engine.applyTicketEvents(events(clockwork.now()))
await engine.close()
const { url } = store
const name = '50 tickets × 2 clocks from PostgreSQL'
await compare(name, 2.5, 'stock Apollo, whole rows', [url], [url, 'whole'])
await compare(`${name}, our reads behind both`, null, 'stock Apollo, our reads', [url], [url])
await store.close()
