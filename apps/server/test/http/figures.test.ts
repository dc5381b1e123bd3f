import { target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { aServer, type Loose, type TestServer } from './aServer.js'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 20, 10)
const PERIOD = `{ from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z" }`
const AGREEMENT = terms({
  parties: [{ id: 'house', name: 'The House', role: 'provider' }],
  targets: [target({ within: { value: 1, unit: 'hours' }, clause: 'Solved within the hour.' })],
})
const LATE = `{ agreementId: ["agreement"], state: breached, decidedIn: ${PERIOD} }`

const EVERYTHING = `{
  agreementTree(period: ${PERIOD}) {
    agreement { id version title kind level state parentId supports }
    open atRisk breachedOpen met breached undecided ratio goals { goalId met breached objective } monthly { month met breached ratio }
  }
  clockCount(filter: ${LATE}) { met breached undecided cancelled ratio }
  clockList(filter: ${LATE}, first: 1) {
    nodes { ticketKey agreementKind agreementTitle clause shares { party team line agent vendor ms } usedMs }
    pageInfo { hasNextPage endCursor }
  }
  attribution(source: "desk", key: "late") {
    from to lanes { id kind name spans { from to kind reason } }
    tiers { clock { id } buckets { kind reason ms holder { party vendor } } runningMs wallMs budgetMs breachShares { party ms } }
  }
  periodAttribution(period: ${PERIOD}, by: PARTY) { rows { period holder vendor runningMs clocks breachesCaused overBudgetMs } }
  providers { id name open heldMs breachesCaused agreements { agreement { id } } }
  provider(id: "house", period: ${PERIOD}) { id heldMs }
  travelled(first: 10) { ticketKey handOvers }
  attainmentReport(agreementId: "agreement", period: ${PERIOD})
}`

async function aDesk(): Promise<TestServer> {
  const server = await aServer([AGREEMENT], { at: NOW })
  const happens = (
    key: string,
    hours: number,
    ...changes: Parameters<typeof server.apply>[0]['changes'][number][]
  ) => ({
    ...{
      source: 'desk',
      ticketKey: key,
      eventId: `${key} ${hours}`,
      occurredAt: NOW - 4 * HOUR + hours * HOUR,
      changes,
    },
  })
  await server.apply(
    ...['late', 'in time'].map((key) =>
      happens(key, 0, { kind: 'opened' }, { kind: 'assigned', party: 'house' }),
    ),
    happens('in time', 1, { kind: 'statusChanged', to: 'solved' }),
    happens('late', 2, { kind: 'statusChanged', to: 'solved' }),
  )
  return server
}

describe('the figures over the API', () => {
  it('are answered in one request, and each agrees with what is listed behind it', async () => {
    const server = await aDesk()
    const { data, errors } = await server.send(await server.token('read'), EVERYTHING)
    expect(errors).toEqual([])
    const [node] = data.agreementTree as Loose[]
    expect(node).toMatchObject({ met: 1, breached: 1, open: 0, ratio: 0.5 })
    expect(data.clockCount).toMatchObject({ breached: node!.breached, met: 0 })
    const [late] = data.clockList.nodes
    expect(late).toMatchObject({
      ticketKey: 'late',
      agreementKind: 'customer',
      clause: 'Solved within the hour.',
    })
    expect(late.shares).toEqual([
      { party: 'house', team: null, line: null, agent: null, vendor: false, ms: late.usedMs },
    ])
    expect(data.attribution.tiers[0]).toMatchObject({ runningMs: 2 * HOUR, budgetMs: HOUR })
    expect(data.periodAttribution.rows).toMatchObject([
      { holder: 'house', runningMs: 3 * HOUR, breachesCaused: 1 },
    ])
    expect(data.provider).toEqual({ id: 'house', heldMs: 3 * HOUR })
    expect(data.attainmentReport.total).toMatchObject({ numerator: 1, denominator: 2 })
  })

  it('refuse a period that ends before it begins, a page too large and a cursor of another list', async () => {
    const server = await aDesk()
    const read = await server.token('read')
    const backwards = '{ from: "2026-12-01T00:00:00Z", to: "2026-11-01T00:00:00Z" }'
    for (const question of [
      `agreementTree(period: ${backwards}) { open }`,
      `clockCount(filter: { decidedIn: ${backwards} }) { met }`,
      `attainmentReport(agreementId: "agreement", period: ${backwards})`,
      'clockList(filter: {}, first: 0) { nodes { id } }',
      'clockList(filter: {}, first: 1, after: "WyJkZWNpZGVkIiwxLCIxIl0") { nodes { id } }',
      'travelled(first: 0) { handOvers }',
    ]) {
      const { errors } = await server.send(read, `{ ${question} }`)
      expect([question, errors[0]?.extensions.code]).toEqual([question, 'BAD_USER_INPUT'])
    }
    const { errors } = await server.send(await server.token('ingest'), '{ agreementTree { open } }')
    expect(errors[0]!.extensions.code).toBe('FORBIDDEN')
  })
})
