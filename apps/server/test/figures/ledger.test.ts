import type { TicketChange, TicketEvent } from '@tenggat/domain'
import { target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import type { Reads } from '../../src/api/reads.js'
import type { ClockListFilter } from '../../src/clocks/clockList.js'
import type { Ledger } from '../../src/figures/ledger.js'
import type { Queryable } from '../../src/store/queryable.js'
import type { Visibility } from '../../src/tenancy/visibility.js'
import { aWorld, type World } from '../engine/world.js'
import { readsOf as readsAt } from '../support/reads.js'

const HOUR = 3_600_000
const OPENED = Date.UTC(2026, 9, 20, 8)
const NOW = Date.UTC(2026, 10, 20)
const PERIOD = { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 10, 1) }

const party = (id: string, role: 'customer' | 'provider' | 'internal') => ({
  id,
  name: id.toUpperCase(),
  role,
})
const held = (id: string, by: string, hours: number) =>
  target({
    ...{ id, metric: 'heldTime', heldWhile: [{ party: [by] }] },
    within: { value: hours, unit: 'hours' },
  })

const SLA = terms({
  id: 'sla',
  parties: [party('acme', 'customer'), party('desk', 'provider')],
  targets: [target({ within: { value: 4, unit: 'hours' }, pauseWhen: [{ status: ['waitingOnCustomer'] }] })],
})
const OLA = terms({
  ...{ id: 'ola', kind: 'internal', level: null, supports: ['sla'], targets: [held('desk-held', 'desk', 2)] },
  parties: [party('desk', 'internal')],
})
const UC = terms({
  ...{
    id: 'uc',
    kind: 'underpinning',
    level: null,
    supports: ['sla'],
    targets: [held('net-held', 'net', 1)],
  },
  parties: [party('desk', 'internal'), party('net', 'provider')],
})

let nextId = 0
function happens(ticketKey: string, hours: number, ...changes: TicketChange[]): TicketEvent {
  nextId++
  return { source: 'desk', ticketKey, eventId: `e${nextId}`, occurredAt: OPENED + hours * HOUR, changes }
}
const to = (name: string, line = '1st'): TicketChange => ({ kind: 'assigned', party: name, line, team: null })
const status = (word: 'solved' | 'waitingOnCustomer' | 'waitingOnThirdParty' | 'open'): TicketChange => ({
  kind: 'statusChanged',
  to: word,
})

/** Five hours: desk 1 h, waiting 1 h, net 2.5 h of which its vendor had 1.5 h, desk 0.5 h more; then one that never moved. */
async function aTrip(): Promise<World> {
  const world = await aWorld([SLA, OLA, UC], { at: NOW })
  await world.apply(
    happens('T-1', 0, { kind: 'opened', subject: 'no network' }, to('desk')),
    happens('T-1', 1, status('waitingOnCustomer')),
    happens('T-1', 2, status('open'), to('net', '2nd')),
    happens('T-1', 3, status('waitingOnThirdParty')),
    happens('T-1', 4.5, status('open'), to('desk')),
    happens('T-1', 5.5, status('solved')),
    happens('T-2', 0, { kind: 'opened' }, to('desk')),
    happens('T-2', 1, status('solved')),
  )
  await world.engine.settleDueClocks(NOW)
  return world
}

function readsOf(
  { store }: { readonly store: { readonly pool: Queryable; readonly epoch: string } },
  visibility: Visibility | null = null,
): Reads {
  return readsAt(store, NOW, { visibility })
}

/** A pool that remembers the targets of the clocks it was asked for, until it is asked which. */
function watched(pool: Queryable): { readonly pool: Queryable; read(): readonly string[] } {
  let targets: string[] = []
  const query = async (...asked: [string, unknown[]]) => {
    const answer = await pool.query(...asked)
    if (String(asked[0]).startsWith('SELECT * FROM clock')) {
      targets.push(...answer.rows.map((row) => row.target_id as string))
    }
    return answer
  }
  const read = () => {
    const before = targets
    targets = []
    return before
  }
  return { pool: { query: query as Queryable['query'] }, read }
}

const ledgerOf = (...world: Parameters<typeof readsOf>): Ledger => readsOf(...world).ledger

describe('the attribution of one ticket', () => {
  it('puts every millisecond of every clock with whoever had the ticket, and shows who had it when', async () => {
    const reported = await ledgerOf(await aTrip()).attribution('desk', 'T-1')
    const tier = reported!.tiers.find(({ clock }) => clock.agreementId === 'sla')!
    expect(tier).toMatchObject({ runningMs: 4.5 * HOUR, wallMs: 5.5 * HOUR, budgetMs: 4 * HOUR })
    expect(
      tier.buckets.map(({ kind, holder, ms }) => [kind, holder.party, holder.vendor, ms / HOUR]),
    ).toEqual([
      ['running', 'desk', false, 2],
      ['paused', 'desk', false, 1],
      ['running', 'net', false, 1],
      ['running', 'net', true, 1.5],
    ])
    expect(tier.breachShares!.map(({ party, vendor, ms }) => [party, vendor, ms / HOUR])).toEqual([
      ['desk', false, 1.5],
      ['net', false, 1],
      ['net', true, 1.5],
    ])
    expect(reported!.lanes.map(({ id }) => id)).toEqual([
      'customer:',
      'line:1st',
      'line:2nd',
      'party:desk',
      'party:net',
      'vendor:net',
    ])
    expect(reported!.to).toBe(OPENED + 5.5 * HOUR)
  })

  it('does not name to a party the parties of agreements that it does not see', async () => {
    const visibility = { agreements: new Set(['ola']), parties: new Set(['desk']) }
    const world = await aTrip()
    const all = (await ledgerOf(world).attribution('desk', 'T-1'))!
    const reported = (await ledgerOf(world, visibility).attribution('desk', 'T-1'))!
    expect(JSON.stringify(all)).toContain('"net"')
    expect(JSON.stringify(reported.lanes)).not.toMatch(/net|2nd/)
    expect(reported.lanes.map(({ id }) => id)).toContain('party:other')
    const holders = reported.tiers.flatMap(({ buckets }) => buckets.map(({ holder }) => holder))
    expect(holders.every(({ party: name }) => name === 'desk' || name === 'other')).toBe(true)
  })

  it('is null for a ticket there is not', async () => {
    expect(await ledgerOf(await aTrip()).attribution('desk', 'T-9')).toBeNull()
  })
})

