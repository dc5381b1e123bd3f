import type { TicketChange } from '@tenggat/domain'
import { target, terms } from '@tenggat/domain/testing'
import type { Pool } from 'pg'
import { describe, expect, it } from 'vitest'
import { createAgreementLibrary } from '../../src/engine/agreementLibrary.js'
import { Histories } from '../../src/reads/histories.js'
import { readsOf } from '../support/reads.js'
import { aServer, type Loose } from './aServer.js'

const AT = Date.UTC(2026, 10, 20, 10)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const EVENTS = 1_201
const AGREEMENT = terms({
  targets: (['firstResponse', 'resolution'] as const).map((metric) =>
    target({ id: metric, metric, within: { value: 40, unit: 'hours' }, pauseWhen: [{ status: ['onHold'] }] }),
  ),
})
const PAGE = `{ ticket(source: "desk", key: "T-1") { clocks { metric elapsedMs explanation {
  elapsedMs segments { from to businessMs } earlier { count from to businessMs } } } } }`

const OPENED = { changes: [{ kind: 'opened' as const }] }
const MERGED = { kind: 'merged' as const, into: 'T-1' }
const ON_HOLD = { kind: 'statusChanged' as const, to: 'onHold' as const }
const pauses = Array.from({ length: EVENTS }, (_, n) => ({
  ...{ source: 'desk', ticketKey: 'T-1', eventId: `e${n}`, occurredAt: AT - (EVENTS - n) * MINUTE },
  changes:
    n === 0
      ? [{ kind: 'opened' as const }]
      : [{ kind: 'statusChanged' as const, to: n % 2 === 0 ? ('open' as const) : ('onHold' as const) }],
}))

/** A pool that counts how often events are read by it. */
function countingReads(own: Pool) {
  let read = 0
  const query = (...asked: unknown[]) => {
    if ((asked[0] as { name?: string }).name === 'read-events-of-tickets') read++
    return (own.query as (...all: unknown[]) => unknown)(...asked)
  }
  const pool = new Proxy(own, { get: (it, key) => (key === 'query' ? query : Reflect.get(it, key)) })
  return { pool, read: () => read }
}

