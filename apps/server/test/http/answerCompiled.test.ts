import { seededRandom } from '@tenggat/domain/testing'
import { getIntrospectionQuery } from 'graphql'
import { describe, expect, it, vi } from 'vitest'
import { createSchema } from '../../src/api/schema.js'
import { CompiledAnswers } from '../../src/http/answerCompiled.js'
import { drawSelection } from '../graphql/drawSelection.js'
import { type PartyThings, type TwoParties, twoParties } from '../tenancy/parties.js'
import { type Step, walkSchema } from '../tenancy/walkSchema.js'
import { type Answer, type Loose } from './aServer.js'

/** How often a query is sent again until it is answered compiled. */
const COMPILED_AT = 2
const schema = createSchema()
const queriesOf = (things: PartyThings) =>
  walkSchema(schema, things).filter(({ operation }) => operation === 'query')

/** Which answers were compiled; they are looked at, not replaced. */
function watchAnswers() {
  const answer = vi.spyOn(CompiledAnswers.prototype, 'answer')
  const lately = async () => (await answer.mock.results.at(-1)!.value) !== null
  return { lately, stop: () => answer.mockRestore() }
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** All that a client is sent, but for the time of day and the numbers of failures. */
function asSent({ status, headers, text, errors }: Answer) {
  const { date: _, ...kept } = Object.fromEntries(headers)
  return { status, headers: kept, text: errors.length === 0 ? text : text.replaceAll(UUID, 'uuid') }
}

/** Sends a query until it is answered compiled, where it can be; each time the client must be sent the same. */
async function sendAgain(
  { send }: TwoParties,
  token: string,
  { name, query, variables }: Pick<Step, 'name' | 'query' | 'variables'>,
) {
  const first = asSent(await send(token, query, variables))
  for (let sent = 1; sent <= COMPILED_AT; sent++)
    expect(asSent(await send(token, query, variables)), name).toEqual(first)
  return first
}

describe('a query that is sent again', () => {
  it.each(['who may do everything', 'a party'] as const)(
    '%s is answered the same bytes compiled as by Apollo, whatever is asked with whatever arguments',
    { timeout: 240_000 },
    async (who) => {
      const world = await twoParties()
      const token =
        who === 'a party'
          ? await world.partyToken([world.b.party], 'read', 'agreements')
          : await world.token('admin', 'read', 'agreements')
      const answers = watchAnswers()
      const compiled: string[] = []
      const queries = queriesOf(who === 'a party' ? world.b : world.a)
      for (const step of queries) {
        const { status, text } = await sendAgain(world, token, step)
        if (await answers.lately()) {
          expect([status, text.startsWith('{"data":{')], step.name).toEqual([200, true])
          compiled.push(step.name)
        }
      }
      answers.stop()
      expect(compiled.length).toBeGreaterThan(queries.length / 2)
      for (const list of ['Query.tickets', 'Query.clocks', 'Query.clockList', 'Query.agreements'])
        expect(
          compiled.some((name) => name.startsWith(`${list} > `)),
          list,
        ).toBe(true)
    },
  )

  it('is answered the same, whatever is drawn from what lists have (seed 20261203)', async () => {
    const world = await twoParties()
    const token = await world.token('admin', 'read', 'agreements')
    const random = seededRandom(20261203)
    const answers = watchAnswers()
    let compiled = 0
    for (let drawn = 0; drawn < 30; drawn++) {
      const [list, type] = random.pick([
        ['tickets(first: 3)', 'TicketConnection'],
        ['clocks(first: 5, includeBreached: true)', 'ClockConnection'],
        ['clockList(first: 5, filter: {})', 'ClockConnection'],
      ] as const)
      const query = `{ ${list} ${drawSelection(schema, schema.getType(type)!, random)} }`
      await sendAgain(world, token, { name: query, query, variables: {} })
      if (await answers.lately()) compiled++
    }
    answers.stop()
    expect(compiled).toBeGreaterThan(10)
  })

  it.each([
    ['the schema itself', getIntrospectionQuery(), {}],
    ['one type of it', '{ __type(name: "Clock") { name fields { name type { ofType { name } } } } }', {}],
    [
      'one of two operations',
      'query One { me { principal } } query Two($n: Int = 2) { tickets(first: $n) { nodes { key } } }',
      {},
      'Two',
    ],
    [
      'one field under several names, with other arguments each',
      'query ($a: Int!, $b: Int!) { a: tickets(first: $a) { nodes { key } } b: tickets(first: $b) { nodes { key id } } b: tickets(first: $b) { nodes { source } } }',
      { a: 1, b: 3 },
    ],
    [
      'lists and input objects, some given in the text and some as variables',
      'query ($team: [String!]) { counts(filter: { team: $team, priority: ["P1", "ticket"] }) { running } clockList(first: 3, filter: { state: open }) { nodes { id } } }',
      { team: null },
    ],
    ['nothing that is there', '{ ticket(source: "desk", key: "none") { key clocks { id } } }', {}],
    [
      'a fragment in a fragment',
      'query { tickets(first: 2) { ...A } } fragment A on TicketConnection { nodes { ...B } } fragment B on Ticket { key clocks { ... { id state } } }',
      {},
    ],
  ])('is answered the same: %s', async (name, query, variables, operationName?: string) => {
    const world = await twoParties()
    const token = await world.token('admin', 'read')
    const sent: ReturnType<typeof asSent>[] = []
    for (let time = 0; time <= COMPILED_AT; time++)
      sent.push(asSent(await world.send(token, query, variables, { operationName })))
    expect(sent, name).toEqual(sent.map(() => sent[0]))
    expect(sent[0]!.text, name).toMatch(/^\{"data":\{/)
  })

  it('is answered the same to who has signed in', async () => {
    const world = await twoParties()
    const cookie = await world.person('viewer', [world.b.party])
    const query = '{ me { principal } tickets(first: 9) { nodes { key party team } } }'
    const sent: ReturnType<typeof asSent>[] = []
    for (let time = 0; time <= COMPILED_AT; time++) {
      const headers = { cookie, origin: world.url }
      sent.push(asSent(await world.send(null, query, {}, { headers })))
    }
    expect(sent).toEqual(sent.map(() => sent[0]))
    expect(sent[0]!.status).toBe(200)
    expect(sent[0]!.text).not.toContain(world.a.marker)
  })

  it('is answered by what its client accepts, as Apollo answers it', async () => {
    const world = await twoParties()
    const token = await world.token('read')
    const answers = watchAnswers()
    const accepts: [string, boolean][] = [
      ['*/*', true],
      ['application/json', true],
      ['application/json, text/plain, */*', true],
      ['application/graphql-response+json', true],
      ['application/graphql-response+json, application/json', true],
      ['application/graphql-response+json,application/json;q=0.9', true],
      ['application/json;q=0.5, application/graphql-response+json', false],
      ['text/html', false],
    ]
    for (const [accept, isCompiled] of accepts) {
      const query = `{ tickets(first: 3) { nodes { key } } } # ${accept}`
      const sent: ReturnType<typeof asSent>[] = []
      for (let time = 0; time <= COMPILED_AT; time++)
        sent.push(asSent(await world.send(token, query, {}, { headers: { accept } })))
      expect(await answers.lately(), accept).toBe(isCompiled)
      expect(sent, accept).toEqual(sent.map(() => sent[0]))
    }
    answers.stop()
  })

  it('says what is wrong in the same words, every time', async () => {
    const world = await twoParties()
    const token = await world.token('read')
    const answers = watchAnswers()
    const wrong: [query: string, variables: Loose][] = [
      ['query ($n: Int!) { tickets(first: $n) { nodes { key } } }', { n: 'x' }],
      ['query ($n: Int!) { tickets(first: $n) { nodes { key } } }', { n: -1 }],
      ['query ($at: DateTime) { clocks(asOf: $at) { nodes { id } } }', { at: 'yesterday' }],
      ['query ($at: DateTime) { clocks(asOf: $at) { nodes { state } } }', { at: '1999-01-01T00:00:00Z' }],
      ['{ tickets(first: 2, after: "nowhere") { nodes { key } } }', {}],
      ['{ people { email } }', {}],
    ]
    for (const [query, variables] of wrong) {
      const sent: ReturnType<typeof asSent>[] = []
      for (let time = 0; time <= COMPILED_AT; time++)
        sent.push(asSent(await world.send(token, query, variables)))
      expect(sent, query).toEqual(sent.map(() => sent[0]))
      if (sent[0]!.text.includes('"errors"')) expect(await answers.lately(), query).toBe(false)
    }
    answers.stop()
  })

  it('with directives, or with a union below it, is walked', async () => {
    const world = await twoParties()
    const token = await world.token('read')
    const answers = watchAnswers()
    for (const query of [
      'query ($with: Boolean = true) { tickets(first: 3) { nodes { key subject: id @include(if: $with) } } }',
      'fragment K on Ticket { key } { tickets(first: 3) { nodes { ...K @skip(if: true) id } } }',
    ]) {
      for (let time = 0; time <= COMPILED_AT; time++) await world.send(token, query)
      expect(await answers.lately(), query).toBe(false)
    }
    answers.stop()
  })
})
