import { createSourceEventStream, type ExecutionArgs, GraphQLError, type GraphQLSchema } from 'graphql'
import { CloseCode, type Context, makeServer, type OperationResult, type Server } from 'graphql-ws'
import type { Clockwork } from '../clockwork.js'
import { type Guard, isRefused } from '../limits/guard.js'
import type { PublicError } from '../limits/publicError.js'
import { tooFast } from '../limits/refusal.js'
import type { Credentials } from '../viewer/credentials.js'
import type { Viewer } from '../viewer/viewer.js'
import type { Hub } from './hub.js'
import type { SocketLimits } from './limits.js'
import { LiveSource } from './liveSource.js'
import type { SocketConnection } from './socketConnection.js'

export interface ProtocolDeps {
  readonly schema: GraphQLSchema
  readonly hub: Hub
  /** The same pipeline of limits as HTTP's. */
  readonly guard: Guard
  readonly tokens: Credentials
  /** People who came with the cookie of a connection. */
  readonly sessions: Credentials
  /** What resolvers are handed, as over HTTP; `events` are those the guard lifted out of the variables. */
  readonly contextOf: (viewer: Viewer, events: readonly unknown[] | null) => object | Promise<object>
  readonly publicError: PublicError
  readonly clockwork: Clockwork
}

const TRY_AGAIN_LATER = 1013

/** Which operation of which socket a set of execution arguments belongs to. */
interface Origin {
  readonly connection: SocketConnection
  readonly id: string
  readonly text: string
}

/** Told when a viewer wants in; answers whether there is room for it. */
export type Admit = (connection: SocketConnection, viewer: Viewer) => boolean

/** graphql-transport-ws with our admission: every operation passes the guard, subscriptions join the hub. */
export function createProtocol(
  deps: ProtocolDeps,
  limits: SocketLimits,
  admit: Admit,
): Server<SocketConnection> {
  const { schema, hub, guard, tokens, sessions, contextOf, publicError, clockwork } = deps
  const origins = new WeakMap<ExecutionArgs, Origin>()

  /** A token that is given wins, also when it is wrong. */
  const authenticate = async (token: unknown, cookie: string | null): Promise<Viewer | null> => {
    if (typeof token === 'string') return tokens.authenticate(token)
    return token == null && cookie !== null ? sessions.authenticate(cookie) : null
  }

  const onConnect = async ({
    connectionParams,
    extra,
  }: Context<Record<string, unknown>, SocketConnection>) => {
    const token = connectionParams?.token
    const { cookie, address } = extra.upgrade
    const known = await authenticate(token, cookie)
    if (known === null) return false
    const viewer = { ...known, address }
    if (!admit(extra, viewer)) extra.close(TRY_AGAIN_LATER, 'Too many sockets')
    return true
  }

  const onSubscribe = async (
    { extra, subscriptions }: Context<Record<string, unknown>, SocketConnection>,
    id: string,
    payload: { query: string; operationName?: unknown; variables?: unknown },
  ): Promise<ExecutionArgs | readonly GraphQLError[]> => {
    if (id.length > limits.operationIdLength) {
      extra.close(CloseCode.BadRequest, 'Operation id too long')
      return [tooMany('The id of the operation is too long')]
    }
    const waitMs = extra.bucket.take(clockwork.monotonic())
    if (waitMs !== null) return [tooFast('A socket', 'operations', limits, waitMs)]
    if (Object.keys(subscriptions).length > limits.operations)
      return [tooMany(`A socket may have ${limits.operations} operations at a time`)]
    const viewer = extra.viewer!
    const { operationName, variables } = payload
    const admission = guard({ source: payload.query, operationName, variables, viewer, transport: 'ws' })
    if (isRefused(admission)) return admission
    const args: ExecutionArgs = {
      schema,
      document: admission.document,
      operationName: admission.operation.name?.value,
      variableValues: admission.variables,
      contextValue: await contextOf(viewer, admission.events),
    }
    origins.set(args, { connection: extra, id, text: payload.query })
    return args
  }

  const subscribe = async (args: ExecutionArgs): Promise<Awaited<OperationResult>> => {
    const source = await createSourceEventStream(args)
    if (!(source instanceof LiveSource)) {
      if (Symbol.asyncIterator in source) throw new Error('a subscription has to be served by the hub')
      return source
    }
    const { connection, id, text } = origins.get(args)!
    if (hub.subscriptionsOn(connection) >= limits.operations)
      return { errors: [tooMany(`A socket may have ${limits.operations} operations at a time`)] }
    const selection = {
      text,
      document: args.document,
      operationName: args.operationName ?? null,
      variables: args.variableValues ?? {},
    }
    return hub.join(source, selection, connection, id)
  }

  return makeServer<Record<string, unknown>, SocketConnection>({
    connectionInitWaitTimeout: limits.initMs,
    onConnect,
    onSubscribe: async (context, id, payload) => {
      try {
        return await onSubscribe(context, id, payload)
      } catch (error) {
        // Thrown on, it would close the socket and every other subscription with it.
        return [new GraphQLError('Internal server error', { originalError: error as Error })]
      }
    },
    subscribe,
    onError: (_context, _id, _payload, errors) => errors.map(publicError),
    onNext: (_context, _id, _payload, _args, result) =>
      result.errors === undefined ? undefined : { ...result, errors: result.errors.map(publicError) },
  })
}

function tooMany(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } })
}
