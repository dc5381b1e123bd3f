/**
 * The servers of the query bench, one a process, so that neither shares a heap or a loop with the other or the client:
 * `node queryServers.mjs ours|stock [database url [whole]]`. Both answer the same schema by the same resolvers from the same
 * rows; `ours` has its whole door in front, limits on, `stock` is Apollo's own server as its documentation starts it. With `whole`
 * the rows are read whole, whatever is asked of them. Prints its port, and answers each message with the CPU time it has taken.
 */
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { fastify } from 'fastify'

const [which, url, columns] = process.argv.slice(2)
const { createSchema } = await import('../dist/api/schema.js')
const { CompiledAnswers } = await import('../dist/http/answerCompiled.js')
const { startApollo } = await import('../dist/http/apollo.js')
const { graphqlRoute } = await import('../dist/http/graphqlRoute.js')
const { createGuard } = await import('../dist/limits/guard.js')
const { createPublicError } = await import('../dist/limits/publicError.js')
const { limitRequests, requestRates } = await import('../dist/limits/requestRates.js')
const { createReads } = await import('../dist/api/reads.js')
const { Histories } = await import('../dist/reads/histories.js')
const { memoryReads } = await import('./memoryReads.mjs')

const viewer = {
  principal: 'bench',
  kind: 'token',
  scopes: new Set(['read']),
  board: null,
  parties: null,
  person: null,
  expiresAt: null,
  tokenPrefix: null,
  sessionId: null,
}
const schema = createSchema()
const makeReads = url === undefined ? memoryReads() : await storedReads()
const contextOf = async () => ({ viewer, visibility: null, events: null, reads: makeReads() })
process.once('disconnect', () => process.exit())
process.on('message', () => process.send(process.cpuUsage()))
console.log(which === 'ours' ? await startOurs() : await startStock())

async function storedReads() {
  const { openStore } = await import('../dist/store/openStore.js')
  const { createAgreementLibrary } = await import('../dist/engine/agreementLibrary.js')
  const { pool, epoch } = await openStore({ url })
  const library = createAgreementLibrary(pool)
  const histories = new Histories()
  const readsNow = () => createReads({ histories, pool, visibility: null, epoch, library, now: Date.now() })
  return columns === 'whole' ? () => wholeReads(readsNow()) : readsNow
}

function wholeReads(reads) {
  return {
    ...reads,
    tickets: (source, page) => reads.tickets(source, page, 'whole'),
    clocksOf: (ticketId) => reads.clocksOf(ticketId, 'whole'),
  }
}

async function startOurs() {
  const log = { debug() {}, info() {}, warn: console.error, error: console.error }
  const publicError = createPublicError({ log, correlationId: () => 'bench' })
  const app = fastify({ logger: false })
  graphqlRoute(app, {
    apollo: await startApollo(schema, publicError, log),
    compiled: new CompiledAnswers(schema),
    guard: createGuard(schema, { introspection: 'token' }),
    allowedOrigins: [],
    publicError,
    authenticate: async () => viewer,
    contextOf,
    takeRequest: limitRequests(requestRates(1_000_000), () => performance.now()),
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return app.server.address().port
}

async function startStock() {
  const server = new ApolloServer({ schema })
  const started = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: 0 },
    context: contextOf,
  })
  return new URL(started.url).port
}
