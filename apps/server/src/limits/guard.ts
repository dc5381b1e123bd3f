import { type DocumentNode, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { hasScope, type Viewer } from '../viewer/viewer.js'
import { type CheckedDocument, checkDocument } from './checkDocument.js'
import { costOf } from './costOf.js'
import { createDocumentCache } from './documentCache.js'
import { liftEvents } from './liftEvents.js'
import { LIMITS } from './limits.js'
import { refusal } from './refusal.js'

export interface GuardRequest {
  readonly source: unknown
  readonly operationName?: unknown
  readonly variables?: unknown
  readonly viewer: Viewer
  readonly transport: 'http' | 'ws'
}

/** An operation that may be executed. */
export interface Admission {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Without the events that were lifted out. */
  readonly variables: Readonly<Record<string, unknown>>
  /** Raw events of a variable, to be read one by one; null where none were given that way. */
  readonly events: readonly unknown[] | null
}

export type Guard = (request: GuardRequest) => Admission | readonly GraphQLError[]

export interface GuardOptions {
  /** Who may read the schema: holders of a token that may read, or nobody. */
  readonly introspection: 'token' | 'off'
}

/**
 * The one door for operations, whatever they came by: HTTP and WebSocket refuse the same things in the same words.
 * Cheap checks come first: identity, length, tokens, a linear measure, then the library's rules, then cost.
 */
export function createGuard(schema: GraphQLSchema, options: GuardOptions): Guard {
  const cache = createDocumentCache<CheckedDocument>()

  const check = (source: string): CheckedDocument | readonly GraphQLError[] => {
    const known = cache.get(source)
    if (known !== undefined) return known
    const checked = checkDocument(schema, source)
    if (!isRefused(checked)) cache.set(source, checked)
    return checked
  }

  return (request) => {
    if (request.viewer.kind === 'anonymous') return [refusal('UNAUTHENTICATED', 'A token is needed')]
    const malformed = objectionToShape(request)
    if (malformed !== null) return [malformed]
    const checked = check(request.source as string)
    if (isRefused(checked)) return checked
    const operation = choose(checked.operations, request.operationName as string | null | undefined)
    if (operation instanceof GraphQLError) return [operation]
    const variables = (request.variables ?? {}) as Admission['variables']
    const introspects = checked.introspecting.has(operation)
    const objection =
      objectionToUse(operation, introspects, request, options) ??
      objectionToCost(costOf(operation, { schema, fragments: checked.fragments, variables }))
    if (objection !== null) return [objection]
    return { document: checked.document, operation, ...liftEvents(operation, variables) }
  }
}

export function isRefused<T extends object>(
  answer: T | readonly GraphQLError[],
): answer is readonly GraphQLError[] {
  return Array.isArray(answer)
}

function objectionToShape({ source, operationName, variables }: GuardRequest): GraphQLError | null {
  if (typeof source !== 'string' || source === '') {
    return refusal('BAD_REQUEST', 'query must be a non-empty string')
  }
  if (source.length > LIMITS.sourceLength) return refusal('LIMIT_EXCEEDED', 'The operation is too long')
  if (operationName != null && typeof operationName !== 'string') {
    return refusal('BAD_REQUEST', 'operationName must be a string')
  }
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) {
    return refusal('BAD_REQUEST', 'variables must be an object')
  }
  return null
}

function choose(
  operations: readonly OperationDefinitionNode[],
  name: string | null | undefined,
): OperationDefinitionNode | GraphQLError {
  if (name != null && name !== '') {
    const named = operations.find((operation) => operation.name?.value === name)
    return named ?? refusal('OPERATION_RESOLUTION_FAILURE', 'There is no operation of that name')
  }
  if (operations.length === 1) return operations[0]!
  const message =
    operations.length === 0 ? 'There is no operation' : 'operationName must choose one operation'
  return refusal('OPERATION_RESOLUTION_FAILURE', message)
}

function objectionToUse(
  operation: OperationDefinitionNode,
  introspects: boolean,
  { viewer, transport }: GuardRequest,
  { introspection }: GuardOptions,
): GraphQLError | null {
  if (introspects && (introspection === 'off' || !hasScope(viewer, 'read'))) {
    return refusal('FORBIDDEN', 'This token may not read the schema')
  }
  if (operation.operation === 'subscription' && transport === 'http') {
    return refusal('BAD_REQUEST', 'Subscriptions are served over the WebSocket')
  }
  return null
}

function objectionToCost({ total, excess }: ReturnType<typeof costOf>): GraphQLError | null {
  if (excess !== null) {
    return refusal('LIMIT_EXCEEDED', `first must be at most ${LIMITS.first}`, { nodes: excess })
  }
  if (total <= LIMITS.cost) return null
  return refusal('LIMIT_EXCEEDED', `The operation may touch ${total} objects; the limit is ${LIMITS.cost}`)
}
