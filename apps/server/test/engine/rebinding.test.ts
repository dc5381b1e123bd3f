import {
  type AgreementTerms,
  compileAgreement,
  type Fact,
  foldTicket,
  type RunningTerms,
  reconcile,
  type TicketEvent,
} from '@tenggat/domain'
import {
  customerReply,
  event,
  opened,
  priorityTo,
  solved,
  statusTo,
  target,
  terms,
} from '@tenggat/domain/testing'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createJobs, type Jobs } from '../../src/jobs/jobs.js'
import { rebindTask } from '../../src/rebinding/rebindTask.js'
import { findRebinding, orderRebinding } from '../../src/store/queries/engineRebindings.js'
import { aWorld, standing, storeAgreement, until, type World } from './world.js'

const HOUR = 3_600_000
const AT = Date.UTC(2026, 2, 2, 8)
const hours = (value: number) => ({ value, unit: 'hours' }) as const
const running = (value: number): RunningTerms =>
  terms({
    targets: [
      target({ within: hours(value) }),
      target({ id: 'first', metric: 'firstResponse', within: hours(1), retarget: 'carryElapsed' }),
    ],
  })
const promise = (value: number): AgreementTerms => running(value)
const order = (id: string) => ({
  id,
  at: AT,
  agreementId: 'agreement',
  toVersion: 2,
  cause: 'version',
  actor: 'test',
  reason: 'amended',
})
const ID = '55555555-5555-4555-8555-555555555555'
const ticket = (key: string, changes: TicketEvent['changes'], at = AT): TicketEvent =>
  event(at, changes, { ticketKey: key, eventId: `${key} ${at}` })

const NEVER = new AbortController().signal

function jobsOf({ store, engine, watch, reported }: World): Jobs {
  const report = (error: unknown) => reported.push(error)
  const jobs = createJobs({ store, clockwork: watch, tasks: [rebindTask(store.pool, engine)], report })
  onTestFinished(() => jobs.stop())
  return jobs
}

describe('moving running clocks to another version', () => {
  it('CLK-5 the preview says what moves, earlier or later, and what would breach, and changes nothing', async () => {
    const world = await aWorld([promise(8)], { at: AT })
    await world.engine.applyTicketEvents([
      ticket('running', [opened]),
      ticket('paused', [opened, statusTo('waitingOnCustomer')]),
      ticket('done', [opened, solved]),
    ])
    await storeAgreement(world.store, promise(2), 2)
    await world.engine.reloadAgreements()
    world.watch.set(AT + 3 * HOUR)
    await world.engine.settleDueClocks(AT + 3 * HOUR)
    const before = await world.clocks()
    const figures = await world.engine.previewRebinding(order(ID))
    expect(figures).toMatchObject({
      tickets: 2,
      clocks: 4,
      moved: 2,
      earlier: 2,
      later: 0,
      cancelled: 0,
      begun: 0,
      wouldBreach: 1,
    })
    expect(await world.clocks()).toEqual(before)
  })

  it('CLK-5 every move is a fact with its cause; a refold of the ticket tells the same', async () => {
    const world = await aWorld([promise(8)], { at: AT })
    const events = [ticket('T-1', [opened])]
    await world.engine.applyTicketEvents(events)
    await storeAgreement(world.store, promise(4), 2)
    await world.engine.reloadAgreements()
    world.watch.set(AT + 2 * HOUR)
    await orderRebinding(world.store.pool, { ...order(ID), at: AT + 2 * HOUR })
    await world.engine.rebind(ID, NEVER)
    const moved = standing(await world.facts()).filter(({ kind }) => kind === 'migrated')
    expect(moved).toHaveLength(2)
    for (const { at, detail } of moved) {
      expect(at).toBe(AT + 2 * HOUR)
      expect(detail).toMatchObject({
        fromVersion: 1,
        toVersion: 2,
        cause: 'version',
        actor: 'test',
        reason: 'amended',
      })
    }
    const clocks = await world.clocks()
    expect(clocks.find(({ metric }) => metric === 'resolution')).toMatchObject({
      agreementVersion: 2,
      deadlineAt: AT + 4 * HOUR,
    })
    // A late event folds the ticket anew, with the move in its place: nothing is retracted but what the event changes.
    await world.engine.applyTicketEvents([ticket('T-1', [priorityTo('P1')], AT + HOUR)])
    const facts = await world.facts()
    expect(facts.filter(({ kind }) => kind === 'retracted')).toEqual([])
    expect((await world.clocks()).map(({ agreementVersion }) => agreementVersion)).toEqual([2, 2])
  })

  it.each([
    ['by its opening alone', AT + HOUR / 2],
    ['and by what came since', AT + 3 * HOUR],
  ])('CLK-31 a ticket of before first messages were kept is moved by its history, %s', async (_, written) => {
    const world = await aWorld([promise(8)], { at: AT })
    world.watch.set(AT + 5 * HOUR)
    await world.engine.applyTicketEvents([
      ticket('T-1', [opened]),
      ticket('T-1', [customerReply], written),
      ticket('T-1', [priorityTo('P2')], AT + 4 * HOUR),
    ])
    const lacking = `state - 'firstMessageAt' - 'changedSinceMessage' - 'statusUntil'`
    await world.store.pool.query(`UPDATE ticket SET state = ${lacking}`)
    const beginning = { from: 'firstCustomerMessage', within: hours(9), id: 'from-message' } as const
    await storeAgreement(
      world.store,
      terms({
        targets: [target(beginning), target({ metric: 'timeToOwn', id: 'own', ...{ from: beginning.from } })],
      }),
      2,
    )
    await world.engine.reloadAgreements()
    await orderRebinding(world.store.pool, { ...order(ID), at: AT + 5 * HOUR })
    await world.engine.rebind(ID, NEVER)
    const own = (await world.clocks()).find(({ metric }) => metric === 'timeToOwn')
    expect(own).toMatchObject({ startedAt: written, agreementVersion: 2 })
    expect(world.reported).toEqual([])
  })

  it('CLK-5 a move is ordered once, and taken up again by the next start where a stop cut it short', async () => {
    const world = await aWorld([promise(8)], { at: AT })
    await world.engine.applyTicketEvents(Array.from({ length: 600 }, (_, n) => ticket(`T-${n}`, [opened])))
    await storeAgreement(world.store, promise(4), 2)
    await world.engine.reloadAgreements()
    await orderRebinding(world.store.pool, order(ID))
    await orderRebinding(world.store.pool, order(ID))
    const progress = async () =>
      (await world.store.pool.query('SELECT moved_tickets, moved_clocks, finished_at FROM clock_migration'))
        .rows
    const first = jobsOf(world)
    await first.start()
    await until('some have moved', async () => (await progress())[0].moved_tickets > 0)
    await first.stop()
    expect(await progress()).toMatchObject([{ finished_at: null }])
    await jobsOf(world).start()
    await until('all have moved', async () => (await progress())[0].finished_at !== null)
    const moved = standing(await world.facts()).filter(({ kind }) => kind === 'migrated')
    expect(moved).toHaveLength(1_200)
    expect(new Set(moved.map(({ clockId }) => clockId)).size).toBe(1_200)
    expect(await progress()).toMatchObject([
      { moved_tickets: 600, moved_clocks: 1_200, finished_at: expect.any(Number) },
    ])
  })
})

