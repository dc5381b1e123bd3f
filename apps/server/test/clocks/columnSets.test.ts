import { seededRandom } from '@tenggat/domain/testing'
import { type GraphQLField, type GraphQLObjectType, getNamedType, graphql, isLeafType } from 'graphql'
import { describe, expect, it } from 'vitest'
import type { Reads } from '../../src/api/reads.js'
import { createSchema } from '../../src/api/schema.js'
import { createAgreementLibrary } from '../../src/engine/agreementLibrary.js'
import { type BoardClock, toBoardClock } from '../../src/store/boardClock.js'
import { toClockRow } from '../../src/store/fromPg.js'
import { listBoardClocks } from '../../src/store/queries/boards.js'
import type { Queryable } from '../../src/store/queryable.js'
import { scopedPool } from '../../src/store/scopedPool.js'
import { clockTable } from '../../src/store/tables/clocks.tables.js'
import type { Visibility } from '../../src/tenancy/visibility.js'
import { aViewer } from '../live/support/stage.js'
import { readsOf } from '../support/reads.js'
import { aClock } from '../support/rows.js'
import { type TwoParties, twoParties } from '../tenancy/parties.js'
import { AT } from '../tenancy/tickets.js'

const SEED = 20261201
const HOUR_MS = 3_600_000
const schema = createSchema()
const fieldsOf = (type: string) =>
  Object.values((schema.getType(type) as GraphQLObjectType).getFields()) as GraphQLField<unknown, unknown>[]

