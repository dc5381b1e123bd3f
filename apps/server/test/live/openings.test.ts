import { expect, it } from 'vitest'
import { systemClockwork } from '../../src/clockwork.js'
import type { ClockFilter } from '../../src/store/clockFilter.js'
import { until } from '../support/until.js'
import { BOARD, FACTS } from './support/documents.js'
import { lastCursor, ofType } from './support/liveClient.js'
import { LogBook } from './support/logBook.js'
import { aViewer, stage } from './support/stage.js'

/** A log whose boards are read one step at a time, when the test says so. */
class SlowBook extends LogBook {
  readonly asked: string[] = []
  readonly #held: (() => void)[] = []

  override async board(filter: ClockFilter, limit: number) {
    this.asked.push(filter.team?.at(-1) ?? 'all')
    await new Promise<void>((resolve) => this.#held.push(resolve))
    return super.board(filter, limit)
  }

  /** Lets the oldest board that is being read be read. */
  release(): void {
    this.#held.shift()?.()
  }

  get held(): number {
    return this.#held.length
  }
}

async function aCrowd() {
  const book = new SlowBook(systemClockwork().now)
  book.commit({ id: '1', kind: 'started' })
  const place = await stage({ reader: book })
  place.viewers.set('wall', aViewer({ principal: 'token:wall', tokenPrefix: 'wall' }))
  const wall = await place.connect({ token: 'wall' })
  const boards = Array.from({ length: 30 }, (_, n) =>
    wall.subscribe(BOARD, { filter: { team: ['G1', `x${n}`] } }),
  )
  await until('the first board is read', () => book.asked.length === 1)
  return { ...place, book, wall, boards }
}

it('boards of one viewer are drawn one by one, and another viewer waits for none of the rest', async () => {
  const { book, boards, connect } = await aCrowd()
  const other = (await connect()).subscribe(BOARD)
  await until('the other is read beside the first', () => book.asked.length === 2)
  expect(book.asked).toEqual(['x0', 'all'])
  const facts = (await connect()).subscribe(FACTS)
  await until('facts wait for no board', () => ofType(facts, 'Heartbeat').length === 1)
  book.release()
  book.release()
  await until('both are drawn', () => lastCursor(boards[0]!) !== null && lastCursor(other) !== null)
  for (let drawn = 1; drawn < boards.length; drawn++) {
    await until('the next is read', () => book.held === 1)
    book.release()
  }
  await until('all are drawn', () => boards.every((board) => lastCursor(board) !== null))
  expect(book.asked).toEqual(['x0', 'all', ...boards.slice(1).map((_, n) => `x${n + 1}`)])
})

it('boards whose viewers have gone are never read', async () => {
  const { book, wall, hub, connect } = await aCrowd()
  wall.socket.terminate()
  await until('the socket is gone', () => hub.stats().subscribers === 0)
  book.release()
  const next = (await connect({ token: 'wall' })).subscribe(BOARD)
  await until('the next is read', () => book.held === 1)
  book.release()
  await until('it is drawn', () => lastCursor(next) !== null)
  expect(book.asked).toEqual(['x0', 'all'])
})
