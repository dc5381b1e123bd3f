import { DAY_MS } from '@tenggat/domain'
import { expect, it } from 'vitest'
import { manualClockwork, systemClockwork } from '../../src/clockwork.js'
import { until } from '../support/until.js'
import { BOARD, FACTS } from './support/documents.js'
import { boardOf, lastCursor, ofType, positions } from './support/liveClient.js'
import { LogBook } from './support/logBook.js'
import { EPOCH, stage } from './support/stage.js'

const NOW = Date.UTC(2026, 10, 20, 3, 0)

const aBook = (clocks = 3) => {
  const clockwork = systemClockwork()
  const book = new LogBook(clockwork.now)
  if (clocks > 0) book.commit(...ids(clocks).map((id) => ({ id, kind: 'started' as const })))
  return book
}
const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1))

it('a board begins with a snapshot in parts and goes on with deltas', async () => {
  const book = aBook(1_201)
  const { connect, hub } = await stage({ reader: book })
  const board = (await connect()).subscribe(BOARD)
  await until('the last part', () => ofType(board, 'BoardSnapshot').some((part) => part.last))
  const parts = ofType(board, 'BoardSnapshot')
  expect(parts.map((part) => [part.part, part.clocks.length, part.calendars.length])).toEqual([
    [1, 500, 1],
    [2, 500, 0],
    [3, 201, 0],
  ])
  hub.publish(book.commit({ id: '7', set: { crossed: ['percent:75'] } }))
  await until('the delta', () => ofType(board, 'BoardDelta').length > 0)
  const [delta] = ofType(board, 'BoardDelta')
  expect(delta).toMatchObject({
    cursor: `${EPOCH}:1202`,
    upserts: [{ id: '7', version: 2, atRisk: true, calendarId: 'acme@3/office' }],
    leaves: [],
    facts: [{ position: 1202, kind: 'atRisk', clockId: '7' }],
  })
})

it('one execution serves all subscribers of a group, each under its own operation id', async () => {
  const book = aBook()
  const { connect, hub } = await stage({ reader: book })
  const client = await connect()
  const one = client.subscribe(FACTS, { after: `${EPOCH}:1` }, 'a "quoted" id')
  const other = (await connect()).subscribe(FACTS, { after: `${EPOCH}:3` })
  await until('both live', () => lastCursor(one) && lastCursor(other))
  expect(hub.stats()).toMatchObject({ groups: 1, subscribers: 2, sockets: 2 })
  hub.publish(book.commit({ id: '1' }))
  await until('the fact on both', () => positions(one).includes(4) && positions(other).includes(4))
  expect(positions(one)).toEqual([2, 3, 4])
  expect(positions(other)).toEqual([4])
})

