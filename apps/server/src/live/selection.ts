import { canonicalJson } from '@tenggat/domain'
import { type DocumentNode, execute, type GraphQLSchema, Kind, visit } from 'graphql'
import { compiledOperation } from '../graphql/compiled.js'
import type { LiveMessage } from './message.js'

/** What a subscriber selects from the messages of a stream: a checked operation. */
export interface Selection {
  readonly text: string
  readonly document: DocumentNode
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
}

/** Two subscribers with equal keys are sent the same bytes, so one execution serves both. */
export function selectionKey(selection: Selection): string {
  const { text, operationName, variables, document } = selection
  const cursors = cursorVariables(document)
  const kept = Object.fromEntries(Object.entries(variables).filter(([name]) => !cursors.has(name)))
  return canonicalJson([text, operationName, kept])
}

/** Executes the selection on a message: the `next` payload as JSON, in UTF-8. `schema` is a `messageSchema`. */
export function render(
  schema: GraphQLSchema,
  field: 'board' | 'facts',
  selection: Selection,
  message: LiveMessage,
): Buffer {
  const { document, operationName, variables } = selection
  const rootValue = { [field]: message }
  const compiled = compiledOperation(schema, document, operationName)
  const result =
    compiled === null
      ? execute({ schema, document, operationName, variableValues: variables, rootValue })
      : compiled(rootValue, undefined, variables)
  if ('then' in result) throw new Error('a live message was not finished data')
  if (result.errors !== undefined) throw result.errors[0]!
  return Buffer.from(JSON.stringify(result))
}

const cursorsOf = new WeakMap<DocumentNode, ReadonlySet<string>>()

/** Variables whose only use is an `after` argument: where a subscriber stands is no part of what it is sent. */
function cursorVariables(document: DocumentNode): ReadonlySet<string> {
  const known = cursorsOf.get(document)
  if (known !== undefined) return known
  const cursors = new Set<string>()
  const others = new Set<string>()
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node, _key, parent) => {
      const isCursor =
        parent !== undefined &&
        'kind' in parent &&
        parent.kind === Kind.ARGUMENT &&
        parent.name.value === 'after'
      ;(isCursor ? cursors : others).add(node.name.value)
    },
  })
  for (const name of others) cursors.delete(name)
  cursorsOf.set(document, cursors)
  return cursors
}
