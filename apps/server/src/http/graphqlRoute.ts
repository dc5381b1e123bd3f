import type { IncomingMessage } from 'node:http'
import type { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import type { Context } from '../api/context.js'
import { type Admission, type Guard, isRefused } from '../limits/guard.js'
import {
  BODY_BYTES,
  EVENTS_BODY_BYTES,
  isFromElsewhere,
  isOriginAllowed,
  LARGE_FIELDS,
} from '../limits/limits.js'
import type { PublicError } from '../limits/publicError.js'
import { refusal } from '../limits/refusal.js'
import { hasScope, type Viewer } from '../viewer/viewer.js'
import type { CompiledAnswers } from './answerCompiled.js'
import type { HttpContext } from './apollo.js'
import type { Authenticate } from './authenticate.js'
import { type Body, readBody, tooLarge } from './readBody.js'
import { GRAPHQL_RESPONSE, isLegacy, statusOf } from './statusOf.js'

export interface GraphqlRouteDeps {
  readonly apollo: ApolloServer<HttpContext>
  readonly compiled: CompiledAnswers
  readonly guard: Guard
  readonly allowedOrigins: readonly string[]
  readonly publicError: PublicError
  readonly authenticate: Authenticate
  /** Takes a request of the viewer; throws when it is one too many. */
  readonly takeRequest: (viewer: Viewer) => void
  readonly contextOf: (viewer: Viewer, events: Admission['events']) => Promise<Context>
}

/** What is known of a request on its way through the hooks. */
interface Entry {
  readonly viewer: Viewer
  admission: Admission | null
  context: Context | null
}

/** `POST /graphql`: who asks, how much, what for, and only then the answer: compiled, or Apollo's. */
export function graphqlRoute(fastify: FastifyInstance, deps: GraphqlRouteDeps): void {
  const entries = new WeakMap<IncomingMessage, Entry>()
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser(
    /^application\/json\s*(;|$)/i,
    async (request: FastifyRequest, payload: IncomingMessage) =>
      readBody(payload, bodyLimitOf(entries.get(request.raw)!.viewer)),
  )
  fastify.addContentTypeParser('*', async () => {
    throw refusal('UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json')
  })
  fastify.setErrorHandler((error, request, reply) => refuse(deps, request, reply, [error]))

  const handler = fastifyApolloHandler(deps.apollo, {
    context: async (request) => {
      const { admission, context } = entries.get(request.raw)!
      return { ...context!, document: admission!.document, accept: request.headers.accept }
    },
  }) as (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
  fastify.route({
    method: 'POST',
    url: '/graphql',
    onRequest: async (request) => {
      entries.set(request.raw, { viewer: await enter(deps, request), admission: null, context: null })
    },
    preHandler: async (request, reply) => {
      const entry = entries.get(request.raw)!
      const answer = admit(deps.guard, entry.viewer, request.body as Body | undefined)
      if (isRefused(answer)) return refuse(deps, request, reply, answer)
      entry.admission = answer.admission
      request.body = answer.body
    },
    handler: async (request, reply) => {
      const entry = entries.get(request.raw)!
      const admission = entry.admission!
      entry.context = await deps.contextOf(entry.viewer, admission.events)
      const answer = await deps.compiled.answer(admission, request.headers.accept, entry.context)
      if (answer === null) return handler(request, reply)
      void reply.header('content-type', answer.contentType)
      return answer.text
    },
  })
  fastify.route({
    method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: (request, reply) => {
      void reply.header('allow', 'POST')
      return refuse(deps, request, reply, [refusal('METHOD_NOT_ALLOWED', 'Operations are sent by POST')])
    },
  })
}

/** Only who may do what takes a large body can make us read one. */
function bodyLimitOf(viewer: Viewer): number {
  return [...LARGE_FIELDS.values()].some((scope) => hasScope(viewer, scope)) ? EVENTS_BODY_BYTES : BODY_BYTES
}

async function enter(deps: GraphqlRouteDeps, request: FastifyRequest): Promise<Viewer> {
  if (!isOriginAllowed(request.raw, deps.allowedOrigins)) {
    throw refusal('FORBIDDEN', 'Pages of this origin may not use the API')
  }
  const viewer = await deps.authenticate(request.headers)
  if (viewer === null) throw refusal('UNAUTHENTICATED', 'The token is wrong, expired or revoked')
  if (viewer.kind === 'anonymous') throw refusal('UNAUTHENTICATED', 'A token is needed')
  if (viewer.kind === 'person' && isFromElsewhere(request.headers)) {
    throw refusal('FORBIDDEN', 'Pages of this origin may not use the API')
  }
  deps.takeRequest(viewer)
  return { ...viewer, address: request.ip }
}

interface Admitted {
  readonly admission: Admission
  /** What Apollo is handed; nothing else of the body reaches it. */
  readonly body: { query: unknown; operationName: string | null; variables: unknown }
}

function admit(guard: Guard, viewer: Viewer, read: Body | undefined): Admitted | readonly GraphQLError[] {
  const sent = read?.value
  if (Array.isArray(sent)) return [refusal('BAD_REQUEST', 'Operations are sent one at a time')]
  if (typeof sent !== 'object' || sent === null)
    return [refusal('BAD_REQUEST', 'The body must be a JSON object')]
  const { query, operationName, variables } = sent as Record<string, unknown>
  const admission = guard({ source: query, operationName, variables, viewer, transport: 'http' })
  if (isRefused(admission)) return admission
  if (read!.bytes > BODY_BYTES && !mayBeLarge(admission, viewer)) return [tooLarge(BODY_BYTES)]
  const body = {
    query,
    operationName: admission.operation.name?.value ?? null,
    variables: admission.variables,
  }
  return { admission, body }
}

function mayBeLarge({ operation }: Admission, viewer: Viewer): boolean {
  const { selections } = operation.selectionSet
  const [only] = selections
  const scope = only?.kind === 'Field' ? LARGE_FIELDS.get(only.name.value) : undefined
  return selections.length === 1 && scope !== undefined && hasScope(viewer, scope)
}

function refuse(
  { publicError }: Pick<GraphqlRouteDeps, 'publicError'>,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly unknown[],
): FastifyReply {
  const { accept } = request.headers
  const formatted = errors.map((error) => publicError(fromFastify(error)))
  const status = statusOf(formatted, accept)
  if (status === 401) void reply.header('www-authenticate', 'Bearer')
  const retryAfterMs = formatted[0]?.extensions?.retryAfterMs
  if (typeof retryAfterMs === 'number')
    void reply.header('retry-after', String(Math.ceil(retryAfterMs / 1_000)))
  // What is left of a body that was not read would be taken for the next request.
  if (status === 413 || status === 415 || status === 429) void reply.header('connection', 'close')
  return reply
    .code(status)
    .type(isLegacy(accept) ? 'application/json; charset=utf-8' : `${GRAPHQL_RESPONSE}; charset=utf-8`)
    .send(JSON.stringify({ errors: formatted }))
}

/** Fastify's own objections (a broken content type, a body where none may be) are refusals too. */
function fromFastify(error: unknown): unknown {
  if (error instanceof GraphQLError) return error
  const { statusCode, message } = error as { statusCode?: number; message?: string }
  if (statusCode === 415) return refusal('UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json')
  if (statusCode !== undefined && statusCode < 500) return refusal('BAD_REQUEST', message ?? 'Bad request')
  return error
}
