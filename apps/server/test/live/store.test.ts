import { event, opened, solved, target, terms } from '@tenggat/domain/testing'
import { expect, it, onTestFinished } from 'vitest'
import { systemClockwork } from '../../src/clockwork.js'
import { postgresReader } from '../../src/live/postgresReader.js'
import type { PresentConsumer } from '../../src/log/consumer.js'
import { createFactLog } from '../../src/log/factLog.js'
import { aWorld } from '../engine/world.js'
import { until } from '../support/until.js'
import { BOARD, FACTS } from './support/documents.js'
import { boardOf, lastCursor, ofType, positions, type Stream } from './support/liveClient.js'
import { stage } from './support/stage.js'

const AGREEMENT = terms({
  id: 'acme',
  targets: [
    target({ id: 'resolution', within: { value: 8, unit: 'hours' }, pauseWhen: [{ status: ['onHold'] }] }),
  ],
})

/** Engine, outbox and hub on one database, with the stage's sockets before them. */
async function house() {
  const world = await aWorld([AGREEMENT])
  const { store, watch } = world
  const reader = postgresReader(store.pool)
  const scene = await stage({ reader, clockwork: watch, epoch: store.epoch, socketLimits: { burst: 1_000 } })
  const { hub } = scene
  const live: PresentConsumer = {
    ...{ name: 'live', from: 'now', isHeard: () => true },
    take: (batch) => hub.publish(batch),
    pass: ({ to }) => hub.passOver(to),
  }
  const log = createFactLog({ store, clockwork: watch, consumers: [live], report: () => undefined })
  world.engine.onCommit(({ head }) => log.committed(head!))
  await log.start()
  onTestFinished(() => log.stop())
  return { ...world, ...scene, reader, now: systemClockwork().now }
}

it('an event becomes a snapshot row, a delta and a leave; a resumer is told what it missed, once', async () => {
  const { connect, apply, now, store } = await house()
  await apply(event(now(), [opened], { ticketKey: 'T-1', eventId: 'a' }))
  const client = await connect()
  const board = client.subscribe(BOARD)
  await until('the snapshot', () => lastCursor(board))
  const [snapshot] = ofType(board, 'BoardSnapshot')
  expect(snapshot.cursor).toBe(`${store.epoch}:1`)
  expect(snapshot.clocks).toMatchObject([{ ticketKey: 'T-1', version: 1, calendarId: 'acme@1/hours' }])
  expect(snapshot.calendars).toMatchObject([{ id: 'acme@1/hours' }])

  await apply(event(now(), [opened], { ticketKey: 'T-2', eventId: 'b' }))
  await until('the delta', () => boardOf(board).size === 2)
  await client.end()
  await apply(event(now(), [solved], { ticketKey: 'T-1', eventId: 'c' }))
  await apply(event(now(), [{ kind: 'assigned', team: 'G7' }], { ticketKey: 'T-2', eventId: 'd' }))

  const again = (await connect()).subscribe(BOARD, { after: lastCursor(board) })
  await until('what was missed', () => lastCursor(again) !== null)
  expect(again.messages[0]).toMatchObject({
    __typename: 'BoardDelta',
    leaves: [snapshot.clocks[0].id],
    upserts: [{ ticketKey: 'T-2', team: 'G7' }],
    facts: [{ kind: 'ticketUpdated' }, { kind: 'met' }, { kind: 'ticketUpdated' }],
  })
  expect(positions(again)).toEqual([3, 4, 5])
})

it('the filter of a board means the same in the store and on facts', async () => {
  const { apply, now, reader } = await house()
  await apply(
    event(now(), [opened, { kind: 'assigned', team: 'G1' }], { ticketKey: 'T-1', eventId: 'a' }),
    event(now(), [opened, { kind: 'assigned', team: 'G2' }], { ticketKey: 'T-2', eventId: 'b' }),
    event(now(), [opened], { ticketKey: 'T-3', eventId: 'c' }),
  )
  const keys = async (filter: Parameters<typeof reader.board>[0]) =>
    (await reader.board(filter, 10)).clocks.map((row) => row.ticketKey).sort()
  expect(await keys({})).toEqual(['T-1', 'T-2', 'T-3'])
  expect(await keys({ team: ['G1', 'G2'] })).toEqual(['T-1', 'T-2'])
  expect(await keys({ team: ['G1'], metric: ['firstResponse'] })).toEqual([])
  expect(await keys({ team: [] })).toEqual([])
  expect(await keys({ team: null, agreementId: ['acme'], source: ['nobody'] })).toEqual([])
})

it('F10 under a stream of events through the engine, readers that come and go miss nothing', async () => {
  const { connect, apply, now, store, hub } = await house()
  let isOver = false
  const writer = async (name: string) => {
    for (let i = 0; !isOver; i++) {
      const batch = Array.from({ length: 8 }, (_, index) => {
        const ticketKey = `${name}-${(i * 8 + index) % 40}`
        const eventId = `${name}-${i}-${index}`
        if (i * 8 + index < 40) return event(now(), [opened], { ticketKey, eventId })
        const to = (['onHold', 'open', 'solved', 'open'] as const)[(i + index) % 4]!
        return event(now(), [{ kind: 'statusChanged', to }], { ticketKey, eventId })
      })
      await apply(...batch)
    }
  }
  const wander = async (document: string, after: string | null) => {
    const streams: Stream[] = []
    for (let round = 0; round < 8; round++) {
      const client = await connect()
      const cursor = streams.map(lastCursor).findLast((known) => known !== null) ?? after
      const stream = client.subscribe(document, cursor === null ? {} : { after: cursor })
      streams.push(stream)
      if (round === 7) break
      await until('some messages', () => stream.messages.length > round % 4)
      await client.end()
    }
    return streams
  }
  const writing = [writer('A'), writer('B')]
  const readers = await Promise.all([
    wander(FACTS, `${store.epoch}:0`),
    wander(FACTS, `${store.epoch}:0`),
    wander(BOARD, null),
    wander(BOARD, null),
  ])
  isOver = true
  await Promise.all(writing)
  const head = Number((await store.pool.query('SELECT pos FROM head')).rows[0].pos)
  await until('the hub at the head', () => hub.stats().position === head)
  const all = Array.from({ length: head }, (_, index) => index + 1)
  for (const streams of readers.slice(0, 2)) {
    await until('the last fact', () => positions(streams.at(-1)!).at(-1) === head)
    expect(streams.flatMap(positions)).toEqual(all)
  }
  const { rows } = await store.pool.query(
    `SELECT id::text, version FROM clock WHERE phase IN ('running', 'paused') ORDER BY id::text`,
  )
  for (const streams of readers.slice(2)) {
    await until('the board at the head', () => lastCursor(streams.at(-1)!) === `${store.epoch}:${head}`)
    const seen = streams.reduce((board, stream) => boardOf(stream, board), new Map<string, number>())
    expect(
      [...seen].map(([id, version]) => ({ id, version })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    ).toEqual(rows)
  }
})
