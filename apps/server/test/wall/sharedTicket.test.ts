import { describe, expect, it } from 'vitest'
import { aSocket } from '../door/aSocket.js'
import { twoParties } from './parties.js'
import { SHARED_KEY } from './tickets.js'

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
