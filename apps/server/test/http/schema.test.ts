import { readFile } from 'node:fs/promises'
import {
  type GraphQLArgument,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { createSchema } from '../../src/api/schema.js'

const schema = createSchema()
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
)

describe('the schema', () => {
  it('is the one checked in; `npm run build` writes it', async () => {
    const standing = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8')
    expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(standing)
  })

  it('describes every type, field, argument and value', () => {
    const silent = types.flatMap((type) => {
      const root = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
      const own = type.description || root.some((it) => it === type) ? [] : [type.name]
      if (isEnumType(type)) {
        return own.concat(
          type
            .getValues()
            .filter((it) => !it.description)
            .map((it) => `${type.name}.${it.name}`),
        )
      }
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return own
      const fields = Object.values(type.getFields())
      const inputs = fields.flatMap((field) =>
        'args' in field
          ? field.args
              .filter((it: GraphQLArgument) => !it.description)
              .map((it: GraphQLArgument) => `${type.name}.${field.name}(${it.name})`)
          : [],
      )
      return own.concat(
        fields.filter((it) => !it.description).map((it) => `${type.name}.${it.name}`),
        inputs,
      )
    })
    expect(silent).toEqual([])
  })
})
