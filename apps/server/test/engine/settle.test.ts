import { InvalidInput } from '@tenggat/domain'
import { event, opened, solved, target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { aWorld, until } from './world.js'

const AT = Date.UTC(2026, 10, 20, 10)
const HOUR = 3_600_000

const AGREEMENT = terms({
  targets: [target({ within: { value: 8, unit: 'hours' }, atRisk: [{ kind: 'percent', percent: 75 }] })],
})
/** Its clocks have no threshold but the deadline. */
const SIMPLE = terms({ targets: [target({ within: { value: 8, unit: 'hours' }, atRisk: [] })] })
const ticket = (n: number, offset = 0) =>
  event(AT + offset, [opened], { eventId: `e${n}`, ticketKey: `T-${n}` })

describe('settling due clocks', () => {
  it('crosses what lies strictly before, each threshold at its own instant', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    await world.apply(ticket(1))
    expect(await world.engine.settleDueClocks(AT + 6 * HOUR)).toBe(0)
    expect(await world.engine.settleDueClocks(AT + 6 * HOUR + 1)).toBe(1)
    expect(await world.engine.settleDueClocks(AT + 9 * HOUR)).toBe(1)
    expect((await world.facts()).map((fact) => [fact.kind, fact.at])).toEqual([
      ['started', AT],
      ['atRisk', AT + 6 * HOUR],
      ['breached', AT + 8 * HOUR],
    ])
    expect((await world.clocks())[0]).toMatchObject({
      verdict: 'breached',
      version: 3,
      nextThresholdAt: null,
    })
  })

  it('catches up in deadline order, over many transactions and several thresholds of each clock', async () => {
    const world = await aWorld([AGREEMENT], { at: AT + HOUR })
    const offsets = Array.from({ length: 2_300 }, (_, n) => ((n * 7_919) % 2_300) * 1_000)
    await world.apply(...offsets.map((offset, n) => ticket(n, offset)))
    expect(await world.engine.settleDueClocks(AT + 20 * HOUR)).toBeGreaterThanOrEqual(2_300)
    const crossed = (await world.facts()).filter((fact) => fact.kind !== 'started')
    expect(crossed).toHaveLength(4_600)
    expect(crossed.map((fact) => fact.at)).toEqual(crossed.map((fact) => fact.at).sort((a, b) => a - b))
  })

  it('keeps the order of deadlines, each once, where transactions fail while the next are under way', async () => {
    const world = await aWorld([SIMPLE], { at: AT })
    const offsets = Array.from({ length: 6_300 }, (_, n) => (n * 7_919) % 6_300)
    await world.apply(...offsets.map((offset, n) => ticket(n, offset)))
    // A sequence counts on where a transaction is undone: some attempts fail, also twice in a row, and those tried again do not.
    await world.store.pool.query(`CREATE SEQUENCE attempt;
      CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('attempt') IN (2, 3, 5, 9) THEN RAISE EXCEPTION 'not now' USING ERRCODE = '40001'; END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER fails BEFORE INSERT ON fact FOR EACH STATEMENT EXECUTE FUNCTION fails()`)
    expect(await world.engine.settleDueClocks(AT + 9 * HOUR)).toBe(6_300)
    const { rows } = await world.store.pool.query('SELECT last_value FROM attempt')
    expect(rows).toEqual([{ last_value: 7 + 4 }])
    const breaches = (await world.facts()).filter((fact) => fact.kind === 'breached')
    expect(breaches.map((fact) => fact.at - 8 * HOUR - AT)).toEqual(
      Array.from({ length: 6_300 }, (_, n) => n),
    )
  })

  it('gives up with the reason, and leaves nothing of what was under way', async () => {
    const world = await aWorld([SIMPLE], { at: AT })
    await world.apply(...Array.from({ length: 2_500 }, (_, n) => ticket(n, n)))
    await world.store.pool.query(`CREATE SEQUENCE attempt;
      CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('attempt') = 2 THEN RAISE EXCEPTION 'no more'; END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER fails BEFORE INSERT ON fact FOR EACH STATEMENT EXECUTE FUNCTION fails()`)
    await expect(world.engine.settleDueClocks(AT + 9 * HOUR)).rejects.toThrow('no more')
    const breached = async () => (await world.facts()).filter(({ kind }) => kind === 'breached')
    expect(await breached()).toHaveLength(1_000)
    expect(await world.engine.settleDueClocks(AT + 9 * HOUR)).toBe(1_500)
    expect((await breached()).map(({ at }) => at - 8 * HOUR - AT)).toEqual(
      Array.from({ length: 2_500 }, (_, n) => n),
    )
  })

  it('settles only the ids given, and those only where they are due', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    await world.apply(ticket(1), ticket(2), ticket(3, 10 * 1_000))
    const clocks = await world.clocks()
    const [first, third] = ['T-1', 'T-3'].map((key) => clocks.find((clock) => clock.ticketKey === key))
    expect(await world.engine.settleDueClocks(AT + 6 * HOUR + 1, [first!.id, third!.id])).toBe(1)
    expect(
      (await world.facts()).filter((fact) => fact.kind === 'atRisk').map((fact) => fact.clockId),
    ).toEqual([first!.id])
  })

  it('two engines on one database settle each deadline once', async () => {
    const world = await aWorld([AGREEMENT], { at: AT + HOUR })
    const other = await world.another()
    await world.apply(...Array.from({ length: 3_000 }, (_, n) => ticket(n, n % 50)))
    const before = AT + 20 * HOUR
    const turns = [world.engine, other, world.engine, other].map((engine) => engine.settleDueClocks(before))
    await Promise.all(turns)
    await world.engine.settleDueClocks(before)
    const breaches = (await world.facts()).filter((fact) => fact.kind === 'breached')
    expect(breaches).toHaveLength(3_000)
    expect(new Set(breaches.map((fact) => fact.clockId)).size).toBe(3_000)
  })

  it('never loses a stop that races with the settlement of the same clock', async () => {
    const world = await aWorld([AGREEMENT], { at: AT + 9 * HOUR, collectMs: 0 })
    await world.apply(...Array.from({ length: 200 }, (_, n) => ticket(n)))
    const stops = Array.from({ length: 200 }, (_, n) =>
      world.apply(event(AT + 7 * HOUR, [solved], { eventId: `s${n}`, ticketKey: `T-${n}` })),
    )
    await Promise.all([
      ...stops,
      world.engine.settleDueClocks(AT + 9 * HOUR),
      world.engine.settleDueClocks(AT + 9 * HOUR),
    ])
    await world.engine.settleDueClocks(AT + 9 * HOUR)
    const clocks = await world.clocks()
    expect(new Set(clocks.map((clock) => `${clock.verdict} ${clock.phase}`))).toEqual(
      new Set(['met stopped']),
    )
    const facts = await world.facts()
    const retracted = new Set(facts.map((fact) => fact.retracts))
    expect(facts.filter((fact) => fact.kind === 'breached' && !retracted.has(fact.pos))).toEqual([])
  })

  it('leaves one clock that cannot be judged and settles the others', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    await world.apply(ticket(1), ticket(2))
    await world.store.pool.query(`UPDATE clock SET target_id = 'gone' WHERE ticket_key = 'T-1'`)
    expect(await world.engine.settleDueClocks(AT + 20 * HOUR)).toBe(1)
    expect(world.reported).toHaveLength(1)
  })
})