it('groups differ by document, filter and what the viewer may see', async () => {
  const { connect, hub, viewers } = await stage({ reader: aBook() })
  viewers.set('display', {
    ...viewers.get('reader')!,
    principal: 'token:display',
    tokenPrefix: 'display',
    scopes: new Set(['display'] as const),
    board: { team: ['G96'] },
  })
  const client = await connect()
  client.subscribe(BOARD)
  client.subscribe(BOARD, { filter: { team: ['G1'] } })
  client.subscribe(`${BOARD} `)
  const display = await connect({ token: 'display' })
  display.subscribe(BOARD)
  await until('four groups', () => hub.stats().groups === 4)
  const facts = display.subscribe(FACTS)
  await until('the refusal', () => facts.errors)
  expect(facts.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
})

it('a clock whose ticket moves away leaves the board it was on, and joins the other', async () => {
  const book = aBook()
  const { connect, hub } = await stage({ reader: book })
  const client = await connect()
  const old = client.subscribe(BOARD, { filter: { team: ['G96'] } })
  const next = client.subscribe(BOARD, { filter: { team: ['G1'] } })
  await until('both snapshots', () => lastCursor(old) && lastCursor(next))
  hub.publish(book.commit({ id: '2', set: { team: 'G1' } }))
  await until('both deltas', () => ofType(old, 'BoardDelta')[0] && ofType(next, 'BoardDelta')[0])
  expect(ofType(old, 'BoardDelta')[0]).toMatchObject({ leaves: ['2'], upserts: [] })
  expect(ofType(next, 'BoardDelta')[0]).toMatchObject({ leaves: [], upserts: [{ id: '2', team: 'G1' }] })
  hub.publish(book.commit({ id: '2', kind: 'met', set: { phase: 'stopped' } }))
  await until('the stop', () => ofType(next, 'BoardDelta').length === 2)
  expect(ofType(next, 'BoardDelta')[1]).toMatchObject({ leaves: ['2'], facts: [{ kind: 'met' }] })
  expect(ofType(old, 'BoardDelta')).toHaveLength(1)
})

it('rows read later than their batch still tell a board what left it', async () => {
  const book = aBook()
  const { connect, hub } = await stage({ reader: book })
  const board = (await connect()).subscribe(BOARD, { filter: { team: ['G96'], line: ['1st'] } })
  await until('the snapshot', () => lastCursor(board))
  // Two updates of one ticket; the first batch is read when both are committed already.
  book.commit({ id: '1', set: { team: 'G1' } })
  book.commit({ id: '1', set: { line: '2nd' } })
  hub.publish(book.batch(3, 5))
  hub.publish(book.batch(5, 7))
  await until('the leave', () => ofType(board, 'BoardDelta').some((delta) => delta.leaves.includes('1')))
})

it('clocks of replayed sources show only on boards that ask for them', async () => {
  const book = aBook(0)
  book.commit({ id: '1', kind: 'started', set: { live: false } }, { id: '2', kind: 'started' })
  const { connect, hub } = await stage({ reader: book })
  const client = await connect()
  const plain = client.subscribe(BOARD)
  const replayed = client.subscribe(BOARD, { filter: { includeReplayed: true } })
  await until('both snapshots', () => lastCursor(plain) && lastCursor(replayed))
  expect([...boardOf(plain).keys()]).toEqual(['2'])
  expect([...boardOf(replayed).keys()]).toEqual(['1', '2'])
  hub.publish(book.commit({ id: '1' }, { id: '2' }))
  await until('both deltas', () => ofType(plain, 'BoardDelta')[0] && ofType(replayed, 'BoardDelta')[0])
  expect(positions(plain)).toEqual([4])
  expect(positions(replayed)).toEqual([3, 4])
})

it('a clock that a correction removed leaves every board, and its last fact is told', async () => {
  const book = aBook()
  const { connect, hub } = await stage({ reader: book })
  const client = await connect()
  const board = client.subscribe(BOARD)
  const facts = client.subscribe(FACTS, { filter: { team: ['G96'] } })
  const others = client.subscribe(FACTS, { filter: { team: ['G1'] } })
  await until('all live', () => lastCursor(board) && lastCursor(facts) && lastCursor(others))
  hub.publish(book.remove('3'))
  await until('the leave', () => ofType(board, 'BoardDelta').some((delta) => delta.leaves.includes('3')))
  await until('the fact', () => ofType(facts, 'FactBatch').length > 0)
  expect(ofType(facts, 'FactBatch')[0].facts).toMatchObject([{ kind: 'retracted', ticketKey: 'T-3' }])
  hub.publish(book.commit({ id: '1', set: { team: 'G1' } }))
  await until('the next', () => positions(others).length > 0)
  expect(positions(others)).toEqual([5, 6])
})

it('agreements that change are told at once by a beat of their own, many in a moment by one', async () => {
  const clockwork = manualClockwork(NOW)
  const { connect, hub } = await stage({ reader: aBook(), clockwork })
  const query = 'subscription { board { __typename ... on Heartbeat { agreements } } }'
  const board = (await connect()).subscribe(query)
  await until('the board', () => ofType(board, 'BoardSnapshot').length > 0)
  for (let change = 0; change < 5; change++) hub.agreementsChanged()
  clockwork.advance(60)
  await until('the beat', () => ofType(board, 'Heartbeat').length === 1)
  expect(ofType(board, 'Heartbeat')).toEqual([{ __typename: 'Heartbeat', agreements: 5 }])
})

it('heartbeats tell the time and the cursor every two seconds', async () => {
  const clockwork = manualClockwork(NOW)
  const book = new LogBook(clockwork.now)
  const { connect, hub } = await stage({ reader: book, clockwork })
  const board = (await connect()).subscribe(BOARD)
  await until('the snapshot', () => lastCursor(board))
  hub.publish(book.commit({ id: '1', kind: 'started' }))
  await until('the delta', () => ofType(board, 'BoardDelta').length === 1)
  clockwork.advance(4_000)
  await until('two beats', () => ofType(board, 'Heartbeat').length === 2)
  expect(ofType(board, 'Heartbeat')).toEqual(
    [2_000, 4_000].map((ms) => ({
      __typename: 'Heartbeat',
      cursor: `${EPOCH}:1`,
      serverTime: new Date(NOW + ms).toISOString(),
      buildId: 'b1',
    })),
  )
})

it('heartbeats stop while the log cannot be read, so that no wall believes that nothing happens', async () => {
  const clockwork = manualClockwork(NOW)
  const { connect, hub } = await stage({ reader: aBook(), clockwork })
  hub.confirmed()
  const board = (await connect()).subscribe(BOARD)
  await until('the snapshot', () => lastCursor(board))
  const beats = () => ofType(board, 'Heartbeat').length
  clockwork.advance(4_000)
  await until('two beats', () => beats() === 2)
  clockwork.advance(8_000)
  hub.confirmed()
  clockwork.advance(2_000)
  await until('a beat', () => beats() > 2)
  expect(ofType(board, 'Heartbeat').map(({ serverTime }) => Date.parse(String(serverTime)) - NOW)).toEqual([
    2_000, 4_000, 14_000,
  ])
})

it.each([
  ['garbled', 'rubbish'],
  ['garbled', `${EPOCH}:01`],
  ['foreign', '00000000-0000-4000-8000-000000000000:2'],
  ['ahead', `${EPOCH}:4`],
  ['newDay', `${EPOCH}:0`],
])('a %s cursor (%s) resets a board, and a fresh snapshot follows', async (reason, after) => {
  const { connect } = await stage({ reader: aBook() })
  const board = (await connect()).subscribe(BOARD, { after })
  await until('the snapshot', () => lastCursor(board))
  expect(board.messages.slice(0, 2)).toMatchObject([
    { __typename: 'Reset', reason },
    { __typename: 'BoardSnapshot', part: 1, last: true, cursor: `${EPOCH}:3` },
  ])
})

it('a board that missed too much is reset; facts are caught up however many', async () => {
  const book = aBook(40)
  const limits = { catchUpPositions: 10, logPositions: 7, partSize: 5 }
  const { connect } = await stage({ reader: book, limits })
  const client = await connect()
  const board = client.subscribe(BOARD, { after: `${EPOCH}:5` })
  const facts = client.subscribe(FACTS, { after: `${EPOCH}:5` })
  await until('both', () => lastCursor(board) && positions(facts).at(-1) === 40)
  expect(board.messages[0]).toMatchObject({ __typename: 'Reset', reason: 'tooOld' })
  expect(positions(facts)).toEqual(Array.from({ length: 35 }, (_, index) => index + 6))
})

it('a filter that keeps too many clocks is refused with a word', async () => {
  const { connect, hub } = await stage({ reader: aBook(11), limits: { boardRows: 10 } })
  const board = (await connect()).subscribe(BOARD)
  await until('the refusal', () => board.errors)
  expect(board.errors).toMatchObject([{ extensions: { code: 'BOARD_TOO_LARGE' } }])
  expect(hub.stats().groups).toBe(0)
})

it('windows reach from yesterday eight days on, and older clocks are moved up to their start', async () => {
  const clockwork = manualClockwork(NOW)
  const book = new LogBook(clockwork.now)
  const monday = Date.UTC(2026, 10, 16, 2, 0)
  book.commit({ id: '1', kind: 'started', set: { countedFrom: monday, usedMs: 1_000 } })
  const { connect } = await stage({ reader: book, clockwork })
  const board = (await connect()).subscribe(BOARD)
  await until('the snapshot', () => lastCursor(board))
  const [snapshot] = ofType(board, 'BoardSnapshot')
  const from = Math.floor(NOW / DAY_MS) * DAY_MS - DAY_MS
  expect(snapshot.calendars[0]).toMatchObject({
    timeZone: 'Asia/Jakarta',
    from: new Date(from).toISOString(),
    to: new Date(from + 9 * DAY_MS).toISOString(),
  })
  // Open 02:00–10:00 UTC: Thu 19, Fri 20, Mon 23 to Fri 27 November.
  expect(snapshot.calendars[0].open).toEqual(
    [19, 20, 23, 24, 25, 26, 27].map((day) => [Date.UTC(2026, 10, day, 2), Date.UTC(2026, 10, day, 10)]),
  )
  expect(snapshot.clocks[0]).toMatchObject({
    countedFrom: new Date(from).toISOString(),
    usedMs: 1_000 + 3 * 8 * 3_600_000,
  })
})

it('with the new day the board is drawn anew in new windows', async () => {
  const clockwork = manualClockwork(NOW)
  const book = new LogBook(clockwork.now)
  book.commit({ id: '1', kind: 'started' })
  const { connect } = await stage({ reader: book, clockwork })
  const board = (await connect()).subscribe(BOARD)
  await until('the snapshot', () => lastCursor(board))
  clockwork.jumpTo(NOW + DAY_MS)
  clockwork.advance(2_000)
  await until('the second snapshot', () => ofType(board, 'BoardSnapshot').length > 1)
  expect(ofType(board, 'Reset')).toEqual([{ __typename: 'Reset', reason: 'newDay' }])
  const [before, after] = ofType(board, 'BoardSnapshot').map((snapshot) => snapshot.calendars[0].from)
  expect(Date.parse(after) - Date.parse(before)).toBe(DAY_MS)
})

it('going away is told, subscriptions end, sockets close with 1012 and nothing stays', async () => {
  const { connect, hub, sockets } = await stage({ reader: aBook() })
  const client = await connect()
  const board = client.subscribe(BOARD)
  await until('the snapshot', () => lastCursor(board))
  await sockets.close(1_500)
  expect(board.messages.at(-1)).toEqual({ __typename: 'GoingAway', retryAfterMs: 1_500 })
  expect(await client.closed).toMatchObject({ code: 1012 })
  expect(hub.stats()).toMatchObject({ groups: 0, subscribers: 0, sockets: 0 })
  expect(sockets.count()).toBe(0)
})
