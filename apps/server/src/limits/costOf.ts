import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { LIMITS } from './limits.js'

/** What a list without `first` is taken to hold. */
const USUAL_LIST = 5

export interface CostContext {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly variables: Readonly<Record<string, unknown>>
}

export interface Cost {
  /** Objects touched, lists multiplied. */
  readonly total: number
  /** The first `first` that exceeds its limit, with where it stands; null when there is none. */
  readonly excess: FieldNode | null
}

/**
 * Estimates what an operation costs: 1 for an object, what the schema says in `complexity` on top, 0 for a scalar; what lies
 * below a list counts as often as the list is long. The operation has passed the other limits, so the walk is short.
 */
export function costOf(operation: OperationDefinitionNode, context: CostContext): Cost {
  let excess: FieldNode | null = null

  // `listSize` is what a list directly in this place holds: the page that was asked for, in a connection.
  const ofSet = (set: SelectionSetNode, typeName: string, listSize: number): number => {
    const type = context.schema.getType(typeName)
    let sum = 0
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        sum += ofSet(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, listSize)
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = context.fragments.get(selection.name.value)
        if (fragment) sum += ofSet(fragment.selectionSet, fragment.typeCondition.name.value, listSize)
      } else if (isObjectType(type) || isInterfaceType(type)) {
        const field = type.getFields()[selection.name.value]
        if (field) sum += ofField(selection, field, listSize)
      }
    }
    return sum
  }

  const ofField = (node: FieldNode, field: GraphQLField<unknown, unknown>, listSize: number): number => {
    const own = Number(field.extensions.complexity ?? 0)
    const type = getNamedType(field.type)
    const first = firstOf(node, field, context.variables)
    if (first !== null && first > LIMITS.first) excess ??= node
    if (!isCompositeType(type) || node.selectionSet === undefined) return own
    // A list is its own page; of a connection the lists directly in it are.
    const [times, below] = isList(field.type) ? [first ?? listSize, USUAL_LIST] : [1, first ?? USUAL_LIST]
    return own + times * (1 + ofSet(node.selectionSet, type.name, below))
  }

  const root = context.schema.getRootType(operation.operation)
  const total = root ? ofSet(operation.selectionSet, root.name, USUAL_LIST) : 0
  return { total, excess }
}

function firstOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  variables: Readonly<Record<string, unknown>>,
): number | null {
  const argument = field.args.find(({ name }) => name === 'first')
  if (argument === undefined) return null
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value
  if (given?.kind === Kind.INT) return Math.max(0, Number(given.value))
  const variable = given?.kind === Kind.VARIABLE ? variables[given.name.value] : undefined
  const first = variable ?? argument.defaultValue
  // What is no number is refused when variables are read; until then it counts as the most that can be had.
  return typeof first === 'number' ? Math.max(0, first) : LIMITS.first
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type)
}
