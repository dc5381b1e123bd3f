import { describe, expect, it } from 'vitest'
import { lastDays, roundDuration } from '../../src/format/figures.js'
import { filterOf, readTicketsSearch } from '../../src/manager/figures/ticketsSearch.js'
import { heldClocks, overrunClocks } from '../../src/manager/provider/ownClocks.js'
import { parseSearch, stringifySearch } from '../../src/manager/search.js'
import { clockOrder } from '../../src/manager/ticket/ClockCard.js'
import { wordsOf } from '../../src/manager/words/words.js'
import { HOUR, NOON } from '../support/rows.js'

const en = wordsOf('en')

describe('figures', () => {
  it('durations are as exact as their size asks for', () => {
    expect([90_500, HOUR + 31_000, 200 * HOUR + 20 * 60_000].map((ms) => roundDuration(ms, en))).toEqual([
      '1 min 31 s',
      '1 h 1 min',
      '200 h',
    ])
  })

  it('a period ends where it is told and reaches as far back as it says', () => {
    expect(lastDays(30, NOON)).toEqual({ from: '2026-01-31T02:00:00.000Z', to: '2026-03-02T02:00:00.000Z' })
  })
})

describe('filters of the tickets', () => {
  it('the times of a provider lead to the clocks they add up', () => {
    const period = lastDays(30, NOON)
    expect(filterOf(heldClocks('net', period)!)).toMatchObject({
      ...{ heldBy: 'net', agreementKind: ['customer'], metric: ['resolution'] },
      ...{ state: 'decided', decidedIn: period },
    })
    expect(filterOf(overrunClocks('net', period)!)).toMatchObject({
      ...{ heldBy: 'net', agreementKind: ['internal', 'underpinning'], metric: undefined },
      ...{ state: 'breached', decidedIn: period },
    })
    expect([heldClocks('net', null), overrunClocks('net', null)]).toEqual([null, null])
  })

  it('a figure leads to exactly what it counts: its filter survives the address', () => {
    const search = {
      agreement: ['gold & co'],
      kind: ['customer' as const],
      state: 'breached' as const,
      heldBy: 'acme',
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-02-01T00:00:00.000Z',
    }
    const read = readTicketsSearch(parseSearch(stringifySearch(search)))
    expect(read).toMatchObject(search)
    expect(filterOf(read)).toMatchObject({
      agreementId: ['gold & co'],
      agreementKind: ['customer'],
      state: 'breached',
      heldBy: 'acme',
      decidedIn: { from: search.from, to: search.to },
    })
  })

  it('asks for open clocks first, and lets nonsense in the address go', () => {
    const more = { lang: 'en', team: ['L2'] }
    expect(Object.keys(filterOf(more))).not.toContain('lang')
    expect(filterOf(readTicketsSearch({}))).toMatchObject({ state: 'open', decidedIn: undefined })
    const odd = readTicketsSearch(parseSearch('?state=later&from=soon&to=2026-02-01&metric=luck'))
    expect(odd).toMatchObject({ state: undefined, from: undefined, metric: undefined })
    expect(filterOf(odd).decidedIn).toBeUndefined()
  })
})

describe('clocks of a ticket', () => {
  it('stand side by side by tier, those that run before those that are over', () => {
    const clock = (
      id: string,
      agreementKind: 'customer' | 'internal' | 'underpinning',
      phase: 'running' | 'stopped',
    ) => ({
      ...{ id, agreementKind, phase },
      startedAt: '2026-03-02T02:00:00.000Z',
    })
    const sorted = clockOrder([
      clock('1', 'underpinning', 'running'),
      clock('2', 'customer', 'stopped'),
      clock('3', 'internal', 'running'),
      clock('4', 'customer', 'running'),
    ])
    expect(sorted.map(({ id }) => id)).toEqual(['4', '3', '1', '2'])
  })
})
