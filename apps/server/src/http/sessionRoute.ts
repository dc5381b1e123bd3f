import type { IncomingMessage } from 'node:http'
import { fastifyCookie } from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isFromElsewhere, isOriginAllowed } from '../limits/limits.js'
import { TooBusy } from '../people/passwords.js'
import type { People } from '../people/people.js'
import { SESSION_MS } from '../people/sessions.js'
import { ANONYMOUS, type Viewer } from '../viewer/viewer.js'
import { type Authenticate, SESSION_COOKIE, sessionCookieOf } from './authenticate.js'
import { type Body, readBody } from './readBody.js'

export interface SessionRouteDeps {
  readonly people: Pick<People, 'sessions' | 'attempts' | 'refused'>
  readonly authenticate: Authenticate
  readonly allowedOrigins: readonly string[]
}

const BODY_BYTES = 4 * 1_024
const LONGEST_FIELD = 300
const BUSY_SECONDS = 5

/** `POST /session` signs in, `GET /session` tells who is signed in, `DELETE /session` signs out. Answers are JSON. */
export function sessionRoute(fastify: FastifyInstance, deps: SessionRouteDeps): void {
  const { people, authenticate } = deps
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser(
    /^application\/json\s*(;|$)/i,
    async (_: FastifyRequest, payload: IncomingMessage) => readBody(payload, BODY_BYTES),
  )
  fastify.setErrorHandler((error, _, reply) => refuseBody(error, reply))
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('cache-control', 'no-store')
    if (!isOriginAllowed(request.raw, deps.allowedOrigins) || isFromElsewhere(request.headers))
      return say(reply, 403, 'FORBIDDEN', 'Pages of this origin may not sign in')
  })

  fastify.get('/session', async (request, reply) => {
    const viewer = await authenticate({ cookie: request.headers.cookie })
    if (viewer?.person == null) return say(reply, 401, 'UNAUTHENTICATED', 'Nobody is signed in')
    return reply.send(introduce(viewer))
  })
  fastify.post('/session', async (request, reply) => {
    const given = readCredentials((request.body as Body | undefined)?.value)
    if (given === null) return say(reply, 400, 'BAD_REQUEST', 'The body must be {"email": …, "password": …}')
    return signIn(people, given, request, reply)
  })
  fastify.delete('/session', async (request, reply) => {
    const cookie = sessionCookieOf(request.headers.cookie)
    if (cookie !== null) await people.sessions.end(cookie, request.ip)
    return reply
      .header('set-cookie', cookieOf(request, '', 0))
      .code(204)
      .send()
  })
}

interface Given {
  readonly email: string
  readonly password: string
}

async function signIn(
  { sessions, attempts, refused }: SessionRouteDeps['people'],
  { email, password }: Given,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const stranger = { principal: ANONYMOUS.principal, address: request.ip }
  const wait = await attempts.take(email, request.ip)
  if (wait?.isFirst) await refused('lockedOut', email, stranger)
  if (wait !== null) return askToWait(reply, wait.seconds)
  try {
    const begun = await sessions.begin(email, password, request.ip)
    if (begun === null) {
      await refused('signInFailed', email, stranger)
      return say(reply, 401, 'WRONG_CREDENTIALS', 'E-mail and password do not belong together')
    }
    await attempts.forgive(email, request.ip)
    const before = sessionCookieOf(request.headers.cookie)
    if (before !== null) await sessions.end(before, request.ip)
    return reply
      .header('set-cookie', cookieOf(request, begun.cookie, SESSION_MS / 1_000))
      .send(introduce(begun.viewer))
  } catch (error) {
    if (error instanceof TooBusy) return askToWait(reply, BUSY_SECONDS)
    throw error
  }
}

function askToWait(reply: FastifyReply, seconds: number): FastifyReply {
  void reply.header('retry-after', String(seconds))
  return say(reply, 429, 'RATE_LIMITED', 'Too many tries; wait before the next one')
}

/** Not for scripts, not for other sites, and only over https where the page came by https. */
function cookieOf(request: FastifyRequest, value: string, maxAge: number): string {
  const secure = request.protocol === 'https'
  return fastifyCookie.serialize(SESSION_COOKIE, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge,
  })
}

function introduce({ person, parties }: Viewer): object {
  const { name, role, email, language } = person!
  return { name, role, email, language, parties: parties === null ? null : [...parties] }
}

function readCredentials(sent: unknown): Given | null {
  if (typeof sent !== 'object' || sent === null) return null
  const { email, password } = sent as Record<string, unknown>
  const isShort = (field: unknown) => typeof field === 'string' && field.length <= LONGEST_FIELD
  return isShort(email) && isShort(password) && !/\p{Cc}/u.test(email as string)
    ? { email: (email as string).trim(), password: password as string }
    : null
}

function refuseBody(error: unknown, reply: FastifyReply): FastifyReply {
  const { statusCode, extensions } = error as { statusCode?: number; extensions?: { code: string } }
  if (extensions?.code === 'PAYLOAD_TOO_LARGE') {
    // What is left of the body would be taken for the next request.
    void reply.header('connection', 'close')
    return say(reply, 413, 'PAYLOAD_TOO_LARGE', `The body may have at most ${BODY_BYTES} bytes`)
  }
  if (statusCode === 415)
    return say(reply, 415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json')
  if (extensions !== undefined || (statusCode !== undefined && statusCode < 500))
    return say(reply, 400, 'BAD_REQUEST', 'The body must be JSON in UTF-8')
  throw error
}

function say(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ code, message })
}
