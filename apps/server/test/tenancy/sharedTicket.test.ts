import { target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { aServer, type Loose } from '../http/aServer.js'
import { aSocket } from '../http/aSocket.js'
import { twoParties } from './parties.js'
import { AT, SHARED_KEY } from './tickets.js'

describe('a ticket that two parties have a part in', () => {
  const TICKET = `query ($key: String!) { ticket(source: "desk", key: $key) {
    party team line agent events { eventId changes } clocks { agreementId party team agent shares { party team ms } }
    facts { agreementId kind detail } } }`

  it('is seen with the own clocks only, and held by nobody while another party has it', async () => {
    const world = await twoParties()
    const token = await world.partyToken([world.b.party])
    const { data, text } = await world.send(token, TICKET, { key: SHARED_KEY })
    expect(text).not.toContain(world.a.marker)
    expect(text).not.toContain(world.a.party)
    expect(data.ticket).toMatchObject({ party: null, team: null, line: null, agent: null })
    expect(data.ticket.clocks).toHaveLength(1)
    expect(data.ticket.clocks[0]).toMatchObject({ agreementId: world.b.agreementId, party: null, team: null })
    expect(data.ticket.events.map((event: { changes: unknown }) => event.changes).slice(1)).toEqual([
      [{ kind: 'assigned', party: world.b.party, team: world.b.team }],
      [{ kind: 'assigned', party: null, team: null, agent: null }],
      [{ kind: 'assigned', team: null, line: null }],
    ])
    const admin = await world.send(await world.token('admin'), TICKET, { key: SHARED_KEY })
    expect(admin.data.ticket).toMatchObject({ party: world.a.party })
    expect(admin.data.ticket.clocks).toHaveLength(2)
  })

  it('is reported as missed by others, whoever of them held it, by every way that facts go out', async () => {
    const world = await twoParties()
    await world.engine.settleDueClocks(AT)
    const { a, b, store } = world
    const { rows } = await store.pool.query(
      `SELECT detail FROM fact JOIN ticket ON ticket.id = ticket_id
       WHERE ticket.key = $1 AND kind = 'breached' AND agreement_id = $2`,
      [SHARED_KEY, b.agreementId],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0].detail.party).toBe(a.party)
    expect(rows[0].detail.shares.map((share: { party: string }) => share.party)).toEqual(
      expect.arrayContaining([a.party, b.party]),
    )
    const sharesOf = (party: string | null) =>
      rows[0].detail.shares.filter((share: Loose) => share.party === party).length
    const other = { party: 'other', team: null, line: null, agent: null }
    const token = await world.partyToken([b.party])
    const read = await world.send(token, TICKET, { key: SHARED_KEY })
    const socket = await aSocket(world.port, token)
    const streamed = await socket.ask(
      'subscription ($after: String) { facts(after: $after) { ... on FactBatch { facts { kind ticketKey detail } } } }',
      { after: b.beginning },
    )
    const streamedFacts = (streamed as Loose).data.facts.facts as Loose[]
    for (const facts of [
      read.data.ticket.facts,
      streamedFacts.filter((fact) => fact.ticketKey === SHARED_KEY),
    ]) {
      const { detail } = facts.find(({ kind }: Loose) => kind === 'breached')
      expect(detail).toMatchObject(other)
      expect(detail.shares).toHaveLength(sharesOf(b.party) + sharesOf(null) + 1)
      expect(detail.shares).toContainEqual({ ...other, vendor: false, ms: expect.any(Number) })
      expect(detail.shares.reduce((sum: number, { ms }: Loose) => sum + ms, 0)).toBe(detail.targetMs)
    }
    for (const text of [read.text, JSON.stringify(streamed)]) {
      expect(text).not.toContain(a.marker)
      expect(text).not.toContain(a.party)
    }
  })

  const LOOKS = [
    'query ($filter: ClockFilter) { counts(filter: $filter) { running breached } }',
    'query ($filter: ClockFilter) { clocks(first: 200, filter: $filter, includeBreached: true) { nodes { id } } }',
    'query ($filter: ClockListFilter!) { clockCount(filter: $filter) { met breached undecided } }',
    'query ($filter: ClockListFilter!) { clockList(first: 200, filter: $filter) { nodes { id } } }',
    'subscription ($filter: ClockFilter) { board(filter: $filter) { ... on BoardSnapshot { clocks { id } } } }',
  ]

  it.each(['party', 'team', 'line', 'heldBy'])(
    'is not found by asking for the %s that has it',
    async (key) => {
      const world = await twoParties()
      const socket = await aSocket(world.port, await world.partyToken([world.b.party]))
      const everything = await aSocket(world.port, await world.token('read'))
      const holder = {
        party: world.a.party,
        heldBy: world.a.party,
        team: `${world.a.marker}-holder team`,
        line: `${world.a.marker}-holder line`,
      }[key]
      for (const look of LOOKS) {
        const isList = look.includes('ClockListFilter')
        if (key === 'heldBy' && !isList) continue
        const filter = (value: string | undefined) => ({
          filter: {
            [key]: key === 'heldBy' ? value : [value],
            agreementId: [world.a.agreementId, world.b.agreementId],
          },
        })
        const [theirs, none] = [
          await socket.ask(look, filter(holder)),
          await socket.ask(look, filter('nobody')),
        ]
        expect(theirs).toEqual(none)
        // Control: who may see everything does find it.
        expect(await everything.ask(look, filter(holder))).not.toEqual(
          await everything.ask(look, filter('nobody')),
        )
      }
    },
  )
})

describe('why a target applies to a ticket that another party has', () => {
  const owned = target({ id: 'owned', when: { owned: true } })
  const wanted = target({ id: 'wanted', when: { team: ['ours'] } })
  const AGREEMENT = terms({
    id: 'care',
    parties: [{ id: 'acme', name: 'Acme', role: 'customer' }],
    targets: [wanted, owned],
  })
  const WHY = `{ explainMatch(source: "desk", key: "T", metric: resolution) { won reason conditions { present } }
    ticket(source: "desk", key: "T") { clocks { explanation { candidates { reason conditions { present } } } } } }`

  it('names neither who has it nor their team to a party that may not know them', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    await server.store.pool.query(
      "INSERT INTO agreement_party VALUES ('care', 'acme') ON CONFLICT DO NOTHING",
    )
    const held = {
      kind: 'assigned',
      party: 'hidden-party',
      team: 'hidden-team',
      agent: 'hidden-agent',
    } as const
    const at = { source: 'desk', ticketKey: 'T', eventId: 'e', occurredAt: AT }
    await server.apply({ ...at, changes: [{ kind: 'opened' }, held] })
    const confined = await server.send(await server.partyToken(['acme']), WHY)
    expect(confined.text).not.toContain('hidden')
    expect(confined.data.explainMatch).toMatchObject([
      { won: false, reason: 'team is other, and it wants ours' },
      { won: true, reason: 'other owns the ticket' },
    ])
    expect(confined.data.ticket.clocks[0].explanation.candidates).toHaveLength(2)
    const all = await server.send(await server.token('read'), WHY)
    expect(all.text).toContain('hidden-agent owns the ticket')
  })
})