/** A field as it is asked for, of an object with all its plain fields. */
function asked({ name, type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return name
  const plain = fieldsOf(named.name).filter((field) => isLeafType(getNamedType(field.type)))
  return `${name} { ${plain.map((field) => field.name).join(' ')} }`
}
const CLOCK = fieldsOf('Clock').map(asked)
const TICKET = fieldsOf('Ticket').map(asked)
const PAST = `asOf: "${new Date(AT - HOUR_MS).toISOString()}"`
const DERIVED = fieldsOf('Clock').filter(({ args }) => args.some(({ name }) => name === 'asOf'))

const clocksBy = (of: string) => `{
  tickets(first: 50) { nodes { key clocks { ${of} } again: clocks { id ${of} } } }
  next: clocks(first: 100, includeBreached: true, filter: { includeReplayed: true }) { edges { cursor node { ${of} } } nodes { ${of} } }
  past: clocks(first: 100, includeBreached: true, ${PAST}) { nodes { ${of} } }
  open: clockList(first: 7, filter: { state: open }) { nodes { ${of} } pageInfo { endCursor } }
  decided: clockList(first: 100, filter: { state: decided }) { nodes { ${of} } edges { cursor } }
  changed: clockList(first: 100, filter: {}) { nodes { ${of} } edges { cursor } }
}`
const ticketsBy = (of: string) => `{
  tickets(first: 50) { nodes { ${of} } edges { cursor node { id ${of} } } }
  few: tickets(first: 2) { nodes { ${of} } pageInfo { endCursor } }
}`

const UNSAID = {
  subject: null,
  priority: null,
  impact: null,
  service: null,
  customer: null,
  statusReason: null,
}

/** Clocks in every phase, some replayed, some held or booked by the other party, beside those of the two parties' own tickets. */
async function aWorld(): Promise<TwoParties> {
  const world = await twoParties()
  const { store, a, b } = world
  await store.pool.query(
    `INSERT INTO source (name, complete_through, settled_by) VALUES ('log', to_timestamp($1::float8 / 1000), 'watermark')`,
    [AT - 2 * HOUR_MS],
  )
  const { rows: tickets } = await store.pool.query('SELECT id, key FROM ticket ORDER BY id')
  const random = seededRandom(SEED)
  const ago = () => AT - random.below(100) * HOUR_MS
  const holder = () => ({
    party: random.pick([a.party, b.party, null]),
    team: 'team',
    line: 'line',
    agent: 'agent',
  })
  const rows = Array.from({ length: 60 }, (_, index) => {
    const ticket = random.pick(tickets)
    const phase = random.pick(['running', 'running', 'paused', 'stopped', 'cancelled'] as const)
    const verdict = random.pick(['pending', 'breached', 'met'] as const)
    return aClock({
      ...{ id: String(1_000 + index), ticketId: String(ticket.id), ticketKey: ticket.key, cycle: 10 + index },
      ...{ agreementId: random.pick([a.agreementId, b.agreementId]), agreementVersion: 1, calendar: 'hours' },
      ...{ live: random.chance(0.8), source: random.pick(['desk', 'log']), phase, verdict, ...holder() },
      deadlineAt: phase === 'paused' ? null : AT + random.below(40) * HOUR_MS - 20 * HOUR_MS,
      nextThresholdAt: random.chance(0.5) ? ago() : null,
      crossed: random.pick([[], ['percent:75'], ['deadline'], ['percent:75', 'deadline']]),
      breachedAt: verdict === 'breached' ? ago() : null,
      ...(random.chance(0.3) ? UNSAID : {}),
      stoppedAt: phase === 'stopped' || verdict === 'met' ? ago() : null,
      countedFrom: ago(),
      booked: verdict === 'pending' || random.chance(0.5) ? null : { ...aClock().booked!, ...holder() },
      shares: [{ ...holder(), vendor: random.chance(0.5), ms: 5 }],
    })
  })
  await store.dataSource.getRepository(clockTable).insert(rows)
  return world
}

/** The same reads, by whole rows whatever is asked of them. */
function byWholeRows(reads: Reads): Reads {
  const { figures } = reads
  const clockList = ((filter, page) => figures.clockList(filter, page, 'whole')) as typeof figures.clockList
  return {
    ...reads,
    figures: { ...figures, clockList },
    tickets: (source, page) => reads.tickets(source, page, 'whole'),
    clocksOf: ((ticketId) => reads.clocksOf(ticketId, 'whole')) as Reads['clocksOf'],
    nextToBreach: (filter, page, options) => reads.nextToBreach(filter, page, options, 'whole'),
  }
}

interface Seer {
  readonly pool: Queryable
  readonly visibility: Visibility | null
}

function seersOf({ store, b }: TwoParties): Readonly<Record<string, Seer>> {
  const visibility = { agreements: new Set([b.agreementId]), parties: new Set([b.party]) }
  return {
    'who sees everything': { pool: store.pool, visibility: null },
    'a party': { pool: scopedPool(store.pool, [b.party]), visibility },
    'a party without the second wall': { pool: store.pool, visibility },
  }
}

/** Asks as somebody sees it, and says whether a statement read whole rows. */
function asker({ store, watch: clockwork }: TwoParties, { pool, visibility }: Seer) {
  const library = createAgreementLibrary(store.pool)
  return async (query: string, toReads = (reads: Reads) => reads) => {
    const texts: string[] = []
    const recording = (config: { text: string } | string, values?: unknown[]) => {
      texts.push(typeof config === 'string' ? config : config.text)
      return pool.query(config as string, values)
    }
    const seen = { query: recording as Queryable['query'] }
    const reads = toReads(readsOf({ pool: seen, epoch: store.epoch }, AT, { visibility, library }))
    const contextValue = { viewer: aViewer(), visibility, events: null, reads, clockwork }
    const answer = JSON.stringify(await graphql({ schema, source: query, contextValue }))
    return { answer, isWhole: texts.some((text) => /SELECT \* +FROM (clock|ticket)\b/.test(text)) }
  }
}

/** Every field alone, all together, and some drawn by lot. */
function selections(fields: readonly string[]): string[] {
  const random = seededRandom(SEED)
  const drawn = Array.from({ length: 12 }, () => fields.filter(() => random.chance(0.2)).join(' '))
  return [...fields, fields.join(' '), ...drawn.filter((some) => some !== '')]
}

const LIST = 'metric phase verdict deadlineAt elapsedMs remainingMs overrunMs state motion resumesAt'
const DESK = `${LIST} id ticketKey subject priority customer team party line agent agreementTitle clause booked { party team }`

describe('columns read of clocks and tickets', () => {
  it.each(['who sees everything', 'a party', 'a party without the second wall'] as const)(
    '%s is answered the same by few columns as by whole rows',
    { timeout: 120_000 },
    async (name) => {
      const world = await aWorld()
      const ask = asker(world, seersOf(world)[name]!)
      const queries = [
        ...selections(CLOCK).map(clocksBy),
        ...selections(TICKET).map(ticketsBy),
        ...DERIVED.map((field) => clocksBy(asked(field).replace(field.name, `${field.name}(${PAST})`))),
        `${clocksBy('phase ... on Clock { team } ...More')} fragment More on Clock { shares { ms } party }`,
        clocksBy(`${LIST} named: ticketKey @include(if: false) subject @skip(if: true) __typename`),
      ]
      for (const query of queries) {
        const few = await ask(query)
        expect(few.answer, query).toBe((await ask(query, byWholeRows)).answer)
        expect(few.answer, query).not.toContain('"data":null')
      }
      const { answer } = await ask(clocksBy(CLOCK.join(' ')))
      const parts = ['"booked":{', '"live":false', '"phase":"paused"', '"state":"atRisk"', '"lateAfterMs":-5']
      expect(parts.filter((part) => !answer.includes(part))).toEqual([])
      expect(answer.includes(world.a.party)).toBe(name === 'who sees everything')
    },
  )

  it('make the clocks of a board that whole rows make, with every field the API has', async () => {
    const { pool } = (await aWorld()).store
    const { rows } = await pool.query(
      "SELECT * FROM clock WHERE phase IN ('running', 'paused') ORDER BY deadline_at NULLS LAST, id",
    )
    const clocks = await listBoardClocks(pool, { includeReplayed: true }, 1_000)
    expect(clocks).toEqual(rows.map(toClockRow).map(toBoardClock))
    for (const said of [(it: BoardClock) => it.atRisk, (it: BoardClock) => it.lateAfterMs !== it.targetMs])
      expect(new Set(clocks.map(said)).size).toBe(2)
    const names = fieldsOf('BoardClock').map(({ name }) => name)
    expect(names.filter((name) => !(name in clocks[0]!))).toEqual([])
  })

  it('are few where a list is asked for, and all where anything else is', async () => {
    const world = await aWorld()
    const ask = asker(world, seersOf(world)['who sees everything']!)
    const tickets = (of: string) => ask(`{ tickets(first: 5) { nodes { ${of} } } }`)
    const next = (of: string) => ask(`{ clocks(first: 5) { nodes { ${of} } } }`)
    for (const few of [LIST, DESK, '... on Clock { phase } __typename']) {
      expect((await next(few)).isWhole, few).toBe(false)
      expect((await tickets(`key subject team clocks { ${few} }`)).isWhole, few).toBe(false)
    }
    for (const all of ['shares { ms }', 'phaseEventId', 'explanation { state }', `phase state(${PAST})`]) {
      expect((await next(all)).isWhole, all).toBe(true)
      expect((await tickets(`clocks { ${all} }`)).isWhole, all).toBe(true)
    }
    expect((await tickets('tags')).isWhole).toBe(true)
  })
})
