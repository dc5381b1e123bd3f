export interface Attack {
  readonly name: string
  readonly query: unknown
  readonly variables?: unknown
  readonly operationName?: string
  /** Code of the refusal on both transports. */
  readonly code: string
}

const times = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => of(i)).join(' ')
const nested = (levels: number, inside: string) =>
  'nodes { explanation { '.repeat(levels) + inside + ' } }'.repeat(levels)

/** A fragment that doubles 24 times. */
const bomb = `query { ...F0 } ${times(24, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F24 on Query { __typename }`

/** What is known to be tried against GraphQL servers, by someone who holds a token that may read. */
export const ATTACKS: readonly Attack[] = [
  { name: 'syntax error', query: '{ server { buildId ', code: 'GRAPHQL_PARSE_FAILED' },
  { name: 'empty operation', query: '', code: 'BAD_REQUEST' },
  { name: 'unknown field', query: '{ servr { buildId } }', code: 'GRAPHQL_VALIDATION_FAILED' },
  {
    name: 'unknown argument',
    query: '{ clocks(frst: 1) { nodes { id } } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'unknown operation name',
    query: 'query A { server { buildId } }',
    operationName: 'B',
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  { name: '500 aliases', query: `{ ${times(500, (i) => `a${i}: __typename`)} }`, code: 'LIMIT_EXCEEDED' },
  {
    name: '31 aliases',
    query: `{ server { ${times(31, (i) => `a${i}: buildId`)} } }`,
    code: 'LIMIT_EXCEEDED',
  },
  { name: '21 root fields', query: `{ ${times(21, (i) => `a${i}: __typename`)} }`, code: 'LIMIT_EXCEEDED' },
  {
    name: 'aliases behind a fragment',
    query: `{ ${times(6, () => '... { server { ...F } }')} } fragment F on Server { ${times(6, (i) => `a${i}: buildId`)} }`,
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: '2,000 times one field with arguments',
    query: `{ ${times(2_000, () => 'clocks(first: 1) { __typename }')} }`,
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: '140 times one field with arguments',
    query: `{ ${times(140, () => 'clocks(first: 1) { __typename }')} }`,
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: '51 times one field',
    query: `{ server { ${times(51, () => 'buildId')} } }`,
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: 'one field 700 times in an unused fragment',
    query: `{ server { buildId } } fragment F on Server { ${times(700, () => 'buildId')} }`,
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: '40 directives on one field',
    query: `{ server { buildId ${times(40, () => '@skip(if: false)')} } }`,
    code: 'LIMIT_EXCEEDED',
  },
  { name: 'depth 11', query: `{ clocks(first: 1) { ${nested(5, '__typename')} } }`, code: 'LIMIT_EXCEEDED' },
  {
    name: '9,000 nested selections',
    query: `{ ${'a{'.repeat(9_000)}b${'}'.repeat(9_000)} }`,
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: '20,000 nested lists',
    query: `{ clocks(first: ${'['.repeat(20_000)}1${']'.repeat(20_000)}) { __typename } }`,
    code: 'LIMIT_EXCEEDED',
  },
  { name: '1,501 tokens', query: `{ ${times(1_501, () => 'a')} }`, code: 'LIMIT_EXCEEDED' },
  {
    name: 'circle of fragments',
    query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    code: 'LIMIT_EXCEEDED',
  },
  { name: 'fragment bomb', query: bomb, code: 'LIMIT_EXCEEDED' },
  { name: 'a page of 201', query: '{ clocks(first: 201) { nodes { id } } }', code: 'LIMIT_EXCEEDED' },
  {
    name: 'a page of 100,000 by variable',
    query: 'query ($n: Int!) { tickets(first: $n) { nodes { id } } }',
    variables: { n: 100_000 },
    code: 'LIMIT_EXCEEDED',
  },
  { name: 'a negative page', query: '{ tickets(first: -1) { nodes { id } } }', code: 'BAD_USER_INPUT' },
  {
    name: 'lists within lists',
    query: '{ tickets(first: 200) { nodes { events { eventId } } } }',
    code: 'LIMIT_EXCEEDED',
  },
  {
    name: 'a wrong variable',
    query: 'query ($n: Int!) { tickets(first: $n) { nodes { id } } }',
    variables: { n: 'x' },
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'a mutation without the scope',
    query: 'mutation { revokeToken(input: { id: "1" }) { __typename } }',
    code: 'FORBIDDEN',
  },
  {
    name: 'a forged cursor',
    query: '{ clocks(first: 1, after: "eyJhIjoxfQ") { nodes { id } } }',
    code: 'BAD_USER_INPUT',
  },
  { name: 'a null byte', query: '{ ticket(source: "a\\u0000b", key: "x") { id } }', code: 'BAD_USER_INPUT' },
  {
    name: 'a polluting variable',
    query: 'query ($f: ClockFilter) { counts(filter: $f) { running } }',
    variables: JSON.parse('{"f": {"__proto__": {"polluted": 1}}}'),
    code: 'BAD_USER_INPUT',
  },
]
