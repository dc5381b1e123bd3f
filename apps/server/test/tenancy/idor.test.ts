import type { GraphQLSchema } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { createSchema } from '../../src/api/schema.js'
import type { ClockFilter } from '../../src/store/clockFilter.js'
import type { Scope } from '../../src/store/records.js'
import { SERVER } from '../../src/viewer/viewer.js'
import { aSocket, type TestSocket } from '../http/aSocket.js'
import { MARKED, type PartyThings, type TwoParties, thingsOf, twoParties, withoutIds } from './parties.js'
import { isBelow, reaches, type Step, walkSchema } from './walkSchema.js'

/** Answers a step as text. */
type Ask = (step: Step) => Promise<string>

let schema: GraphQLSchema
beforeAll(() => {
  schema = createSchema()
})

const overHttp =
  (world: TwoParties, token: string | null, headers: Record<string, string> = {}): Ask =>
  async ({ query, variables }) =>
    (await world.send(token, query, variables, { headers })).text

/** A socket takes so many operations at once before it asks for slowness; then comes the next one. */
function overSocket(world: TwoParties, token: string | null, headers: Record<string, string> = {}): Ask {
  const BURST = 90
  let asked = 0
  let socket: Promise<TestSocket> | null = null
  return async ({ query, variables }) => {
    if (asked++ % BURST === 0) socket = aSocket(world.port, token, headers)
    return JSON.stringify(await (await socket!).ask(query, variables))
  }
}

/** The ways in which party B can come. */
async function waysOf(
  world: TwoParties,
): Promise<readonly (readonly [name: string, ask: Ask, http: boolean])[]> {
  const parties = [world.b.party]
  const token = await world.partyToken(parties, 'read', 'participate')
  const drafting = await world.partyToken(parties, 'read', 'agreements', 'participate')
  const cookie = await world.person('representative', parties)
  const manager = await world.person('manager', parties)
  const mint = async (scope: Scope, board: ClockFilter, confined: readonly string[] | null) => {
    const input = { name: 'x', scopes: [scope], board, parties: confined, expiresAt: null }
    return (await world.tokens.mint(input, SERVER)).secret!
  }
  const customer = await mint(
    'customer',
    { agreementId: [world.b.agreementId], customer: [world.b.customer] },
    null,
  )
  const display = await mint('display', {}, parties)
  return [
    ['a token over HTTP', overHttp(world, token), true],
    ['a token over the socket', overSocket(world, token), false],
    ['a person over HTTP', overHttp(world, null, { cookie }), true],
    ['a person over the socket', overSocket(world, null, { cookie }), false],
    ['a drafting token over HTTP', overHttp(world, drafting), true],
    ["a customer's link over HTTP", overHttp(world, customer), true],
    ["a customer's link over the socket", overSocket(world, customer), false],
    ['a wall over the socket', overSocket(world, display), false],
    ['a manager over the socket', overSocket(world, null, { cookie: manager }), false],
  ]
}

/** Every row of the store that names anything of party A. */
async function theirRows({ store, a }: TwoParties): Promise<Record<string, readonly string[]>> {
  const tables = [
    'agreement_version',
    'agreement_entry',
    'agreement_party',
    'agreement_due',
    'calendar_revision',
  ]
  tables.push(
    'audit_entry',
    'clock',
    'clock_migration',
    'corrected_clock',
    'correction',
    'fact',
    'person',
    'ticket',
    'ticket_event',
    'token',
  )
  const found: Record<string, readonly string[]> = {}
  for (const table of tables) {
    const { rows } = await store.pool.query(`SELECT each::text AS row FROM ${table} AS each ORDER BY 1`)
    found[table] = rows.map(({ row }) => row as string).filter((row) => withoutIds(row, a) !== row)
  }
  return found
}

/** Steps that fit the transport: subscriptions are served over the socket only. */
const stepsFor = (things: PartyThings, http: boolean) =>
  walkSchema(schema, things).filter(({ operation }) => !http || operation !== 'subscription')

/**
 * Takes the steps one after the other. Where a step is answered without an object, by `null` or by another member of its union, what
 * lies below is not asked: nothing would run there.
 */
async function walk(
  steps: readonly Step[],
  take: (step: Step, index: number) => Promise<readonly string[]>,
): Promise<void> {
  const ends: Step[] = []
  for (const [index, step] of steps.entries()) {
    if (ends.some((end) => isBelow(step, end))) continue
    const answers = await take(step, index)
    if (!answers.some((answer) => reaches(step, JSON.parse(answer)))) ends.push(step)
  }
}

