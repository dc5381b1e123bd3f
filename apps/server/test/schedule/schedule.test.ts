import { event, opened, target, terms } from '@tenggat/domain/testing'
import { describe, expect, it, onTestFinished } from 'vitest'
import { systemClockwork } from '../../src/clockwork.js'
import type { Engine } from '../../src/engine/engine.js'
import { createSchedule } from '../../src/schedule/schedule.js'
import { aWorld, until, type World } from '../engine/world.js'

const DAY = 86_400_000
const withinMs = (value: number) => terms({ targets: [target({ within: { value, unit: 'milliseconds' } })] })
const ticket = (n: number, at: number) => event(at, [opened], { eventId: `e${n}`, ticketKey: `T-${n}` })
const real = systemClockwork()

/** An engine and a schedule that know each other, as in the server. */
async function anInstance(world: World, counts: { settled: number } = { settled: 0 }) {
  const engine = await world.another()
  const counted: Pick<Engine, 'settleDueClocks'> = {
    settleDueClocks: (before, ids) => {
      counts.settled += 1
      return engine.settleDueClocks(before, ids)
    },
  }
  const schedule = createSchedule({ store: world.store, clockwork: world.watch, engine: counted })
  engine.onCommit(({ earliestAt }) => {
    if (earliestAt !== null) schedule.earliest(earliestAt)
  })
  onTestFinished(() => schedule.stop())
  await schedule.start()
  return { engine, schedule }
}

const breaches = async (world: World) => (await world.facts()).filter((fact) => fact.kind === 'breached')

describe('the schedule', () => {
  it('fires at the deadline, not before, with the deadline as its instant', async () => {
    const world = await aWorld([withinMs(150)])
    const { engine } = await anInstance(world)
    const at = real.now()
    await engine.applyTicketEvents([ticket(1, at)])
    await until('it is breached', async () => (await breaches(world)).length === 1)
    const [breach] = await breaches(world)
    expect(breach!.at).toBe(at + 150)
    expect(breach!.recordedAt).toBeGreaterThan(at + 150)
  })

  it('fires in order what falls due one after the other', async () => {
    const world = await aWorld([withinMs(2_000)])
    const { engine } = await anInstance(world)
    const at = real.now()
    // The first falls due well after all are recorded, also on a machine that has much else to do.
    await engine.applyTicketEvents(
      Array.from({ length: 60 }, (_, n) => ticket(n, at - 500 + ((n * 37) % 60) * 3)),
    )
    await until('all are breached', async () => (await breaches(world)).length === 60)
    const instants = (await breaches(world)).map((fact) => fact.at)
    expect(instants).toEqual(instants.toSorted((a, b) => a - b))
  })

  it('a clock due in 30 days does not fire early, and fires then', async () => {
    const world = await aWorld([withinMs(30 * DAY)])
    const at = real.now()
    world.watch.set(at)
    const counts = { settled: 0 }
    const { engine } = await anInstance(world, counts)
    await engine.applyTicketEvents([ticket(1, at)])
    const { settled } = counts
    await until('it has looked twice more', () => counts.settled >= settled + 2)
    expect(await breaches(world)).toEqual([])
    world.watch.set(at + 30 * DAY + 1)
    await until('it is breached', async () => (await breaches(world)).length === 1)
  })

  it('G18 catches up at its start, in deadline order', async () => {
    const world = await aWorld([withinMs(1_000)])
    const at = real.now() - 300_000
    await world.apply(...Array.from({ length: 1_500 }, (_, n) => ticket(n, at + ((n * 7) % 1_500))))
    await anInstance(world)
    const facts = await breaches(world)
    expect(facts).toHaveLength(1_500)
    expect(facts.map((fact) => fact.at)).toEqual(facts.map((fact) => fact.at).sort((a, b) => a - b))
  })

  it('with two instances one leads; when it goes, the other takes over', async () => {
    const world = await aWorld([withinMs(50)])
    const first = await anInstance(world)
    const second = await anInstance(world)
    expect([first, second].map(({ schedule }) => schedule.figures().isLeader)).toEqual([true, false])
    await first.schedule.stop()
    await until('the other leads', () => second.schedule.figures().isLeader)
    await second.engine.applyTicketEvents([ticket(1, real.now())])
    await until('it is breached', async () => (await breaches(world)).length === 1)
  })

  it('the leader learns deadlines that another instance committed', async () => {
    const world = await aWorld([withinMs(20)])
    const { schedule } = await anInstance(world)
    const at = real.now()
    await world.apply(ticket(1, at))
    schedule.learn({ rows: await world.clocks() })
    await until('it is breached', async () => (await breaches(world)).length === 1)
  })

  it('gets its lead back after its connection was terminated', async () => {
    const world = await aWorld([withinMs(50)])
    const { schedule, engine } = await anInstance(world)
    await world.store.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'tenggat-leader' AND datname = current_database()`,
    )
    await until('it noticed', () => !schedule.figures().isLeader)
    await until('it leads again', () => schedule.figures().isLeader)
    await engine.applyTicketEvents([ticket(1, real.now())])
    await until('it is breached', async () => (await breaches(world)).length === 1)
  })
})