describe('a source settled by its watermark', () => {
  it('settles up to the watermark and no further, however late it is', async () => {
    const world = await aWorld([AGREEMENT], { at: AT + 100 * HOUR })
    await world.engine.declareComplete('desk', AT)
    await world.apply(ticket(1), ticket(2, HOUR))
    expect(await world.engine.settleDueClocks(AT + 100 * HOUR)).toBe(0)
    expect((await world.clocks()).map((clock) => clock.live)).toEqual([false, false])
    expect(await world.engine.declareComplete('desk', AT + 7 * HOUR)).toEqual({ settled: 1 })
    await world.apply(event(AT + 8 * HOUR + 1, [solved], { eventId: 's2', ticketKey: 'T-2' }))
    expect(await world.engine.declareComplete('desk', AT + 50 * HOUR)).toEqual({ settled: 1 })
    const kinds = (await world.facts())
      .filter((fact) => fact.kind !== 'ticketUpdated')
      .map((fact) => fact.kind)
    expect(kinds).toEqual(['started', 'started', 'atRisk', 'atRisk', 'met', 'breached'])
  })

  it('judges at once what arrives behind the watermark', async () => {
    const world = await aWorld([AGREEMENT], { at: AT + 100 * HOUR })
    await world.engine.declareComplete('desk', AT + 50 * HOUR)
    await world.apply(ticket(1))
    expect((await world.facts()).map((fact) => fact.kind)).toEqual(['started', 'atRisk', 'breached'])
  })

  it('never moves back, and takes clocks out of the hands of time', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    await world.apply(ticket(1))
    await world.engine.declareComplete('desk', AT - HOUR)
    await world.engine.declareComplete('desk', AT - 2 * HOUR)
    const { rows } = await world.store.pool.query('SELECT complete_through, settled_by FROM source')
    expect(rows).toEqual([{ complete_through: AT - HOUR, settled_by: 'watermark' }])
    expect(await world.engine.settleDueClocks(AT + 100 * HOUR)).toBe(0)
  })

  it('refuses a watermark in the future', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    await expect(world.engine.declareComplete('desk', AT + HOUR)).rejects.toBeInstanceOf(InvalidInput)
  })

  it('waits for a clock that a writer holds', async () => {
    const world = await aWorld([AGREEMENT], { at: AT + 100 * HOUR })
    await world.engine.declareComplete('desk', AT)
    await world.apply(ticket(1))
    const writer = await world.store.pool.connect()
    await writer.query('BEGIN')
    await writer.query('SELECT FROM clock FOR UPDATE')
    let isDone = false
    const declared = world.engine.declareComplete('desk', AT + 50 * HOUR).finally(() => {
      isDone = true
    })
    await until('the watermark has moved', async () => {
      const { rows } = await world.store.pool.query('SELECT complete_through FROM source')
      return rows[0].complete_through === AT + 50 * HOUR
    })
    expect(isDone).toBe(false)
    await writer.query('COMMIT')
    writer.release()
    expect(await declared).toEqual({ settled: 1 })
  })
})