describe('attribution over a period', () => {
  it('adds up customers’ clocks by party, tells who brought about the breach, and whose own budget was overrun', async () => {
    const question = { agreementId: 'sla', period: PERIOD, by: 'PARTY' as const, source: null }
    const rows = await ledgerOf(await aTrip()).overPeriod(question)
    expect(rows.map((row) => [row.period, row.holder, row.vendor, row.runningMs / HOUR, row.clocks])).toEqual(
      [
        ['2026-10', 'desk', false, 3, 2],
        ['2026-10', 'net', false, 1, 1],
        ['2026-10', 'net', true, 1.5, 1],
      ],
    )
    // 1.5 h each of the desk and of net's vendor: the holder of that moment, the desk, brought it about.
    expect(rows.map((row) => row.breachesCaused)).toEqual([1, 0, 0])
    expect(rows.map((row) => row.overBudgetMs / HOUR)).toEqual([0, 0, 1.5])
  })

  it('asks by line and within a source, and keeps to the period', async () => {
    const ledger = ledgerOf(await aTrip())
    const by = { agreementId: null, period: PERIOD, by: 'LINE' as const, source: 'desk' }
    const rows = await ledger.overPeriod(by)
    expect(rows.map((row) => [row.holder, row.vendor, row.runningMs / HOUR])).toEqual([
      ['1st', false, 3],
      ['2nd', false, 1],
      ['2nd', true, 1.5],
    ])
    expect(await ledger.overPeriod({ ...by, source: 'elsewhere' })).toEqual([])
    expect(await ledger.overPeriod({ ...by, period: { from: PERIOD.to, to: NOW } })).toEqual([])
  })
})

describe('providers', () => {
  it('tell what they held, caused and overran', async () => {
    const { providers } = readsOf(await aTrip())
    const [desk, net] = await providers.list()
    expect([desk!.id, net!.id]).toEqual(['desk', 'net'])
    expect(desk).toMatchObject({ heldMs: 3 * HOUR, vendorMs: 0, breachesCaused: 1, customerBreachesHeld: 1 })
    expect(net).toMatchObject({ heldMs: 2.5 * HOUR, vendorMs: 1.5 * HOUR, overBudgetMs: 1.5 * HOUR })
    expect(net!.agreements.map((node) => node.agreement.id)).toEqual(['uc'])
    expect(await providers.find('net', PERIOD)).toMatchObject({ heldMs: 2.5 * HOUR })
    expect(await providers.find('acme', PERIOD)).toBeNull()
  })

  it('are each told by itself as among all, without reading the clocks of others', async () => {
    const { store } = await aTrip()
    const { pool, read } = watched(store.pool)
    const { providers } = readsOf({ store: { ...store, pool } })
    const all = await providers.list()
    expect(read()).toEqual(['net-held'])
    const yearBefore = { from: NOW - 365 * 24 * HOUR, to: NOW + 1 }
    for (const provider of all) expect(await providers.find(provider.id, yearBefore)).toEqual(provider)
    read()
    await providers.find('desk', yearBefore)
    expect(read()).toEqual([])
    await providers.find('net', yearBefore)
    expect(read()).toEqual(['net-held'])
  })

  it('hold and overrun what the clocks add up to that a page leads to', async () => {
    const { providers, figures } = readsOf(await aTrip())
    const listed = async (filter: ClockListFilter) =>
      (await figures.clockList({ ...filter, decidedIn: PERIOD }, { first: 200, after: null }, 'whole')).nodes
    for (const id of ['desk', 'net']) {
      const { heldMs, overBudgetMs } = (await providers.find(id, PERIOD))!
      const asked = { heldBy: id, agreementKind: ['customer'], metric: ['resolution'] } as const
      const shares = (await listed({ ...asked, state: 'decided' })).flatMap((clock) => clock.shares)
      const sum = shares.reduce((total, { party, ms }) => total + (party === id ? ms : 0), 0)
      expect(sum, id).toBe(heldMs)
      const late = await listed({
        heldBy: id,
        agreementKind: ['internal', 'underpinning'],
        state: 'breached',
      })
      expect(late.length > 0, id).toBe(overBudgetMs > 0)
    }
  })

  it('the tickets that travelled most come first, those that stayed not at all', async () => {
    const ledger = ledgerOf(await aTrip())
    expect(await ledger.reassigned(null, 10)).toEqual([
      { source: 'desk', ticketKey: 'T-1', subject: 'no network', handOvers: 2, parties: 2 },
    ])
    expect(await ledger.reassigned('elsewhere', 10)).toEqual([])
  })
})
