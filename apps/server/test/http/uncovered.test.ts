import { target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { aServer, type Loose } from './aServer.js'
import { AT, batch, good, iso } from './badEvents.js'

const DAY = 86_400_000
const AGREEMENT = terms({
  appliesTo: { customer: ['Acme', 'Beta'] },
  services: [
    { id: 'mail', name: 'Mail', included: true },
    { id: 'fax', name: 'Fax', included: false },
  ],
  targets: [
    target({ id: 'p1', when: { priority: ['P1'] } }),
    target({ id: 'p2', when: { priority: ['P2'] } }),
  ],
})
const RECORD = `mutation ($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) { recorded
  outcomes { ... on RecordedEvent { ticketKey coverage } } } }`
const COUNTS = 'query ($in: Period) { uncoveredCounts(openedIn: $in) { coverage open opened } }'
const LIST = `query ($first: Int!, $after: String, $coverage: Coverage, $open: Boolean, $in: Period) {
  uncoveredTickets(first: $first, after: $after, coverage: $coverage, openOnly: $open, openedIn: $in) {
    nodes { coverage ticket { key priority } reasons { agreementId code field clause present wanted lookAlike } }
    pageInfo { hasNextPage endCursor } } }`

const ticket = (key: string, daysAgo: number, attributes: object, ...more: object[]) => ({
  ...good(1),
  ...{ ticketKey: key, eventId: `${key}-${daysAgo}-${more.length}`, occurredAt: iso(AT - daysAgo * DAY) },
  changes: [{ kind: 'opened' }, ...split(attributes), ...more],
})
const split = ({ priority, ...classified }: { priority?: string }) => [
  ...(Object.keys(classified).length > 0 ? [{ kind: 'classified', ...classified }] : []),
  ...(priority === undefined ? [] : [{ kind: 'prioritised', priority }]),
]
const SOLVED = { kind: 'statusChanged', to: 'solved' }

async function aDesk() {
  const server = await aServer([AGREEMENT], { at: AT })
  const [writer, reader] = [await server.token('ingest'), await server.token('read')]
  const ask = async (query: string, variables: object = {}) => {
    const { data, errors } = await server.send(reader, query, variables)
    expect(errors).toEqual([])
    return data as Loose
  }
  const record = async (...events: unknown[]) =>
    (await server.send(writer, RECORD, batch(...events))).data.recordTicketEvents as Loose
  const list = async (variables: object = {}) =>
    (await ask(LIST, { first: 50, ...variables })).uncoveredTickets as Loose
  return { ask, record, list }
}

const DESK = [
  ticket('fine', 1, { customer: 'Acme', priority: 'P1' }),
  ticket('blank', 1, { customer: 'Acme', priority: 'P1 ' }),
  ticket('small', 2, { customer: 'Acme', priority: 'p2' }),
  ticket('hard-space', 3, { customer: 'Beta', priority: '\u00a0P2' }),
  ticket('odd', 40, { customer: 'Beta', priority: 'urgent' }, SOLVED),
  ticket('fax', 1, { customer: 'Acme', priority: 'P1', service: 'fax' }),
  ticket('strange', 1, { customer: 'Gamma', priority: 'P1' }),
  ticket('case', 50, { customer: 'ACME', priority: 'P1' }, SOLVED),
]

describe('CLK-28 tickets that nothing is promised about', () => {
  it('are counted, open ones and those of a period, and the lists behind the counts are as long', async () => {
    const { ask, record, list } = await aDesk()
    expect(await record(...DESK)).toMatchObject({ recorded: DESK.length })
    const period = { from: iso(AT - 10 * DAY), to: iso(AT) }
    const counts = (await ask(COUNTS, { in: period })).uncoveredCounts as Loose[]
    expect(counts).toEqual([
      { coverage: 'noAgreement', open: 1, opened: 1 },
      { coverage: 'noTarget', open: 3, opened: 3 },
      { coverage: 'excluded', open: 1, opened: 1 },
    ])
    expect((await ask(COUNTS)).uncoveredCounts.map((each: Loose) => each.opened)).toEqual([2, 4, 1])
    for (const { coverage, open, opened } of counts) {
      expect((await list({ coverage, open: true })).nodes).toHaveLength(open)
      expect((await list({ coverage, in: period })).nodes).toHaveLength(opened)
    }
  })

  it('say which value matched nothing, and what it looks like', async () => {
    const { ask, record, list } = await aDesk()
    await record(...DESK)
    const { nodes } = await list()
    const reasonsOf = (key: string) => nodes.find((each: Loose) => each.ticket.key === key).reasons
    const priority = (present: string, lookAlike: string | null) => [
      {
        ...{ agreementId: 'agreement', code: 'differs', field: 'priority', clause: 'targets' },
        present: [present],
        wanted: ['P1', 'P2'],
        lookAlike,
      },
    ]
    expect(reasonsOf('blank')).toEqual(priority('P1 ', 'P1'))
    expect(reasonsOf('small')).toEqual(priority('p2', 'P2'))
    expect(reasonsOf('hard-space')).toEqual(priority('\u00a0P2', 'P2'))
    expect(reasonsOf('odd')).toEqual(priority('urgent', null))
    expect(reasonsOf('fax')).toMatchObject([
      { code: 'excluded', field: 'service', clause: 'services.fax', present: ['fax'], wanted: [] },
    ])
    expect(reasonsOf('strange')).toMatchObject([
      {
        code: 'differs',
        field: 'customer',
        clause: 'appliesTo.customer',
        present: ['Gamma'],
        lookAlike: null,
      },
    ])
    expect(reasonsOf('case')).toMatchObject([{ field: 'customer', present: ['ACME'], lookAlike: 'Acme' }])
    expect(nodes.map((each: Loose) => each.ticket.key)).not.toContain('fine')
    const one = (key: string) =>
      ask(`{ uncoveredTicket(source: "desk", key: "${key}") { coverage reasons { clause } } }`)
    expect(await one('fax')).toEqual({
      uncoveredTicket: { coverage: 'excluded', reasons: [{ clause: 'services.fax' }] },
    })
    expect(await one('fine')).toEqual({ uncoveredTicket: null })
    expect(await one('nowhere')).toEqual({ uncoveredTicket: null })
  })

  it('are no more once what they say is put right, and are again when it is not', async () => {
    const { record, list } = await aDesk()
    await record(...DESK)
    const put = (key: string, priority: string, n: number) => ({
      ...good(1),
      ...{ ticketKey: key, eventId: `put-${key}-${n}`, occurredAt: iso(AT - n) },
      changes: [{ kind: 'prioritised', priority }],
    })
    const said = await record(put('blank', 'P1', 2), put('fine', 'P9', 2))
    expect(said.outcomes).toEqual([
      { ticketKey: 'blank', coverage: 'covered' },
      { ticketKey: 'fine', coverage: 'noTarget' },
    ])
    const keys = (await list({ coverage: 'noTarget' })).nodes.map((each: Loose) => each.ticket.key)
    expect(keys).toContain('fine')
    expect(keys).not.toContain('blank')
  })

  it('are listed page by page, each once', async () => {
    const { record, list } = await aDesk()
    await record(...DESK)
    const seen: string[] = []
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo } = await list({ first: 2, after })
      seen.push(...nodes.map((each: Loose) => each.ticket.key))
      if (!pageInfo.hasNextPage) break
      after = pageInfo.endCursor
    }
    expect(seen.sort()).toEqual(['blank', 'case', 'fax', 'hard-space', 'odd', 'small', 'strange'])
  })
})
