import { DATE_TIME_FORM, isInstant, readIsoInstant } from '@tenggat/domain'
import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql'

function readInstant(value: unknown): number {
  const at = readIsoInstant(value)
  if (at === null) throw new GraphQLError(`DateTime must be ${DATE_TIME_FORM}`)
  return at
}

function writeInstant(value: unknown): string {
  if (!isInstant(value)) throw new TypeError('an instant must be whole epoch milliseconds')
  return new Date(value).toISOString()
}

/** An instant: inside, whole epoch milliseconds; outside, ISO 8601 in UTC with milliseconds. */
export const DateTime = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  description:
    'An instant. Answered as ISO 8601 in UTC with milliseconds, e.g. `2026-11-02T02:30:00.000Z`. Read as RFC 3339 with any offset ' +
    '(`Z`, `+01:00`, `+0100`, `+01`), `T` or a blank, in any case, with up to nanoseconds; what is finer than a millisecond is cut off. ' +
    'A time without a zone, a leap second and 24:00 are refused.',
  serialize: writeInstant,
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : null),
})

/** Any JSON value, passed on as data. */
export const Json = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
})
