import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'

/** Answers what graphql-js answers for an operation, as long as nothing fails: what an error says may be said in other words. */
export type CompiledOperation = (
  root: unknown,
  context: unknown,
  variables: Readonly<Record<string, unknown>>,
) => ExecutionResult | Promise<ExecutionResult>

/** By document, so that what was compiled goes with the cache that keeps documents; then by the operation. */
const compiledBy = new WeakMap<DocumentNode, Map<OperationDefinitionNode, CompiledOperation | null>>()

/**
 * An operation of a checked document as a function of its own: three to four times as fast as walking the document. Null for one that is to
 * be walked: with directives, which are worked out otherwise there, or of a kind that cannot be compiled. An operation belongs to one schema.
 */
export function compiledOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): CompiledOperation | null {
  const operation = getOperationAST(document, operationName)
  if (operation == null) return null
  const known = compiledBy.get(document) ?? new Map<OperationDefinitionNode, CompiledOperation | null>()
  compiledBy.set(document, known)
  const compiled = known.get(operation)
  if (compiled !== undefined) return compiled
  const made = hasDirectives(document) ? null : compile(schema, document, operationName)
  known.set(operation, made)
  return made
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): CompiledOperation | null {
  const compiled = compileQuery(schema, document, operationName ?? undefined, {
    disablingCapturingStackErrors: true,
  })
  return isCompiledQuery<CompiledQuery, ExecutionResult>(compiled) ? compiled.query : null
}

function hasDirectives(document: DocumentNode): boolean {
  let count = 0
  visit(document, {
    [Kind.DIRECTIVE]: () => {
      count++
    },
  })
  return count > 0
}
