import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { hasScope } from '../viewer/viewer.js'
import type { Authenticate } from './authenticate.js'
import type { Metrics } from './metrics.js'

export interface OperationsDeps {
  readonly metrics: Metrics
  readonly build: { readonly id: string; readonly version: string; readonly epoch: string }
  /** Names what is not ready; empty when all is. Rejects count as not ready. */
  readonly notReady: () => Promise<readonly string[]>
  /** What does not work as it should, as sentences, though the server answers. */
  readonly degraded: () => readonly string[]
  readonly authenticate: Authenticate
}

/** For the people and programs that run the server: `/livez`, `/readyz`, `/health`, `/version`, `/metrics`. */
export function serveOperations(fastify: FastifyInstance, deps: OperationsDeps): void {
  const { metrics, build, degraded } = deps
  const notReady = () => deps.notReady().catch(() => ['the database does not answer'])
  fastify.get('/livez', (_, reply) => reply.type('text/plain').send('ok\n'))
  fastify.get('/readyz', async (_, reply) => {
    const missing = await notReady()
    void reply.code(missing.length === 0 ? 200 : 503).type('text/plain')
    return missing.length === 0 ? 'ok\n' : `${missing.join('\n')}\n`
  })
  fastify.get('/health', async (_, reply) => {
    const [missing, troubles] = [await notReady(), degraded()]
    const status = missing.length > 0 ? 'unready' : troubles.length > 0 ? 'degraded' : 'ok'
    return reply
      .code(missing.length === 0 ? 200 : 503)
      .send({ status, notReady: missing, degraded: troubles })
  })
  fastify.get('/version', (_, reply) => reply.send({ buildId: build.id, version: build.version }))
  fastify.get('/metrics', async (request, reply) => {
    if (!(await mayReadMetrics(request, deps))) {
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .type('text/plain')
        .send('A token is needed\n')
    }
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}

/**
 * Open to the machine itself, by its address or as localhost: under another name a page that has it lead here could read them. Others need
 * a token that may read everything. A proxy on this machine must not pass the path on.
 */
async function mayReadMetrics(request: FastifyRequest, { authenticate }: OperationsDeps): Promise<boolean> {
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
  const isHere = isLoopback(request.socket.remoteAddress ?? '') && namesThisMachine(request.headers.host)
  if (forwarded === undefined && isHere) return true
  const viewer = await authenticate(request.headers)
  return viewer !== null && hasScope(viewer, 'read') && viewer.parties === null
}

/** True for an address, which no foreign name can stand behind, and for localhost. */
function namesThisMachine(host = ''): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
  return name.toLowerCase() === 'localhost' || isIP(name) !== 0
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}
