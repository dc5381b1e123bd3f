import {
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'

/**
 * Whether everything that is asked of the objects of a type, wherever they lie below the field, passes. A field that `@skip` or
 * `@include` may leave out counts as asked. False where it cannot be told, as below a union.
 */
export function asksOnly(
  info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'returnType'>,
  typeName: string,
  passes: (field: FieldNode) => boolean,
): boolean {
  const areAll = (selected: SelectionSetNode | undefined, output: GraphQLOutputType): boolean => {
    const type = getNamedType(output)
    if (selected === undefined) return true
    if (!isObjectType(type)) return false
    return selected.selections.every((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        return areAll(info.fragments[selection.name.value]?.selectionSet, type)
      if (selection.kind === Kind.INLINE_FRAGMENT) return areAll(selection.selectionSet, type)
      if (selection.name.value.startsWith('__')) return true
      if (type.name === typeName) return passes(selection)
      const field = type.getFields()[selection.name.value]
      return field !== undefined && areAll(selection.selectionSet, field.type)
    })
  }
  return info.fieldNodes.every(({ selectionSet }) => areAll(selectionSet, info.returnType))
}
