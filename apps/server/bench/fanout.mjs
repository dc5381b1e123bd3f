/**
 * Fan-out: one committed batch to every subscribed socket, beside a bare `ws` broadcast of the same text in the same run,
 * to sockets of one client process. Closed loop: the next event goes out when every socket has the one before.
 * One group (all walls show the same board), fifty groups (fifty boards), and one group after every socket was cut and
 * came back (ours with their cursors). Heartbeats and pings are off, so that only events are counted; everything else is the
 * server's own: schema, guard, hub, sockets.
 * Run after `npm run build`: `node apps/server/bench/fanout.mjs [sockets] [events] [rounds]`.
 */
import { execSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'
import { createSchema } from '../dist/api/schema.js'
import { systemClockwork } from '../dist/clockwork.js'
import { createGuard } from '../dist/limits/guard.js'
import { attachSockets } from '../dist/live/attachSockets.js'
import { Hub } from '../dist/live/hub.js'
import { BOARD_DOCUMENT, EPOCH, Floor } from './fanoutFloor.mjs'

const SOCKETS = Number(process.argv[2] ?? 5_000)
const EVENTS = Number(process.argv[3] ?? 20)
const ROUNDS = Number(process.argv[4] ?? 3)
/** Rounds that are not measured: fifty groups have run little of their code after one. */
const WARMING = ROUNDS === 1 ? 1 : 3
const NEVER_MS = 2 ** 30

const openFiles = execSync('ulimit -n', { shell: '/bin/sh' }).toString().trim()
if (openFiles !== 'unlimited' && Number(openFiles) < SOCKETS + 200) {
  console.error(`${SOCKETS} sockets need more open files than the ${openFiles} allowed; raise ulimit -n`)
  process.exit(1)
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** The sockets of the other process. */
class Clients {
  #child = fork(fileURLToPath(new URL('./fanoutClients.mjs', import.meta.url)))
  #heard = new Map()

  constructor() {
    this.#child.on('message', ({ done }) => this.#heard.get(done)?.())
    this.#child.on('exit', (code) => code && process.exit(1))
  }

  /** Sends an order and waits until it is carried out. */
  async do(order) {
    const done = new Promise((resolve) => {
      this.#heard.set(order.name, resolve)
    })
    this.#child.send(order)
    await done
  }

  /** Resolves when every socket has one message more. */
  received() {
    return new Promise((resolve) => {
      this.#heard.set('received', resolve)
    })
  }

  end() {
    this.#child.kill()
  }
}

/** Messages per second over EVENTS events, each handed to every socket. */
async function pace(clients, send) {
  const begun = performance.now()
  for (let event = 0; event < EVENTS; event++) {
    const received = clients.received()
    send()
    await received
  }
  return (SOCKETS * EVENTS * 1_000) / (performance.now() - begun)
}

async function listening(server) {
  server.listen(0, '127.0.0.1', 8_192)
  await once(server, 'listening')
  return server.address().port
}

async function startHub(floor) {
  const clockwork = systemClockwork()
  const schema = createSchema()
  const log = { error: (detail, message) => console.error(message, detail) }
  const limits = { heartbeatMs: NEVER_MS }
  const hub = new Hub({ reader: floor, clockwork, epoch: EPOCH, buildId: 'bench', schema, log, limits })
  const viewer = {
    principal: 'token:bench',
    kind: 'token',
    scopes: new Set(['read']),
    board: null,
    parties: null,
    person: null,
    expiresAt: null,
    tokenPrefix: 'bench',
    sessionId: null,
  }
  const http = createServer()
  attachSockets(http, {
    ...{ schema, hub, clockwork, log },
    path: '/graphql',
    guard: createGuard(schema, { introspection: 'off' }),
    tokens: { authenticate: async () => viewer, isValid: async () => true },
    sessions: { authenticate: async () => null, isValid: async () => false },
    sessionCookieOf: () => null,
    addressOf: () => '127.0.0.1',
    contextOf: () => ({ viewer, live: hub }),
    publicError: (error) => ({ message: String(error) }),
    allowedOrigins: [],
    limits: { pingMs: NEVER_MS, tokenCheckMs: NEVER_MS },
  })
  return { hub, port: await listening(http) }
}

async function startBroadcast() {
  const http = createServer()
  const server = new WebSocketServer({ server: http, perMessageDeflate: false })
  const port = await listening(http)
  // The fastest way to send text with `ws`: bytes made once.
  const send = (bytes) => {
    for (const client of server.clients) client.send(bytes, { binary: false })
  }
  return { port, send }
}

/** Ours and the bare broadcast in turn; the median of the ratios of the rounds. */
async function compare(name, budget, groups, storm) {
  const floor = new Floor()
  const { hub, port } = await startHub(floor)
  const broadcast = await startBroadcast()
  const ours = new Clients()
  const peers = new Clients()
  const order = { sockets: SOCKETS, groups, document: BOARD_DOCUMENT }
  await ours.do({ name: 'open', port, ...order })
  await peers.do({ name: 'open', port: broadcast.port, sockets: SOCKETS })
  const begun = performance.now()
  if (storm) await ours.do({ name: 'storm' })
  const stormMs = Math.round(performance.now() - begun)
  if (storm) await peers.do({ name: 'storm' })
  const { groups: joined, subscribers } = hub.stats()
  if (subscribers !== SOCKETS || joined !== groups)
    throw new Error(`${subscribers} subscribed in ${joined} groups`)
  const publish = () => hub.publish(floor.commit())
  const bytes = Buffer.from(floor.sample)
  const rounds = []
  for (let round = 0; round < WARMING; round++) {
    await pace(ours, publish)
    await pace(peers, () => broadcast.send(bytes))
  }
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ ours: await pace(ours, publish), peer: await pace(peers, () => broadcast.send(bytes)) })
  }
  ours.end()
  peers.end()
  const ratio = median(rounds.map((round) => round.ours / round.peer))
  return {
    name: `${SOCKETS} sockets, ${name}`,
    value: Math.round(median(rounds.map((round) => round.ours))),
    unit: 'messages/s',
    peer: 'ws broadcast',
    peerValue: Math.round(median(rounds.map((round) => round.peer))),
    ratio: Number(ratio.toFixed(2)),
    budget: `≥ ${budget} ×`,
    ok: ratio >= budget,
    bytes: bytes.length,
    ...(storm ? { stormMs } : {}),
  }
}

const figures = [
  await compare('one group', 0.9, 1, false),
  await compare('50 groups', 0.8, 50, false),
  await compare('one group after a reconnect storm', 0.9, 1, true),
]
console.table(figures)
for (const figure of figures) console.log(JSON.stringify(figure))
process.exit(0)
