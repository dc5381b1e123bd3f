import { describe, expect, it } from 'vitest'
import type { DeskRowFragment } from '../../src/gql/board.js'
import { type BoardRow, parseRow } from '../../src/live/boardMessage.js'
import { keeperOf, readListSearch } from '../../src/manager/list/listSearch.js'
import { orderClocks } from '../../src/manager/list/orderClocks.js'
import { rowWindow } from '../../src/manager/list/useRowWindow.js'
import { parseSearch } from '../../src/manager/search.js'
import { choicesOf } from '../../src/manager/shell/boardFilters.js'
import { HOUR, iso, NOON, rowMessage } from '../support/rows.js'

const row = (over: Partial<DeskRowFragment>): BoardRow =>
  parseRow({
    ...rowMessage(),
    agreementId: 'gold',
    agreementKind: 'customer',
    line: null,
    party: null,
    ...over,
  } as never)
const ids = (rows: readonly BoardRow[]) => rows.map(({ id }) => id)

describe('list of clocks', () => {
  it('LIVE-4 puts what is due next first, then what is late by how lately, then what is paused', () => {
    const rows = [
      row({ id: '1', deadlineAt: iso(NOON + 2 * HOUR), atRisk: true }),
      row({ id: '2', phase: 'paused', deadlineAt: null, usedMs: HOUR }),
      row({ id: '3', verdict: 'breached', breachedAt: iso(NOON - HOUR) }),
      row({ id: '10', deadlineAt: iso(NOON + HOUR) }),
      row({ id: '9', deadlineAt: iso(NOON + HOUR) }),
      row({
        id: '4',
        verdict: 'breached',
        breachedAt: iso(NOON - 2 * HOUR),
        phase: 'paused',
        deadlineAt: null,
      }),
    ]
    const seen = orderClocks(rows, () => true, undefined)
    expect(ids(seen.rows)).toEqual(['9', '10', '1', '3', '4', '2'])
    expect(seen.count).toEqual({ running: 4, paused: 2, late: 2, atRisk: 1 })
    const late = orderClocks(rows, () => true, 'late')
    expect(ids(late.rows)).toEqual(['3', '4'])
    expect(late.count).toEqual(seen.count)
  })

  it('filters by any of the values given, and by all filters together', () => {
    const rows = [
      row({ id: '1', team: 'Payments', agreementKind: 'internal' }),
      row({ id: '2', team: 'Network' }),
      row({ id: '3', team: null }),
    ]
    const kept = (query: string) => {
      const keep = keeperOf(readListSearch(parseSearch(query)))
      return ids(rows.filter(keep))
    }
    expect(kept('')).toEqual(['1', '2', '3'])
    expect(kept('?team=Payments&team=Network')).toEqual(['1', '2'])
    expect(kept('?team=Payments&kind=customer')).toEqual([])
    expect(kept('?kind=internal')).toEqual(['1'])
    expect(kept('?kind=nonsense')).toEqual(['1', '2', '3'])
  })

  it('offers what is on the board and what the address asks for', () => {
    const choices = choicesOf([row({ team: 'B' }), row({ team: 'A' }), row({ team: null })], {
      team: ['gone'],
    })
    expect(choices.team).toEqual(['A', 'B', 'gone'])
  })

  it('draws the rows in view and a few around them, and leaves room for the others', () => {
    const middle = rowWindow(10_000, 4_000, 800, 2.5, 16)
    expect(middle).toEqual({ first: 88, end: 132, aboveRem: 220, belowRem: 24_670 })
    expect(rowWindow(5, -200, 800, 2.5, 16)).toEqual({ first: 0, end: 5, aboveRem: 0, belowRem: 0 })
    expect(rowWindow(0, 0, 800, 2.5, 16)).toEqual({ first: 0, end: 0, aboveRem: 0, belowRem: 0 })
    const shrunk = rowWindow(20, 100_000, 800, 2.5, 16)
    expect([shrunk.first, shrunk.end]).toEqual([19, 20])
  })
})
