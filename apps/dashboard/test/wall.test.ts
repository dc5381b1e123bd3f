import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { survey } from '../src/live/survey.js'
import { takeToken } from '../src/live/token.js'
import { burnInShift } from '../src/wall/burnIn.js'
import { cutEnd, cutMiddle, fitText } from '../src/wall/layout/fit.js'
import { chooseGrids, fullGrids, placesIn } from '../src/wall/layout/grid.js'
import { NO_LANES, SETTLE_MS, settle } from '../src/wall/layout/lanes.js'
import { pageAt, parseWallParams } from '../src/wall/params.js'
import { boardRow, HOUR, iso, MINUTE, NOON } from './support/rows.js'

const everything = () => true

describe('survey', () => {
  const rows = [
    boardRow({ id: '10', deadlineAt: iso(NOON + HOUR) }),
    boardRow({ id: '9', deadlineAt: iso(NOON + HOUR) }),
    boardRow({ id: '3', deadlineAt: iso(NOON + 2 * MINUTE), atRisk: true }),
    boardRow({ id: '4', phase: 'paused', status: 'waitingOnCustomer', deadlineAt: null, usedMs: HOUR }),
    boardRow({ id: '5', phase: 'paused', status: 'new', deadlineAt: null, usedMs: 2 * HOUR }),
    boardRow({ id: '6', verdict: 'breached', breachedAt: iso(NOON - HOUR) }),
    boardRow({ id: '7', verdict: 'breached', breachedAt: iso(NOON - MINUTE) }),
    boardRow({ id: '8', deadlineAt: iso(NOON - 1) }),
  ]
  const look = (next = 9) => survey(rows, NOON, { next, late: 9 }, everything)

  it('LIVE-4 orders by deadline then id, puts paused behind and late newest first', () => {
    expect(look().next).toEqual(['8', '3', '9', '10', '5', '4'])
    expect(look().lateFirst).toEqual(['7', '6'])
    expect(look(2).next).toEqual(['8', '3'])
  })

  it('LIVE-4 counts what runs, is at risk, late and paused, and whom the paused wait for', () => {
    expect(look()).toMatchObject({ total: 8, atRisk: 1, late: 2, paused: 2, nextTotal: 4 })
    expect(look().waiting).toEqual({ waitingOnCustomer: 1, waitingOnThirdParty: 0, onHold: 0, other: 1 })
  })

  it('LIVE-4 finds the next deadline, the oldest late clock and the deadlines of the hour', () => {
    expect(look().nextDeadlineAt).toBe(NOON + 2 * MINUTE)
    expect(look().oldestLateAt).toBe(NOON - HOUR)
    expect(look().bins).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  })
})

describe('lanes', () => {
  const room = { next: 3, late: 3, changes: false }
  const wanted = (next: string[], late: string[] = [], gone: string[] = []) => ({
    next,
    late,
    isThere: (id: string) => !gone.includes(id),
  })
  const first = settle(NO_LANES, wanted(['a', 'b', 'c']), room, 0)

  it('LIVE-3 a tile moves at most once in five seconds', () => {
    const swapped = wanted(['b', 'a', 'c'])
    const waiting = settle(first, swapped, room, 1_000)
    expect(waiting.next).toEqual(['a', 'b', 'c'])
    expect(settle(waiting, swapped, room, 1_000 + SETTLE_MS - 1).next).toEqual(['a', 'b', 'c'])
    const moved = settle(waiting, swapped, room, 1_000 + SETTLE_MS)
    expect([moved.next, moved.movedAt]).toEqual([['b', 'a', 'c'], 6_000])
    expect(settle(moved, wanted(['a', 'b', 'c']), room, 7_000).next).toEqual(['b', 'a', 'c'])
  })

  it('LIVE-3 a clock that turns late is seen where it stands, and never in two places', () => {
    const turned = settle(first, wanted(['b', 'c'], ['a']), room, 1_000)
    expect([turned.next, turned.late]).toEqual([['a', 'b', 'c'], []])
    const moved = settle(turned, wanted(['b', 'c'], ['a']), room, 6_000)
    expect([moved.next, moved.late]).toEqual([['b', 'c'], ['a']])
  })

  it('LIVE-3 a departed clock leaves a hole, and a new one takes a free place without moving anybody', () => {
    const left = settle(first, wanted(['b', 'c'], [], ['a']), room, 1_000)
    expect(left.next).toEqual([null, 'b', 'c'])
    const short = settle(NO_LANES, wanted(['a']), room, 0)
    expect(settle(short, wanted(['n', 'a']), room, 10).next).toEqual(['a', 'n'])
  })

  it('LIVE-3 is the same object while nothing changes', () => {
    expect(settle(first, wanted(['a', 'b', 'c']), room, 60_000)).toBe(first)
  })
})

