import { event, opened, target, terms } from '@tenggat/domain/testing'
import { expect, it } from 'vitest'
import { createMetrics } from '../../src/http/metrics.js'
import { aWorld, until } from '../engine/world.js'

const AT = Date.UTC(2026, 10, 20, 10)
const HOUR = 3_600_000

it('OPS-4 counts how late timers were, and no deadline that had passed when it was handed in', async () => {
  const world = await aWorld([terms({ targets: [target({ within: { value: 8, unit: 'hours' } })] })], {
    at: AT,
  })
  const opening = (ticketKey: string, at: number) => event(at, [opened], { eventId: ticketKey, ticketKey })
  await world.apply(opening('ON-TIME', AT), opening('OUTAGE', AT - HOUR), opening('HISTORY', AT - 99 * HOUR))
  await world.engine.applyTicketEvents([opening('LOG', AT - 98 * HOUR)], true)
  await world.engine.declareKnown('desk', AT - 50 * HOUR)
  // Seven hours later the timer is two minutes late for one, and on time for the other an hour after.
  world.watch.set(AT + 7 * HOUR + 120_000)
  await world.engine.settleDueClocks(AT + 7 * HOUR + 120_000)
  world.watch.set(AT + 8 * HOUR + 5)
  await world.engine.settleDueClocks(AT + 8 * HOUR + 5)
  const breaches = (await world.facts()).filter(({ kind }) => kind === 'breached')
  expect(breaches).toHaveLength(4)

  const { registry, committed } = createMetrics({
    ...{ pool: world.store.pool, report: (error) => world.reported.push(error) },
    live: () => ({ subscribers: 0 }) as never,
    queued: () => 0,
    schedule: () => ({ isLeader: true, lagMs: 0, queueDepth: 0 }),
    consumers: async () => [],
    jobs: { figures: async () => [] as never },
  })
  committed(breaches)
  const lag = registry.getSingleMetric('sla_timer_lag_seconds')!
  const figure = async (name: string) => {
    const { values } = (await lag.get()) as { values: { metricName?: string; value: number }[] }
    return values.find(({ metricName }) => metricName === `sla_timer_lag_seconds_${name}`)?.value
  }
  await until('both are counted', async () => (await figure('count')) === 2)
  expect(await figure('sum')).toBeCloseTo(120 + 0.005, 3)
  expect(world.reported).toEqual([])
})
