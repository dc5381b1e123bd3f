import { describe, expect, it } from 'vitest'
import { type BoardChange, createBoard } from '../src/live/board.js'
import type { BoardFact, BoardMessage } from '../src/live/boardMessage.js'
import { unite } from '../src/live/calendars.js'
import { alwaysOpen, DAY, HOUR, iso, NOON, rowMessage } from './support/rows.js'

type Snapshot = Extract<BoardMessage, { __typename: 'BoardSnapshot' }>
type Delta = Extract<BoardMessage, { __typename: 'BoardDelta' }>

const snapshot = (over: Partial<Snapshot> = {}): Snapshot => ({
  __typename: 'BoardSnapshot',
  cursor: 'e:1',
  part: 1,
  last: true,
  serverTime: iso(NOON),
  buildId: 'b',
  clocks: [],
  calendars: [alwaysOpen(NOON - DAY)],
  ...over,
})
const delta = (over: Partial<Delta> = {}): Delta => ({
  __typename: 'BoardDelta',
  cursor: 'e:2',
  serverTime: iso(NOON),
  upserts: [],
  leaves: [],
  facts: [],
  calendars: [],
  ...over,
})
const fact = (position: number): BoardFact => ({
  position,
  kind: 'breached',
  at: iso(NOON),
  recordedAt: iso(NOON),
  clockId: '1',
})

function following() {
  const board = createBoard()
  const changes: BoardChange[] = []
  board.onChange((change) => changes.push(change))
  return { board, changes }
}

describe('board', () => {
  it('LIVE-2 shows a snapshot only when its last part is there', () => {
    const { board } = following()
    board.apply(snapshot({ last: false, clocks: [rowMessage({ id: '1' })] }))
    expect([board.ready, board.clocks.size]).toEqual([false, 0])
    board.apply(snapshot({ part: 2, clocks: [rowMessage({ id: '2' })] }))
    expect([board.ready, [...board.clocks.keys()]]).toEqual([true, ['1', '2']])
  })

  it('LIVE-2 forgets a snapshot that was cut off when another begins', () => {
    const { board } = following()
    board.apply(snapshot({ last: false, clocks: [rowMessage({ id: 'gone' })] }))
    board.apply(snapshot({ clocks: [rowMessage({ id: '1' })] }))
    expect([...board.clocks.keys()]).toEqual(['1'])
  })

  it('LIVE-2 a new snapshot takes the place of everything, older versions included', () => {
    const { board } = following()
    board.apply(snapshot({ clocks: [rowMessage({ id: '1', version: 9 }), rowMessage({ id: '2' })] }))
    board.apply(snapshot({ clocks: [rowMessage({ id: '1', version: 3 })] }))
    expect([...board.clocks.values()].map((row) => [row.id, row.version])).toEqual([['1', 3]])
  })

  it('LIVE-2 drops the version it knows, takes a newer one and lets the leaver go', () => {
    const { board, changes } = following()
    board.apply(snapshot({ clocks: [rowMessage({ id: '1', version: 4, priority: 'P1' })] }))
    board.apply(delta({ upserts: [rowMessage({ id: '1', version: 4, priority: 'P2' })] }))
    expect(board.clocks.get('1')!.priority).toBe('P1')
    expect(changes).toHaveLength(1)
    board.apply(delta({ upserts: [rowMessage({ id: '1', version: 5, priority: 'P3' })] }))
    expect(board.clocks.get('1')!.priority).toBe('P3')
    board.apply(delta({ leaves: ['1'] }))
    expect(board.clocks.size).toBe(0)
  })

  it('LIVE-2 tells each fact once, however often it arrives', () => {
    const { board, changes } = following()
    board.apply(snapshot())
    board.apply(delta({ facts: [fact(7), fact(8)] }))
    board.apply(delta({ facts: [fact(8), fact(9)] }))
    expect(changes.flatMap((change) => change.facts.map((it) => it.position))).toEqual([7, 8, 9])
  })

  it('LIVE-2 after a reset positions of the other store count again', () => {
    const { board, changes } = following()
    board.apply(snapshot())
    board.apply(delta({ facts: [fact(900)] }))
    board.apply({ __typename: 'Reset', reason: 'epoch' })
    board.apply(snapshot())
    board.apply(delta({ facts: [fact(3)] }))
    expect(changes.flatMap((change) => change.facts.map((it) => it.position))).toEqual([900, 3])
  })

  it('LIVE-2 wakes only the listener of the clock a message is about', () => {
    const { board } = following()
    board.apply(snapshot({ clocks: [rowMessage({ id: '1' }), rowMessage({ id: '2' })] }))
    const reported: string[] = []
    for (const id of ['1', '2']) board.onClock(id, () => reported.push(id))
    board.apply(delta({ upserts: [rowMessage({ id: '2', version: 2 })] }))
    expect(reported).toEqual(['2'])
  })

  it('LIVE-3 lets go of past hours without losing the time used in them', () => {
    const { board } = following()
    board.apply(snapshot({ clocks: [rowMessage({ countedFrom: iso(NOON - HOUR), usedMs: 5 })] }))
    board.apply(delta({ calendars: [alwaysOpen(NOON)] }))
    const row = board.clocks.get('1')!
    expect([row.countedFrom, row.usedMs]).toEqual([NOON, HOUR + 5])
    expect(board.hoursOf(row)!.elapsed(row.countedFrom, NOON + 9 * DAY)).toBe(9 * DAY)
    expect(board.hoursOf(row)!.elapsed(NOON - DAY, NOON)).toBe(0)
  })

  it('LIVE-3 makes one stretch of touching and overlapping ones', () => {
    expect(
      unite([
        { from: 5, to: 8 },
        { from: 1, to: 3 },
        { from: 3, to: 4 },
        { from: 6, to: 7 },
      ]),
    ).toEqual([
      { from: 1, to: 4 },
      { from: 5, to: 8 },
    ])
  })
})
