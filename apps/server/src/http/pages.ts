import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { explorerHeaders } from './securityHeaders.js'

const IMMUTABLE = 'public, max-age=31536000, immutable'
const ASK_AGAIN = 'no-cache'

/**
 * The built dashboard: the wall at `/wall/<name>`, a customer's page at `/c`, the API's explorer at `/api`, and the manager at `/`
 * and at every other path that names no file.
 */
export async function servePages(fastify: FastifyInstance, directory: string): Promise<void> {
  if (!existsSync(join(directory, 'index.html'))) {
    fastify.get('/', (_, reply) =>
      reply.code(503).type('text/plain').send('The dashboard has not been built.\n'),
    )
    return
  }
  await fastify.register(fastifyStatic, {
    root: directory,
    index: false,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders: (reply, path) => {
      // Names of assets carry a hash of their content.
      const isAsset = path.startsWith(join(directory, 'assets'))
      void reply.setHeader('cache-control', isAsset ? IMMUTABLE : ASK_AGAIN)
    },
  })
  const wall = (_: unknown, reply: FastifyReply) => reply.sendFile('wall.html')
  const manager = (_: unknown, reply: FastifyReply) => reply.sendFile('index.html')
  fastify.get('/wall', wall)
  fastify.get('/wall/*', wall)
  fastify.get('/', manager)
  // What follows /c is the customer's link; the page takes it out of the address and no server sees what stands behind #.
  const customer = (_: unknown, reply: FastifyReply) => reply.sendFile('customer.html')
  fastify.get('/c', customer)
  fastify.get('/c/*', customer)
  const api = (request: FastifyRequest, reply: FastifyReply) =>
    reply.headers(explorerHeaders(request.headers.host)).sendFile('api.html')
  fastify.get('/api', api)
  fastify.get('/api/', api)
  fastify.setNotFoundHandler((request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') === true
    const isFile = /\.\w+$/.test(request.url.split('?')[0]!)
    if (request.method === 'GET' && wantsPage && !isFile) return reply.sendFile('index.html')
    return reply.code(404).type('text/plain').send('Not found\n')
  })
}
