import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import type { Receiver } from '../ingest/deliveries.js'
import type { Ingest } from '../ingest/ingest.js'
import { IngestRefusal } from '../ingest/ingestRefusal.js'
import type { EventOutcome } from '../ingest/recordTicketEvents.js'
import { EVENTS_BODY_BYTES } from '../limits/limits.js'
import type { PublicError } from '../limits/publicError.js'
import { refusal } from '../limits/refusal.js'
import { hasScope } from '../viewer/viewer.js'
import type { Authenticate } from './authenticate.js'
import { parseJson, readBytes } from './readBody.js'

export interface SourceRouteDeps {
  readonly ingest: Ingest
  readonly authenticate: Authenticate
  readonly publicError: PublicError
}

/** How the body will be read: as our own vocabulary from whoever holds a token, or as a signed delivery. */
type Entry = { readonly source: string; readonly receive: Receiver | null }

const STATUS: Readonly<Record<string, number>> = {
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  SIGNATURE_MISSING: 401,
  SIGNATURE_WRONG: 401,
  TIMESTAMP_STALE: 401,
  FORBIDDEN: 403,
  SOURCE_DISABLED: 403,
  UNKNOWN_SOURCE: 404,
  METHOD_NOT_ALLOWED: 405,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
}

const URL = '/v1/sources/:source/events'

/**
 * `POST /v1/sources/:source/events`: events as JSON by a token that may ingest, or what another system sends and signs. Who asks is
 * known before any of the body is read; 2xx says that it is on disk.
 */
export function sourceRoute(fastify: FastifyInstance, deps: SourceRouteDeps): void {
  const entries = new WeakMap<IncomingMessage, Entry>()
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser(
    /^application\/json\s*(;|$)/i,
    async (_: FastifyRequest, payload: IncomingMessage) => readBytes(payload, EVENTS_BODY_BYTES),
  )
  fastify.addContentTypeParser('*', async () => {
    throw refusal('UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json')
  })
  fastify.setErrorHandler((error, _, reply) => refuse(deps, error, reply))
  fastify.route({
    method: 'POST',
    url: URL,
    onRequest: async (request) => {
      entries.set(request.raw, await enter(deps, request))
    },
    handler: async (request, reply) => {
      const { source, receive } = entries.get(request.raw)!
      const body = (request.body as Buffer | undefined) ?? Buffer.alloc(0)
      if (receive === null)
        return answerEvents(await deps.ingest.recordTicketEvents(source, readEvents(body), false), reply)
      const { outcomes, deadLetter } = await receive(body)
      if (deadLetter === null) return answerEvents(countsOf(outcomes), reply)
      const { id, code, message, path } = deadLetter
      // Sent again it would fail again: the sender is told that it arrived, and people mend the mapping.
      return reply.code(code === 'EVENT_ID_REUSED' ? 409 : 202).send({ code, message, path, deadLetter: id })
    },
  })
  fastify.route({
    method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'],
    url: URL,
    handler: (_, reply) => {
      void reply.header('allow', 'POST')
      return refuse(deps, refusal('METHOD_NOT_ALLOWED', 'Events are sent by POST'), reply)
    },
  })
}

async function enter({ authenticate, ingest }: SourceRouteDeps, request: FastifyRequest): Promise<Entry> {
  const { source } = request.params as { source: string }
  const { authorization } = request.headers
  if (authorization !== undefined) {
    const viewer = await authenticate({ authorization })
    if (viewer === null) throw new IngestRefusal('UNAUTHENTICATED', 'The token is wrong, expired or revoked')
    if (!hasScope(viewer, 'ingest')) throw new IngestRefusal('FORBIDDEN', 'The token lacks the scope ingest')
    return { source, receive: null }
  }
  const { token } = request.query as { token?: unknown }
  const urlToken = typeof token === 'string' ? token : null
  const evidence = { headers: plain(request.headers), urlToken }
  return { source, receive: await ingest.deliveries.open(source, evidence, request.ip) }
}

/** A header sent several times is none of ours to choose from. */
function plain(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** One event, a list of them, or `{"events": […]}`. */
function readEvents(body: Buffer): readonly unknown[] {
  const sent = parseJson(body)
  if (Array.isArray(sent)) return sent
  if (typeof sent !== 'object' || sent === null)
    throw new IngestRefusal('BAD_REQUEST', 'The body must be an event, a list of events or {"events": [...]}')
  if (!Object.hasOwn(sent, 'events')) return [sent]
  const { events, ...others } = sent as Record<string, unknown>
  const [other] = Object.keys(others)
  if (other !== undefined)
    throw new IngestRefusal('BAD_REQUEST', 'Beside events nothing else is known', other.slice(0, 60))
  if (!Array.isArray(events)) throw new IngestRefusal('BAD_REQUEST', 'events must be a list', 'events')
  return events
}

const countsOf = (outcomes: readonly EventOutcome[]) => {
  const count = (name: EventOutcome['outcome']) => outcomes.filter((each) => each.outcome === name).length
  return {
    recorded: count('RecordedEvent'),
    duplicates: count('DuplicateEvent'),
    refused: count('RefusedEvent'),
    outcomes,
  }
}

const WORD = { RecordedEvent: 'recorded', DuplicateEvent: 'duplicate', RefusedEvent: 'refused' } as const

/** 2xx where anything is on record now; 409 where every event names an id that was used for something else, or else 422. */
function answerEvents(
  { outcomes, recorded, duplicates, refused }: ReturnType<typeof countsOf>,
  reply: FastifyReply,
): FastifyReply {
  const reused = outcomes.every((each) => each.outcome === 'RefusedEvent' && each.code === 'EVENT_ID_REUSED')
  const status = refused === 0 || refused < outcomes.length ? 200 : reused ? 409 : 422
  return reply.code(status).send({ recorded, duplicates, refused, outcomes: outcomes.map(toWord) })
}

const toWord = ({ outcome, ...rest }: EventOutcome) => ({ outcome: WORD[outcome], ...rest })

function refuse(
  { publicError }: Pick<SourceRouteDeps, 'publicError'>,
  error: unknown,
  reply: FastifyReply,
): FastifyReply {
  const { code, message, path, retryAfterSeconds } = wordsOf(error, publicError)
  const status = STATUS[code] ?? 500
  if (status === 401) void reply.header('www-authenticate', 'Bearer')
  if (retryAfterSeconds !== null) void reply.header('retry-after', String(retryAfterSeconds))
  // What is left of a body that was not read would be taken for the next request.
  void reply.header('connection', 'close')
  return reply.code(status).send({ code, message, path })
}

function wordsOf(error: unknown, publicError: PublicError) {
  if (error instanceof IngestRefusal) return error
  const { statusCode, message } = error as { statusCode?: number; message?: string }
  const own = error instanceof GraphQLError || statusCode === undefined || statusCode >= 500
  const known = own ? publicError(error) : { message: message ?? '', extensions: { code: 'BAD_REQUEST' } }
  return { code: String(known.extensions?.code), message: known.message, path: '', retryAfterSeconds: null }
}