describe('CLK-30 a ticket that was paused hundreds of times', () => {
  it('is explained by its latest stretches and the sum of those before, to the millisecond', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    await server.apply(...pauses)
    const { data, errors } = await server.send(await server.token('read'), PAGE)
    expect(errors).toEqual([])
    expect(data.ticket.clocks).toHaveLength(2)
    for (const { elapsedMs, explanation } of data.ticket.clocks as Loose[]) {
      const { segments, earlier } = explanation
      expect(segments).toHaveLength(500)
      expect(earlier).toMatchObject({ count: EVENTS - 500, to: segments[0].from })
      const listed = segments.reduce((sum: number, { businessMs }: Loose) => sum + businessMs, 0)
      expect([explanation.elapsedMs, listed + earlier.businessMs]).toEqual([elapsedMs, elapsedMs])
    }
  })

  it('leaves nothing out where there is little to tell', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    await server.apply(...pauses.slice(0, 3))
    const { data } = await server.send(await server.token('read'), PAGE)
    // The third of the stretches goes on over midnight, where a stretch of open time is cut.
    for (const { explanation } of data.ticket.clocks as Loose[])
      expect([explanation.segments.length, explanation.earlier]).toEqual([4, null])
  })

  it('CLK-29 is read and folded once a request, for all its clocks and fields of one instant', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    await server.apply(...pauses.slice(0, 9))
    const { store } = server
    const { pool, read } = countingReads(store.pool)
    const reads = readsOf({ pool, epoch: store.epoch }, AT)
    const ticket = await reads.ticket('desk', 'T-1')
    const clocks = await reads.clocksOf(ticket!.id, 'whole')
    const asOf = AT - 3 * MINUTE
    const answers = await Promise.all(
      clocks.flatMap((clock) => [
        reads.explanation(clock, asOf),
        reads.clockAt(clock, asOf),
        reads.explanation(clock, null),
      ]),
    )
    expect(answers.every((each) => each !== null)).toBe(true)
    expect([clocks.length, read()]).toEqual([2, 1])
  })

  it('CLK-29 is folded anew when something has happened to it, and at no other time', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    const { store } = server
    await server.apply(...pauses.slice(-300).map((event, n) => (n === 0 ? { ...event, ...OPENED } : event)))
    const library = createAgreementLibrary(store.pool)
    const histories = new Histories()
    const { pool, read } = countingReads(store.pool)
    const answersOf = async (kept: Histories, now: number, asOf: number | null) => {
      const reads = readsOf({ pool, epoch: store.epoch }, now, { histories: kept, library })
      const ticket = await reads.ticket('desk', 'T-1')
      const clocks = await reads.clocksOf(ticket!.id, 'whole')
      const explained = await Promise.all(clocks.map((clock) => reads.explanation(clock, asOf)))
      const past = await Promise.all(clocks.map((clock) => reads.clockAt(clock, asOf ?? now)))
      return JSON.stringify([explained, past])
    }
    const readsFor = async (now: number, asOf: number | null = null) => {
      const fresh = await answersOf(new Histories(), now, asOf)
      const before = read()
      expect(await answersOf(histories, now, asOf)).toBe(fresh)
      return read() - before
    }
    const happens = async (eventId: string, ...changes: TicketChange[]) =>
      server.apply({ source: 'desk', ticketKey: 'T-1', eventId, occurredAt: server.watch.now(), changes })

    expect(await readsFor(AT)).toBe(1)
    for (const hours of [1, 30, 90, 500]) expect(await readsFor(AT + hours * HOUR)).toBe(0)
    expect(await readsFor(AT + 600 * HOUR, AT - 3 * MINUTE)).toBe(0)
    server.watch.set(AT + HOUR)
    await happens('reply', { kind: 'replied', actor: 'human', public: true })
    expect([await readsFor(AT + HOUR), await readsFor(AT + 2 * HOUR)]).toEqual([1, 0])
    await happens('not so', { kind: 'voided', eventId: 'e1200' })
    expect([await readsFor(AT + HOUR), await readsFor(AT + 90 * HOUR)]).toEqual([1, 0])
    const other = { source: 'desk', ticketKey: 'T-2', occurredAt: AT - 900 * MINUTE }
    await server.apply({ ...other, eventId: 'o', changes: [{ kind: 'opened' }] })
    expect(await readsFor(AT + HOUR)).toBe(0)
    await server.apply({ ...other, eventId: 'm', occurredAt: server.watch.now(), changes: [MERGED] })
    expect([await readsFor(AT + HOUR), await readsFor(AT + 2 * HOUR)]).toEqual([1, 0])
    await server.apply({ ...other, eventId: 'late', occurredAt: AT - 800 * MINUTE, changes: [ON_HOLD] })
    expect([await readsFor(AT + HOUR), await readsFor(AT + 2 * HOUR)]).toEqual([1, 0])
  })

  it('CLK-29 names nobody to a party because somebody else, who may see them, has looked before', async () => {
    const owned = target({ id: 'owned', when: { owned: true }, within: { value: 40, unit: 'hours' } })
    const parties = [{ id: 'acme', name: 'Acme', role: 'customer' as const }]
    const server = await aServer([terms({ id: 'care', parties, targets: [owned] })], { at: AT })
    await server.store.pool.query(
      "INSERT INTO agreement_party VALUES ('care', 'acme') ON CONFLICT DO NOTHING",
    )
    const held = {
      kind: 'assigned' as const,
      party: 'hidden-party',
      team: 'hidden-team',
      agent: 'hidden-agent',
    }
    const [first, ...rest] = pauses.slice(-400)
    await server.apply({ ...first!, changes: [{ kind: 'opened' }, held] }, ...rest)
    const query = `{ ticket(source: "desk", key: "T-1") { party agent events(first: 200) { changes }
      clocks { shares { party } explanation { candidates { reason } segments { note } } } } }`
    const [everything, party] = [await server.token('read'), await server.partyToken(['acme'])]
    for (let time = 0; time < 4; time++) {
      const all = await server.send(everything, query)
      expect(all.text).toContain('hidden-agent owns the ticket')
      const confined = await server.send(party, query)
      expect(confined.errors).toEqual([])
      expect(confined.data.ticket.clocks).toHaveLength(1)
      expect(confined.text).not.toContain('hidden')
      expect(confined.text).toContain('other owns the ticket')
    }
  })
})