describe('W1: history brought into a source that sends live', () => {
  const lastMonth = AT - 30 * 24 * HOUR
  const history = [
    event(lastMonth, [opened], { eventId: 'h1', ticketKey: 'H-1' }),
    event(lastMonth + HOUR, [opened], { eventId: 'h2', ticketKey: 'H-2' }),
    event(lastMonth + 2 * HOUR, [solved], { eventId: 'h3', ticketKey: 'H-1' }),
  ]
  const stateOf = async (world: Awaited<ReturnType<typeof aWorld>>) =>
    Object.fromEntries(
      (await world.clocks()).map(({ ticketKey, live, verdict, breachedAt }) => [
        ticketKey,
        [live, verdict, breachedAt],
      ]),
    )

  it('W1: silences nobody: what is followed breaches at its instant, and so does every later ticket', async () => {
    const world = await aWorld([AGREEMENT], { at: AT + 2 * HOUR })
    await world.apply(ticket(1))
    await world.engine.declareKnown('desk', 0)
    await world.engine.applyTicketEvents(history, true)
    await world.engine.declareKnown('desk', lastMonth + 2 * HOUR)
    await world.apply(ticket(2, HOUR))
    world.watch.set(AT + 20 * HOUR)
    await world.engine.settleDueClocks(AT + 20 * HOUR)
    expect(await stateOf(world)).toEqual({
      'T-1': [true, 'breached', AT + 8 * HOUR],
      'T-2': [true, 'breached', AT + 9 * HOUR],
      'H-1': [false, 'met', null],
      'H-2': [false, 'pending', null],
    })
    const { rows } = await world.store.pool.query('SELECT settled_by FROM source')
    expect(rows).toEqual([{ settled_by: 'time' }])
  })

  it('W1: a ticket known only from the log is judged as far as it was read, and by time once it is heard of live', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    await world.apply(ticket(1))
    await world.engine.applyTicketEvents(history, true)
    expect(await world.engine.declareKnown('desk', lastMonth + 8 * HOUR)).toEqual({ settled: 1 })
    expect((await stateOf(world))['H-2']).toEqual([false, 'pending', null])
    await world.apply(
      event(AT - HOUR, [{ kind: 'assigned', agent: 'ana' }], { eventId: 'live', ticketKey: 'H-2' }),
    )
    await world.engine.settleDueClocks(AT)
    expect((await stateOf(world))['H-2']).toEqual([true, 'breached', lastMonth + 9 * HOUR])
    await world.engine.applyTicketEvents(
      [event(lastMonth + 3 * HOUR, [solved], { eventId: 'h4', ticketKey: 'H-2' })],
      true,
    )
    expect((await stateOf(world))['H-2']).toEqual([true, 'met', null])
  })

  it('W1: a source that is read from logs stays one, whoever says what is from a log', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    await world.engine.declareComplete('desk', lastMonth)
    await world.engine.applyTicketEvents(history, true)
    await world.apply(ticket(1))
    await world.engine.declareComplete('desk', AT)
    expect(await stateOf(world)).toMatchObject({
      'H-2': [false, 'breached', lastMonth + 9 * HOUR],
      'T-1': [false, 'pending', null],
    })
    await world.engine.settleByTime('desk')
    expect((await world.clocks()).every(({ live }) => live)).toBe(true)
  })
})