describe('grid', () => {
  it('LIVE-3 draws 12, 24 or 36 tiles and no more', () => {
    for (const density of [12, 24, 36] as const) {
      const { next, late } = placesIn(fullGrids(density))
      expect(next + late).toBe(density)
    }
    const places = placesIn(chooseGrids(null, { next: 9_000, late: 900 }, 24))
    expect(places).toEqual({ next: 16, late: 8 })
  })

  it('LIVE-3 gives few clocks large tiles and does not ease at the first one that leaves', () => {
    const few = chooseGrids(null, { next: 4, late: 0 }, 24)
    expect(few.next.size).toBe('large')
    const more = chooseGrids(few, { next: 5, late: 0 }, 24)
    expect(more.next.size).toBe('medium')
    expect(chooseGrids(more, { next: 4, late: 0 }, 24)).toEqual(more)
    expect(chooseGrids(more, { next: 3, late: 0 }, 24)).toEqual(few)
    expect(fullGrids(36).next.size).toBe('compact')
  })
})

describe('fit', () => {
  const measure = (text: string) => text.length

  it('LIVE-3 takes the fullest text that fits, else cuts the shortest', () => {
    expect(fitText(['closed, resumes Mon 08:00', 'opens Mon 08:00'], 16, measure)).toBe('opens Mon 08:00')
    expect(fitText(['unconfirmed'], 6, measure)).toBe('uncon…')
  })

  it('LIVE-3 cuts names at the end and keys in the middle', () => {
    expect(cutEnd('Peripheral replacement', 12, measure)).toBe('Peripheral…')
    expect(cutMiddle('INCIDENT-0004233', 9, measure)).toBe('IN…004233')
    expect(cutEnd('short', 12, measure)).toBe('short')
    expect(cutMiddle('INC', 0, measure)).toBe('')
  })
})

describe('address', () => {
  const parse = (query: string) => parseWallParams(new URL(`http://x/wall/jakarta?${query}`), ['en-US'])

  it('LIVE-3 reads every parameter', () => {
    const query =
      'lang=id&tz=Asia/Jakarta&density=40&scale=0.8&sound=1&rotate=30s&pages=all,priority:P1&title=Meja&team=L1,L2&metric=resolution,x&agreement=gold&customer=A&priority=P1'
    expect(parse(query)).toEqual({
      name: 'jakarta',
      title: 'Meja',
      language: 'id',
      timeZone: 'Asia/Jakarta',
      density: 36,
      scale: 0.8,
      sound: true,
      rotateMs: 30_000,
      pages: [
        { title: null, filter: null },
        { title: 'P1', filter: { field: 'priority', value: 'P1' } },
      ],
      filter: {
        team: ['L1', 'L2'],
        priority: ['P1'],
        agreementId: ['gold'],
        customer: ['A'],
        metric: ['resolution'],
      },
      misread: ['density=40', 'metric=resolution,x'],
    })
  })

  it('LIVE-3 falls back from what it cannot understand', () => {
    expect(parse('lang=xx&tz=Mars/Base&density=-3&scale=99&rotate=1s&pages=,x:y')).toMatchObject({
      title: 'jakarta',
      language: 'en',
      timeZone: null,
      density: 24,
      scale: 1,
      rotateMs: null,
      pages: [{ title: null, filter: null }],
      filter: null,
    })
  })

  it('LIVE-3 takes the token out of the address bar and keeps it for the tab', () => {
    const kept = new Map<string, string>()
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }
    let shown = ''
    const history = {
      replaceState: (_: unknown, __: string, url?: string | URL | null) => (shown = String(url)),
    }
    const href = 'http://x/wall/jakarta?token=tgt_a_b&lang=id'
    expect(takeToken({ href }, history, storage, 'k')).toBe('tgt_a_b')
    expect(shown).toBe('/wall/jakarta?lang=id')
    expect(takeToken({ href: 'http://x/wall/jakarta' }, history, storage, 'k')).toBe('tgt_a_b')
  })
})

describe('long life', () => {
  it('LIVE-3 shifts the picture by at most six pixels, each three minutes', () => {
    const shifts = Array.from({ length: 500 }, (_, step) => burnInShift(step * 180_000))
    expect(burnInShift(179_999)).toEqual(burnInShift(0))
    for (const { x, y } of shifts) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(6)
    expect(new Set(shifts.map(({ x, y }) => `${x},${y}`)).size).toBeGreaterThan(40)
  })

  it('LIVE-3 pages take turns and a breach brings back the first', () => {
    expect([0, 30_000, 60_000, 90_000].map((ms) => pageAt(ms, 3, 30_000, null))).toEqual([0, 1, 2, 0])
    expect([pageAt(31_000, 3, 30_000, 30_500), pageAt(46_000, 3, 30_000, 30_500)]).toEqual([0, 1])
    expect(pageAt(99_000, 3, null, null)).toBe(0)
  })
})

it('W9 every size of tile has rules that can apply: a lane has one size', () => {
  const css = readFileSync(new URL('../src/wall/wall.css', import.meta.url), 'utf8')
  expect(css).toContain('.cells-medium .tile-main')
  expect(css).not.toMatch(/\.cells-\w+ \.cells-/)
})
