import { target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { createReads } from '../../src/api/reads.js'
import { createAgreementLibrary } from '../../src/engine/agreementLibrary.js'
import { aServer, type Loose } from './aServer.js'

const AT = Date.UTC(2026, 10, 20, 10)
const MINUTE = 60_000
const EVENTS = 1_201
const AGREEMENT = terms({
  targets: (['firstResponse', 'resolution'] as const).map((metric) =>
    target({ id: metric, metric, within: { value: 40, unit: 'hours' }, pauseWhen: [{ status: ['onHold'] }] }),
  ),
})
const PAGE = `{ ticket(source: "desk", key: "T-1") { clocks { metric elapsedMs explanation {
  elapsedMs segments { from to businessMs } earlier { count from to businessMs } } } } }`

const pauses = Array.from({ length: EVENTS }, (_, n) => ({
  ...{ source: 'desk', ticketKey: 'T-1', eventId: `e${n}`, occurredAt: AT - (EVENTS - n) * MINUTE },
  changes:
    n === 0
      ? [{ kind: 'opened' as const }]
      : [{ kind: 'statusChanged' as const, to: n % 2 === 0 ? ('open' as const) : ('onHold' as const) }],
}))

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
    let read = 0
    const query = (...asked: unknown[]) => {
      if ((asked[0] as { name?: string }).name === 'read-events-of-tickets') read++
      return (store.pool.query as (...all: unknown[]) => unknown)(...asked)
    }
    const pool = new Proxy(store.pool, {
      get: (own, key) => (key === 'query' ? query : Reflect.get(own, key)),
    })
    const library = createAgreementLibrary(store.pool)
    const reads = createReads({ pool, visibility: null, epoch: store.epoch, library, now: AT })
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
    expect([clocks.length, read]).toEqual([2, 1])
  })
})
