import { isInstant } from '@tenggat/domain'
import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql'

const ISO_INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})$/

/**
 * Reads ISO 8601 with a zone and at most milliseconds into epoch milliseconds.
 * Throws a GraphQLError for anything else: a time without a zone means nothing, and a finer one cannot be kept.
 */
export function readInstant(value: unknown): number {
  const at = typeof value === 'string' && ISO_INSTANT.test(value) ? Date.parse(value) : Number.NaN
  if (!isInstant(at) || !keepsItsDate(value as string)) {
    throw new GraphQLError(
      'DateTime must be ISO 8601 with a zone and at most milliseconds, like 2026-11-02T09:30:00.000Z',
    )
  }
  return at
}

/** `Date.parse` turns 31 February into 3 March; a date that no calendar has is refused instead. */
function keepsItsDate(text: string): boolean {
  const day = text.slice(0, 10)
  return new Date(Date.parse(`${day}T00:00:00Z`)).toISOString().slice(0, 10) === day
}

function writeInstant(value: unknown): string {
  if (!isInstant(value)) throw new TypeError('an instant must be whole epoch milliseconds')
  return new Date(value).toISOString()
}

/** An instant: inside, whole epoch milliseconds; outside, ISO 8601 in UTC with milliseconds. */
export const DateTime = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  description: 'An instant as ISO 8601 in UTC with milliseconds, e.g. `2026-11-02T02:30:00.000Z`.',
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