describe('the fold of a moved ticket', () => {
  it('CLK-5 goes on by itself after the database was away', async () => {
    const world = await aWorld([promise(8)], { at: AT })
    await world.engine.applyTicketEvents([ticket('T-1', [opened])])
    await storeAgreement(world.store, promise(4), 2)
    await world.engine.reloadAgreements()
    await world.store.pool.query('ALTER TABLE ticket RENAME TO away')
    await orderRebinding(world.store.pool, order(ID))
    await jobsOf(world).start()
    await until('it has failed', () => world.reported.length > 0)
    await world.store.pool.query('ALTER TABLE away RENAME TO ticket')
    await until('it is done', async () => (await findRebinding(world.store.pool, ID))!.finishedAt !== null)
    const { rows } = await world.store.pool.query('SELECT moved_tickets, finished_at FROM clock_migration')
    expect(rows).toEqual([{ moved_tickets: 1, finished_at: expect.anything() }])
  })

  it('CLK-5 carried out late, leaves alone what was bound to a version that came into force after the order', async () => {
    const world = await aWorld([promise(8)], { at: AT })
    await world.engine.applyTicketEvents([ticket('before', [opened])])
    await storeAgreement(world.store, promise(4), 2)
    await storeAgreement(world.store, promise(1), 3)
    const binds = (version: number, from: number | null, to: number | null) =>
      world.store.pool.query('UPDATE agreement_version SET in_force = $2 WHERE version = $1', [
        version,
        JSON.stringify([[from, to]]),
      ])
    await binds(1, null, AT + HOUR)
    await binds(2, AT + HOUR, AT + 3 * HOUR)
    await binds(3, AT + 3 * HOUR, null)
    await world.engine.reloadAgreements()
    world.watch.set(AT + 4 * HOUR)
    await world.engine.applyTicketEvents([ticket('behind', [opened], AT + 4 * HOUR)])
    await orderRebinding(world.store.pool, { ...order(ID), at: AT + 2 * HOUR })
    await world.engine.rebind(ID, NEVER)
    const { rows } = await world.store.pool.query(
      'SELECT DISTINCT ticket_key, agreement_version FROM clock ORDER BY ticket_key',
    )
    expect(rows).toEqual([
      { ticket_key: 'before', agreement_version: 2 },
      { ticket_key: 'behind', agreement_version: 3 },
    ])
  })

  it('CLK-21 is what the engine keeps', async () => {
    const world = await aWorld([promise(8)], { at: AT })
    const events = [ticket('T-1', [opened]), ticket('T-1', [statusTo('waitingOnCustomer')], AT + HOUR)]
    world.watch.set(AT + HOUR)
    await world.engine.applyTicketEvents(events)
    await storeAgreement(world.store, promise(4), 2)
    await world.engine.reloadAgreements()
    world.watch.set(AT + 2 * HOUR)
    await orderRebinding(world.store.pool, order(ID))
    await world.engine.rebind(ID, NEVER)
    const { rows } = await world.store.pool.query('SELECT bound FROM ticket')
    const agreements = [compileAgreement(running(8), 1), compileAgreement(running(4), 2, [])]
    const whole = foldTicket(events, agreements, rows[0].bound)
    const facts = standing(await world.facts()).map(
      ({
        agreementId,
        metric,
        cycle,
        kind,
        at,
        threshold,
        round,
        eventId,
        targetId,
        deadlineAt,
        detail,
      }) => ({
        ...{ agreementId, metric, cycle, kind, at, threshold, round, eventId, targetId, deadlineAt, detail },
      }),
    )
    expect(reconcile(facts as Fact[], whole.facts)).toEqual({ retract: [], add: [] })
  })
})
