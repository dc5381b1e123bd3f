import { event, opened, target, terms } from '@tenggat/domain/testing'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createEngine } from '../../src/engine/createEngine.js'
import { Unavailable } from '../../src/engine/transact.js'
import { pgTypes } from '../../src/store/pgTypes.js'
import { type Cut, cuttingProxy } from '../support/cuttingProxy.js'
import { aWorld } from './world.js'

const AT = Date.UTC(2026, 10, 20, 10)
const AGREEMENT = terms({ targets: [target()] })

async function behindProxy() {
  const world = await aWorld([AGREEMENT], { at: AT })
  const proxy = await cuttingProxy(world.store.url)
  const pool = new pg.Pool({
    connectionString: proxy.url,
    types: pgTypes,
    options: '-c timezone=UTC',
    max: 2,
  })
  pool.on('error', () => undefined)
  onTestFinished(() => pool.end())
  const engine = createEngine({ store: { pool }, clockwork: world.watch, queues: 1 })
  await engine.start()
  onTestFinished(() => engine.close())
  return { world, proxy, engine }
}

describe('a connection lost during COMMIT', () => {
  it.each<[Cut, string]>([
    ['before', 'the database never heard it'],
    ['after', 'it was committed and the answer was lost'],
  ])('OPS-1 has one effect and one answer when cut %s: %s', async (cut) => {
    const { world, proxy, engine } = await behindProxy()
    proxy.cutNextCommit(cut)
    const outcomes = await engine.applyTicketEvents([
      event(AT, [opened], { eventId: 'a' }),
      event(AT, [opened], { eventId: 'b', ticketKey: 'T-2' }),
    ])
    expect(proxy.cuts()).toBe(1)
    expect(outcomes.map((one) => one.status)).toEqual(['recorded', 'recorded'])
    expect((await world.facts()).map((fact) => [fact.pos, fact.kind])).toEqual([
      [1, 'started'],
      [2, 'started'],
    ])
  })

  it('OPS-1 settles a deadline once although the answer was lost', async () => {
    const { world, proxy, engine } = await behindProxy()
    await engine.applyTicketEvents([event(AT, [opened])])
    proxy.cutNextCommit('after')
    await engine.settleDueClocks(AT + 9 * 3_600_000)
    expect((await world.facts()).filter((fact) => fact.kind === 'breached')).toHaveLength(1)
  })

  it.each<Cut>(['before', 'after'])(
    'OPS-1 settles batch after batch in the order of deadlines, each clock once, when one is cut %s its COMMIT',
    async (cut) => {
      const { world, proxy, engine } = await behindProxy()
      const offsets = Array.from({ length: 3_400 }, (_, n) => (n * 7_919) % 3_400)
      const opening = (offset: number) =>
        event(AT + offset, [opened], { eventId: `e${offset}`, ticketKey: `T-${offset}` })
      await world.engine.applyTicketEvents(offsets.map(opening))
      proxy.cutNextCommit(cut)
      const settled = await engine.settleDueClocks(AT + 9 * 3_600_000)
      expect(proxy.cuts()).toBe(1)
      expect(settled).toBe(cut === 'before' ? 3_400 : 2_400)
      const breaches = (await world.facts()).filter((fact) => fact.kind === 'breached')
      expect(breaches.map((fact) => fact.at - AT - 8 * 3_600_000)).toEqual(
        Array.from({ length: 3_400 }, (_, n) => n),
      )
    },
  )

  it('OPS-1 acknowledges nothing when the database stays away', async () => {
    const { world, proxy, engine } = await behindProxy()
    proxy.shut()
    await expect(engine.applyTicketEvents([event(AT, [opened])])).rejects.toBeInstanceOf(Unavailable)
    expect(await world.facts()).toEqual([])
  })
})
