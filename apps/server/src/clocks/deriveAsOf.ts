import type { Instant } from '@tenggat/domain'
import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql'
import { DateTime } from '../graphql/scalars.js'
import { DERIVED } from './clockColumns.js'
import type { ClockNode } from './clockNode.js'
import type { ClockContext } from './clockReads.js'

const DESCRIPTION =
  "Instant it is worked out for, from what had happened by then; the query's, or now, when left out. Null before the clock began."

/**
 * Gives these fields their argument and lets the domain answer them. Declared by decorators, a field with an argument is
 * resolved in several promises, and a page of clocks has a thousand of these fields.
 */
export function deriveAsOf(schema: GraphQLSchema): void {
  const fields = clockOf(schema).getFields()
  for (const name of DERIVED) {
    const field = fields[name]!
    field.args = [
      {
        name: 'asOf',
        description: DESCRIPTION,
        type: DateTime,
        defaultValue: undefined,
        deprecationReason: undefined,
        extensions: {},
        astNode: undefined,
      },
    ]
    field.resolve = (clock: ClockNode, { asOf }: { asOf?: Instant | null }, { reads }: ClockContext) =>
      asOf == null ? reads.view(clock)[name] : viewAt(reads, clock, asOf, name)
  }
}

/** Null before the clock began. */
async function viewAt(
  reads: ClockContext['reads'],
  clock: ClockNode,
  asOf: Instant,
  name: (typeof DERIVED)[number],
) {
  const past = await reads.clockAt(clock, asOf)
  return past === null ? null : reads.view(past)[name]
}

function clockOf(schema: GraphQLSchema): GraphQLObjectType {
  const clock = schema.getType('Clock')
  if (!isObjectType(clock)) throw new Error('the schema has no Clock')
  return clock
}
