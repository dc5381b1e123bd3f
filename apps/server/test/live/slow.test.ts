import { expect, it, onTestFinished } from 'vitest'
import { createSchema } from '../../src/api/schema.js'
import { manualClockwork, systemClockwork } from '../../src/clockwork.js'
import { Hub } from '../../src/live/hub.js'
import { LIVE_LIMITS, type LiveLimits } from '../../src/live/limits.js'
import { until } from '../support/until.js'
import { BOARD, FACTS } from './support/documents.js'
import { HandConnection, selectionOf } from './support/handConnection.js'
import { lastCursor, ofType, positions } from './support/liveClient.js'
import { LogBook } from './support/logBook.js'
import { aViewer, EPOCH, stage } from './support/stage.js'

const schema = createSchema()

/** A hub with hand-made connections; three clocks are in the book, their calendar is known, and the log stands at 4. */
async function scene(limits: Partial<LiveLimits> = {}) {
  const clockwork = manualClockwork(Date.UTC(2026, 10, 20, 3, 0))
  const book = new LogBook(clockwork.now)
  book.commit(...['1', '2', '3'].map((id) => ({ id, kind: 'started' as const })))
  const complaints: object[] = []
  const log = { error: (detail: object) => complaints.push(detail) }
  const hub = new Hub({ reader: book, clockwork, epoch: EPOCH, buildId: 'b1', schema, log, limits })
  onTestFinished(() => {
    hub.close()
    expect(complaints).toEqual([])
  })
  hub.publish(book.commit({ id: '1' }))
  await until('the calendar', () => hub.stats().position === 4)
  const join = async (document: string) => {
    const connection = new HandConnection()
    const open = document === BOARD ? hub.openBoard : hub.openFacts
    const source = open.call(hub, {}, `${EPOCH}:4`, aViewer())
    hub.join(source, selectionOf(document), connection, 'op')
    await until('the first message', () => connection.frames.length > 0)
    return connection
  }
  return { hub, book, clockwork, join }
}

it('F11 while a socket lags, rows of one clock coalesce and every fact stays', async () => {
  const { hub, book, clockwork, join } = await scene()
  const slow = await join(BOARD)
  const good = await join(BOARD)
  slow.bufferedAmount = LIVE_LIMITS.lagBytes + 1
  for (let i = 0; i < 10; i++) hub.publish(book.commit({ id: '1' }, { id: '2' }))
  hub.publish(book.commit({ id: '2', kind: 'met', set: { phase: 'stopped' } }))
  expect(slow.frames).toHaveLength(1)
  expect(hub.stats()).toMatchObject({ lagging: 1, dropped: 0 })
  expect(good.messages.filter((message) => message.__typename === 'BoardDelta')).toHaveLength(11)
  slow.bufferedAmount = 0
  clockwork.advance(LIVE_LIMITS.lagPollMs)
  expect(slow.frames).toHaveLength(2)
  expect(slow.messages[1]).toMatchObject({
    __typename: 'BoardDelta',
    cursor: `${EPOCH}:25`,
    upserts: [{ id: '1', version: 12 }],
    leaves: ['2'],
    calendars: [{ id: 'acme@3/office' }],
  })
  const reported = slow.messages[1].facts.map((fact: { position: number }) => fact.position)
  expect(reported).toEqual(Array.from({ length: 21 }, (_, index) => index + 5))
  hub.publish(book.commit({ id: '3' }))
  expect(slow.messages[2]).toMatchObject({ facts: [{ position: 26 }] })
  expect(hub.stats().lagging).toBe(0)
})

it('F11 too many facts waiting close that socket with 4413 and nobody else', async () => {
  const { hub, book, join } = await scene({ backlogFacts: 10 })
  const slow = await join(FACTS)
  const good = await join(FACTS)
  slow.bufferedAmount = LIVE_LIMITS.lagBytes + 1
  for (let i = 0; i < 10; i++) hub.publish(book.commit({ id: '1' }))
  expect(slow.closing).toBeNull()
  hub.publish(book.commit({ id: '1' }))
  expect(slow.closing).toMatchObject({ code: 4413 })
  expect(good.closing).toBeNull()
  expect(hub.stats()).toMatchObject({ dropped: 1, subscribers: 1, sockets: 1, lagging: 0 })
  hub.publish(book.commit({ id: '1' }))
  expect(good.messages.at(-1)).toMatchObject({ facts: [{ position: 16 }] })
})

