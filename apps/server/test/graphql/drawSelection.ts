import type { Random } from '@tenggat/domain/testing'
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'

/** Deeper than this only leaves are selected. */
const DEEPEST = 4

/**
 * A selection of a type drawn by lot: fields, the same under other names and twice, `__typename`, inline fragments, and of a union each of its
 * members. Fields that need arguments are left out.
 */
export function drawSelection(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  random: Random,
  depth = 0,
): string {
  if (isAbstractType(type)) {
    const members = schema.getPossibleTypes(type).map((member) => {
      return `... on ${member.name} ${drawSelection(schema, member, random, depth)}`
    })
    return `{ __typename ${members.join(' ')} }`
  }
  if (!isObjectType(type)) throw new Error(`${type.name} has no fields`)
  const selections = Object.values(type.getFields()).flatMap((field) => {
    const of = getNamedType(field.type)
    if (field.args.some(isRequiredArgument) || !random.chance(0.5)) return []
    if (isCompositeType(of) && depth >= DEEPEST) return []
    const below = isCompositeType(of) ? ` ${drawSelection(schema, of, random, depth + 1)}` : ''
    const asked = `${field.name}${below}`
    return [
      asked,
      ...(random.chance(0.1) ? [`other_${field.name}: ${asked}`] : []),
      ...(random.chance(0.1) ? [`... on ${type.name} { ${asked} }`] : []),
    ]
  })
  return `{ ${[...selections, random.chance(0.2) || selections.length === 0 ? '__typename' : ''].join(' ')} }`
}
