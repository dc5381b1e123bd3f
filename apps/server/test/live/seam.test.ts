import { seededRandom } from '@tenggat/domain/testing'
import { expect, it } from 'vitest'
import { systemClockwork } from '../../src/clockwork.js'
import { until } from '../support/until.js'
import { BOARD, FACTS } from './support/documents.js'
import { boardOf, lastCursor, ofType, positions, type Stream } from './support/liveClient.js'
import { type Edit, LogBook } from './support/logBook.js'
import { EPOCH, type Stage, stage } from './support/stage.js'

const TEAMS = ['G1', 'G2', 'G3']
const BOARD_FILTER = { team: ['G1', 'G2'] }

/** Subscribes, is cut off at random, and comes back with the cursor it had; keeps all that it was sent. */
class Wanderer {
  readonly streams: Stream[] = []
  isHome = false
  readonly #stage: Stage
  readonly #document: string
  readonly #variables: object
  readonly #chance: () => number

  constructor(stage: Stage, document: string, variables: object, chance: () => number) {
    this.#stage = stage
    this.#document = document
    this.#variables = variables
    this.#chance = chance
  }

  async wander(rounds: number): Promise<void> {
    for (let round = 0; round <= rounds; round++) {
      const cursor = this.streams.map(lastCursor).findLast((known) => known !== null)
      const client = await this.#stage.connect()
      const after = cursor === undefined ? {} : { after: cursor }
      const stream = client.subscribe(this.#document, { ...this.#variables, ...after })
      this.streams.push(stream)
      if (round === rounds) break
      const enough = Math.floor(this.#chance() * 6)
      await until('some messages', () => stream.messages.length >= enough)
      await client.end()
    }
    this.isHome = true
  }
}

/** Commits at random, publishes late and in other portions than committed, now and then passing some over or leaving them out. */
async function stream(book: LogBook, { hub }: Stage, chance: () => number, isOver: () => boolean) {
  let published = 0
  while (!isOver()) {
    const edits: Edit[] = Array.from({ length: 1 + Math.floor(chance() * 12) }, () => {
      const id = String(1 + Math.floor(chance() * 60))
      const phase = chance() < 0.2 ? 'stopped' : chance() < 0.2 ? 'paused' : 'running'
      return { id, set: { phase, team: TEAMS[Math.floor(chance() * 3)]! } }
    })
    book.commit(...edits)
    if (chance() < 0.3) book.gate = new Promise((resolve) => setTimeout(resolve, chance() * 8))
    if (chance() < 0.6) {
      const to = published + Math.ceil((book.facts.length - published) * chance())
      if (chance() < 0.15) hub.passOver(to)
      else if (chance() > 0.05) hub.publish(book.batch(published, to))
      published = to
    }
    await new Promise((resolve) => setTimeout(resolve, chance() * 4))
  }
  hub.publish(book.batch(published))
  const last = book.facts.length
  hub.publish(book.commit({ id: '1', set: { team: 'G1', phase: 'running' } }))
  hub.publish(book.batch(last))
}

it('F10 whoever comes while positions are passed over is told them at once, not with the next fact', async () => {
  const book = new LogBook(systemClockwork().now)
  book.commit({ id: '1', set: { team: 'G1' } })
  const { hub, connect } = await stage({ reader: book })
  expect(hub.isHeard()).toBe(false)
  const client = await connect()
  const stream = client.subscribe(FACTS, { after: `${EPOCH}:1` })
  await until('it follows', () => hub.isHeard() && stream.messages.length > 0)
  book.commit({ id: '1', set: { team: 'G2' } })
  hub.passOver(book.facts.length)
  await until('the fact', () => positions(stream).includes(book.facts.length))
})

it.each([1, 2, 3, 4])(
  'F10 no hole, no duplicate, in order, over random disconnects (seed %i)',
  async (seed) => {
    const chance = seededRandom(seed).next
    const book = new LogBook(systemClockwork().now)
    book.commit(...Array.from({ length: 60 }, (_, index) => ({ id: String(index + 1), set: { team: 'G1' } })))
    const start = book.facts.length
    const limits = { partSize: 7, logPositions: 23, catchUpPositions: 400, backlogFacts: 60, sliceMs: 0 }
    const scene = await stage({ reader: book, limits, socketLimits: { burst: 1_000 } })
    const readers = Array.from(
      { length: 5 },
      () => new Wanderer(scene, FACTS, { after: `${EPOCH}:${start}` }, chance),
    )
    const walls = Array.from(
      { length: 5 },
      () => new Wanderer(scene, BOARD, { filter: BOARD_FILTER }, chance),
    )
    const all = [...readers, ...walls]
    const over = stream(book, scene, chance, () => all.every((wanderer) => wanderer.isHome))
    await Promise.all(all.map((wanderer) => wanderer.wander(12)))
    await over

    const wanted = book.facts.slice(start).map((fact) => fact.pos)
    for (const { streams } of readers) {
      await until('the last fact', () => positions(streams.at(-1)!).at(-1) === wanted.at(-1))
      expect(streams.flatMap(positions)).toEqual(wanted)
      expect(streams.flatMap((stream) => ofType(stream, 'Reset'))).toEqual([])
    }
    const open = await book.board(BOARD_FILTER, 1_000)
    const truth = new Map(open.clocks.map((row) => [row.id, row.version]))
    for (const { streams } of walls) {
      const seen = () => streams.reduce((board, stream) => boardOf(stream, board), new Map<string, number>())
      await until('the board as it is', () => lastCursor(streams.at(-1)!) === `${EPOCH}:${wanted.at(-1)}`)
      expect([...seen()].sort()).toEqual([...truth].sort())
    }
    expect(scene.complaints).toEqual([])
  },
)

it('a hole in what the tail hands over is read from the log, by everybody', async () => {
  const book = new LogBook(systemClockwork().now)
  book.commit({ id: '1', kind: 'started' })
  const { connect, hub } = await stage({ reader: book })
  const client = await connect()
  const facts = client.subscribe(FACTS)
  const board = client.subscribe(BOARD)
  await until('both', () => hub.stats().subscribers === 2 && lastCursor(board))
  hub.publish(book.commit({ id: '1' }))
  await until('the second', () => positions(facts).includes(2))
  book.commit({ id: '1', set: { team: 'G1' } })
  hub.publish(book.commit({ id: '1' }))
  await until('all', () => positions(facts).at(-1) === 5 && positions(board).at(-1) === 5)
  expect(positions(facts)).toEqual([2, 3, 4, 5])
  expect(positions(board)).toEqual([2, 3, 4, 5])
})

it('readers that come back together share one reading', async () => {
  const book = new LogBook(systemClockwork().now)
  book.commit(...Array.from({ length: 30 }, (_, index) => ({ id: String(index + 1) })))
  const { connect } = await stage({ reader: book })
  const clients = await Promise.all(Array.from({ length: 20 }, () => connect()))
  let open = () => {}
  book.gate = new Promise((resolve) => {
    open = resolve
  })
  book.readings = 0
  const streams = clients.map((client) => client.subscribe(BOARD, { after: `${EPOCH}:10` }))
  await until('the first reading', () => book.readings > 0)
  await until('everybody is in', () => clients.every((client) => client.socket.bufferedAmount === 0))
  open()
  await until('everybody is served', () => streams.every((stream) => positions(stream).at(-1) === 30))
  expect(book.readings).toBeLessThan(8)
})
