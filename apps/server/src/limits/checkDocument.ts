import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { LIMITS } from './limits.js'
import { type Measure, measureDocument } from './measure.js'
import { refusal } from './refusal.js'

/** A document that was found valid and small enough. */
export interface CheckedDocument {
  readonly document: DocumentNode
  readonly operations: readonly OperationDefinitionNode[]
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** Operations that read the schema. */
  readonly introspecting: ReadonlySet<OperationDefinitionNode>
}

/** Parses, measures and validates, cheapest first; everything that does not depend on who asks. */
export function checkDocument(
  schema: GraphQLSchema,
  source: string,
): CheckedDocument | readonly GraphQLError[] {
  const document = parseWithin(source)
  if (document instanceof GraphQLError) return [document]
  const measures = measureDocument(document)
  if (measures === null) return [refusal('LIMIT_EXCEEDED', 'Fragments spread each other in a circle')]
  for (const [node, measure] of measures) {
    const excess = excessOf(measure)
    if (excess !== null) return [refusal('LIMIT_EXCEEDED', excess, { nodes: node })]
  }
  const errors = validate(schema, document, specifiedRules, { maxErrors: 5 })
  if (errors.length > 0) {
    return errors.map((error) => refusal('GRAPHQL_VALIDATION_FAILED', error.message, { nodes: error.nodes }))
  }
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
  return {
    document,
    operations,
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    introspecting: new Set(operations.filter((node) => measures.get(node)!.introspectionDepth > 0)),
  }
}

function parseWithin(source: string): DocumentNode | GraphQLError {
  try {
    return parse(source, { maxTokens: LIMITS.tokens })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    const tooMany = error.message.includes(` ${LIMITS.tokens} tokens`)
    const { source: text, positions } = error
    return refusal(tooMany ? 'LIMIT_EXCEEDED' : 'GRAPHQL_PARSE_FAILED', error.message, {
      source: text,
      positions,
    })
  }
}

const MEASURED = [
  'depth',
  'introspectionDepth',
  'aliases',
  'rootFields',
  'repeats',
  'directives',
  'fields',
] as const

function excessOf(measure: Measure): string | null {
  const name = MEASURED.find((candidate) => measure[candidate] > LIMITS[candidate])
  return name === undefined ? null : `The operation exceeds the limit of ${LIMITS[name]} for ${name}`
}
