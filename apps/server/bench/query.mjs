/**
 * Query: 50 tickets with two clocks each, asked for over 50 connections, through our door with its limits on, against
 * Apollo's own server as its documentation starts it, with the same schema and resolvers; rows from memory, and from
 * PostgreSQL behind both. Server and client are processes of their own; rounds alternate, the median ratio counts.
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
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
}

async function firstLine(child) {
  const [line] = await once(child.stdout, 'data')
  return String(line).trim()
}

async function measure(port) {
  const client = start('queryClient.mjs', port, String(CONNECTIONS), String(ROUND_MS))
  return JSON.parse(await firstLine(client))
}

async function compare(name, budget, ...args) {
  const servers = {
    ours: start('queryServers.mjs', 'ours', ...args),
    stock: start('queryServers.mjs', 'stock', ...args),
  }
  const ports = { ours: await firstLine(servers.ours), stock: await firstLine(servers.stock) }
  const rounds = []
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ ours: await measure(ports.ours), stock: await measure(ports.stock) })
  }
  for (const server of Object.values(servers)) server.kill()
  const ratio = median(rounds.map(({ ours, stock }) => ours.perSecond / stock.perSecond))
  const figure = {
    name,
    value: Math.round(median(rounds.map(({ ours }) => ours.perSecond))),
    unit: 'requests/s',
    peer: 'stock Apollo',
    peerValue: Math.round(median(rounds.map(({ stock }) => stock.perSecond))),
    ratio: Number(ratio.toFixed(2)),
    budget: `≥ ${budget} ×`,
    ok: ratio >= budget,
    bytes: rounds[0].ours.bytes,
  }
  console.log(JSON.stringify(figure))
}

await compare('50 tickets × 2 clocks from memory', 2.5)

const store = await benchStore()
const { createEngine } = await import('../dist/engine/createEngine.js')
await emptyTables(store.pool)
await storeAgreement(store.pool, AGREEMENT)
const engine = createEngine({ store, clockwork })
await engine.start()
await engine.applyTicketEvents(events(clockwork.now()))
await engine.close()
await compare('50 tickets × 2 clocks from PostgreSQL', 1.5, store.url)
await store.close()