it('F11 what waits is counted in bytes over all subscriptions of a socket', async () => {
  const { hub, book } = await scene({ backlogBytes: 20_000, backlogFacts: 100_000 })
  const slow = new HandConnection()
  for (const id of ['a', 'b', 'c', 'd'])
    hub.join(hub.openBoard({}, `${EPOCH}:4`, aViewer()), selectionOf(BOARD), slow, id)
  await until('all live', () => slow.frames.length === 4)
  slow.bufferedAmount = LIVE_LIMITS.lagBytes + 1
  let events = 0
  while (slow.closing === null && events < 100) {
    hub.publish(book.commit({ id: '1' }))
    events++
  }
  // Four times a row, and half a kilobyte a fact each time.
  expect(events).toBe(8)
  expect(hub.stats()).toMatchObject({ subscribers: 0, sockets: 0, groups: 0 })
})

it('F11 a socket that takes nothing of its snapshot is given up', async () => {
  const { hub, book, clockwork } = await scene({ partSize: 1 })
  const stuck = new HandConnection()
  hub.join(hub.openBoard({}, null, aViewer()), selectionOf(BOARD), stuck, 'op')
  stuck.bufferedAmount = LIVE_LIMITS.lagBytes
  await until('the reading', () => book.readings > 0)
  const waited = await until('the end', () => {
    clockwork.advance(1_000)
    return stuck.closing
  })
  expect(waited).toMatchObject({ code: 4413 })
  expect(stuck.frames).toEqual([])
})

it('F11 heartbeats do not pile up on a lagging socket', async () => {
  const { clockwork, join } = await scene()
  const slow = await join(BOARD)
  slow.bufferedAmount = LIVE_LIMITS.lagBytes + 1
  clockwork.advance(60_000)
  expect(slow.frames).toHaveLength(1)
})

it('F11 fifty stalled sockets harm nobody, are closed with 4413, and resume where they stood', async () => {
  const clockwork = systemClockwork()
  const book = new LogBook(clockwork.now)
  const subject = 'x'.repeat(2_000)
  book.commit(...Array.from({ length: 100 }, (_, index) => ({ id: String(index + 1), set: { subject } })))
  const { connect, hub } = await stage({ reader: book, clockwork })
  const stalled = await Promise.all(Array.from({ length: 50 }, () => connect()))
  const good = await Promise.all(Array.from({ length: 10 }, () => connect()))
  const boards = [...stalled, ...good].map((client) => client.subscribe(BOARD))
  await until('all live', () => boards.every(lastCursor))
  for (const client of stalled) client.socket.pause()
  const before = process.memoryUsage().rss
  for (let edits = 0; hub.stats().dropped < 50 && edits < 20_000; edits += 25) {
    const ids = Array.from({ length: 25 }, (_, index) => String(1 + ((edits + index) % 100)))
    hub.publish(book.commit(...ids.map((id) => ({ id, set: { subject } }))))
    await new Promise((resolve) => setImmediate(resolve))
  }
  const last = book.facts.length
  await until('the good are up to date', () =>
    boards.slice(50).every((board) => lastCursor(board) === `${EPOCH}:${last}`),
  )
  expect(hub.stats()).toMatchObject({ dropped: 50, subscribers: 10 })
  for (const board of boards.slice(50))
    expect(positions(board)).toEqual(Array.from({ length: last - 100 }, (_, index) => index + 101))
  const grownPerStalled = (process.memoryUsage().rss - before) / 50
  expect(grownPerStalled).toBeLessThan(4 * 1024 * 1024)

  const [first] = stalled
  first!.socket.resume()
  expect(await first!.closed).toMatchObject({ code: 4413 })
  const after = lastCursor(boards[0]!)
  const again = (await connect()).subscribe(BOARD, { after })
  await until('caught up', () => lastCursor(again) === `${EPOCH}:${last}`)
  const missed = Number(after!.split(':')[1])
  expect(ofType(again, 'Reset')).toEqual([])
  expect(positions(again)).toEqual(Array.from({ length: last - missed }, (_, index) => missed + index + 1))
})