/** Everything that a walk is answered. */
async function answersTo(steps: readonly Step[], ask: Ask): Promise<readonly string[]> {
  const answers: string[] = []
  await walk(steps, async (step) => {
    answers.push(await ask(step))
    return answers.slice(-1)
  })
  return answers
}

describe('everything the schema can be asked with the ids of another party', () => {
  it('answers as for ids that do not exist, never with anything of theirs, and changes nothing of theirs', {
    timeout: 180_000,
  }, async () => {
    const world = await twoParties()
    const nowhere = { ...thingsOf('N', crypto.randomUUID()), beginning: world.a.beginning }
    const before = await theirRows(world)
    const leaks: string[] = []
    for (const [way, ask, http] of await waysOf(world)) {
      const missing = stepsFor(nowhere, http)
      await walk(stepsFor(world.a, http), async (step, index) => {
        const [theirs, none] = [await ask(step), await ask(missing[index]!)]
        const where = `${way}: ${step.name}`
        if (theirs.includes(world.a.marker) || none.includes(world.a.marker)) leaks.push(`${where} tells`)
        if (withoutIds(none, world.a) !== none) leaks.push(`${where} names an id without being asked with it`)
        if (`${theirs}${none}`.includes('INTERNAL_SERVER_ERROR')) leaks.push(`${where} fails`)
        if (/GRAPHQL_VALIDATION_FAILED|LIMIT_EXCEEDED|RATE_LIMITED|closed \d/.test(theirs))
          leaks.push(`${where} was not asked: ${theirs.slice(0, 200)}`)
        const same = withoutIds(theirs, world.a) === withoutIds(none, nowhere)
        if (!same) leaks.push(`${where} differs:\n  ${theirs}\n  ${none}`)
        return [theirs, none]
      })
    }
    expect(leaks).toEqual([])
    expect(await theirRows(world)).toEqual(before)
  })

  it('would find what it looks for: who may see everything is answered with every kind of row', {
    timeout: 60_000,
  }, async () => {
    const world = await twoParties()
    const asks = [overHttp(world, await world.token('admin')), overSocket(world, await world.token('admin'))]
    for (const [index, ask] of asks.entries()) {
      const steps = stepsFor(world.a, index === 0).filter(({ operation }) => operation !== 'mutation')
      const answers = await answersTo(steps, ask)
      const found = MARKED.filter((kind) =>
        answers.some((text) => text.includes(`${world.a.marker}-${kind}`)),
      )
      expect(found).toEqual([...MARKED])
    }
  })

  it('includes the own things, which are answered', { timeout: 60_000 }, async () => {
    const world = await twoParties()
    const ask = overHttp(world, await world.partyToken([world.b.party]))
    const queries = stepsFor(world.b, true).filter(({ operation }) => operation === 'query')
    const answers = await answersTo(queries, ask)
    const found = MARKED.filter((kind) => answers.some((text) => text.includes(`${world.b.marker}-${kind}`)))
    // Accounts are for admins.
    expect(found).toEqual(expect.arrayContaining(['agreement', 'entry', 'ticket', 'event', 'holder']))
  })
})

it('what is not GraphQL is refused or bounded as well', async () => {
  const world = await twoParties()
  const cookie = await world.person('representative', [world.b.party])
  const paths = (things: PartyThings) => [`/print/agreements/${things.agreementId}/1`, '/metrics']
  const nowhere = thingsOf('N', crypto.randomUUID())
  const get = async (path: string, headers: Record<string, string>) => {
    const response = await fetch(`${world.url}${path}`, {
      headers: { 'x-forwarded-for': '192.0.2.1', ...headers },
    })
    return { status: response.status, text: await response.text() }
  }
  for (const [index, path] of paths(world.a).entries()) {
    const [theirs, none] = [await get(path, { cookie }), await get(paths(nowhere)[index]!, { cookie })]
    expect(theirs.text).not.toContain(world.a.marker)
    expect({ ...theirs, text: withoutIds(theirs.text, world.a) }).toEqual({
      ...none,
      text: withoutIds(none.text, nowhere),
    })
    expect(theirs.status).toBeGreaterThanOrEqual(400)
  }
})
