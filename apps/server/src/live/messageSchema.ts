import {
  type GraphQLFieldConfigMap,
  GraphQLInterfaceType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
  GraphQLUnionType,
} from 'graphql'

/**
 * The schema without its resolvers, as far as subscriptions reach. A live message is finished data, so nothing is left
 * to resolve: executed here, a selection is answered in one synchronous pass, whatever the API's resolvers do.
 * Leaf types are the API's own, so scalars and enums are written the same.
 */
export function messageSchema(api: GraphQLSchema): GraphQLSchema {
  const made = new Map<string, GraphQLNamedType>()

  const bare = (type: GraphQLOutputType): GraphQLOutputType => {
    if (type instanceof GraphQLNonNull) return new GraphQLNonNull(bare(type.ofType))
    if (type instanceof GraphQLList) return new GraphQLList(bare(type.ofType))
    const known = made.get(type.name)
    if (known !== undefined) return known as GraphQLOutputType
    const copy = bareNamed(type)
    made.set(type.name, copy)
    return copy
  }
  const bareNamed = (type: Exclude<GraphQLOutputType, GraphQLNonNull<never> | GraphQLList<never>>) => {
    if (type instanceof GraphQLObjectType)
      return new GraphQLObjectType({
        name: type.name,
        fields: () => bareFields(type.toConfig().fields),
        interfaces: () => type.getInterfaces().map((it) => bare(it) as GraphQLInterfaceType),
      })
    if (type instanceof GraphQLInterfaceType)
      return new GraphQLInterfaceType({ name: type.name, fields: () => bareFields(type.toConfig().fields) })
    if (type instanceof GraphQLUnionType)
      return new GraphQLUnionType({
        name: type.name,
        types: () => type.getTypes().map((it) => bare(it) as GraphQLObjectType),
      })
    return type as GraphQLOutputType & GraphQLNamedType
  }
  const bareFields = (fields: GraphQLFieldConfigMap<unknown, unknown>) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, { type: bare(field.type), args: field.args }]),
    )

  const subscription = api.getSubscriptionType()
  if (subscription === undefined || subscription === null) throw new Error('the schema has no subscriptions')
  return new GraphQLSchema({
    subscription: bare(subscription) as GraphQLObjectType,
    directives: api.getDirectives(),
    // The API's schema was validated; this one only lacks a Query type.
    assumeValid: true,
  })
}
