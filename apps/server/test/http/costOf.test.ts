import { Kind, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createSchema } from '../../src/api/schema.js'
import { costOf } from '../../src/limits/costOf.js'

const schema = createSchema()
function cost(source: string, variables: Record<string, unknown> = {}) {
  const { definitions } = parse(source)
  const operation = definitions.find((it) => it.kind === Kind.OPERATION_DEFINITION)!
  const fragments = definitions.filter((it) => it.kind === Kind.FRAGMENT_DEFINITION)
  const scene = { schema, variables, fragments: new Map(fragments.map((it) => [it.name.value, it])) }
  const { total, excess } = costOf(operation, scene)
  return excess === null ? total : 'a page too long'
}

describe('the cost of an operation', () => {
  it.each([
    ['{ server { buildId } }', 1],
    ['{ agreements { id } }', 200],
    ['{ agreements { unread { path } } }', 1_200],
    ['{ sources(first: 20) { secrets { id } } }', 120],
    ['{ agreements(first: 10) { entries(first: 20) { seq } } }', 210],
    ['{ tickets(first: 50) { nodes { key } } }', 51],
    ['{ tickets(first: 50) { nodes { key } edges { node { key } } pageInfo { hasNextPage } } }', 152],
    ['{ tickets(first: 50) { nodes { clocks { id } } } }', 301],
    ['{ tickets(first: 50) { nodes { events(first: 10) { eventId } } } }', 551],
    ['{ tickets(first: 2) { nodes { events { eventId } } } }', 403],
    ['{ clocks(first: 10) { nodes { explanation { elapsedMs } } } }', 221],
    ['{ ...F } fragment F on Query { tickets(first: 50) { nodes { key } } }', 51],
    ['{ ... on Query { tickets(first: 201) { nodes { key } } } }', 'a page too long'],
    ['subscription { board { ... on BoardSnapshot { clocks { id } } } }', 6],
  ])('%s', (source, expected) => {
    expect(cost(source)).toBe(expected)
  })

  it('reads pages from variables, and takes what is no number for the longest', () => {
    const source = 'query ($n: Int!) { tickets(first: $n) { nodes { key } } }'
    expect(cost(source, { n: 7 })).toBe(8)
    expect(cost(source, { n: 1_000 })).toBe('a page too long')
    expect(cost(source, { n: 'x' })).toBe(201)
    expect(cost(source, { n: -5 })).toBe(1)
  })
})
