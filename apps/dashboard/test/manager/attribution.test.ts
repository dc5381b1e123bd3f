import { describe, expect, it } from 'vitest'
import { createZoneClock } from '../../src/format/zoneClock.js'
import { holderTotals, monthStacks } from '../../src/manager/figures/periodTotals.js'
import { flagRows, ganttScale } from '../../src/manager/ticket/attribution/ganttScale.js'
import { byHolder, nameOfHolder, waterfall } from '../../src/manager/ticket/attribution/holders.js'
import { wordsOf } from '../../src/manager/words/words.js'
import { HOUR, MINUTE, NOON } from '../support/rows.js'

const en = wordsOf('en')
const utc = createZoneClock('UTC', 'en-GB')
const holder = { party: null, team: null, line: null, agent: null, vendor: false }

describe('attribution', () => {
  it('KIND-4 names a holder by party and line, and the vendor behind it as such', () => {
    expect(nameOfHolder({ ...holder, party: 'Acme', line: 'L2', agent: 'Dewi' }, en)).toBe('Acme · L2')
    expect(nameOfHolder({ ...holder, party: 'Acme', vendor: true }, en)).toBe('Vendor of Acme')
    expect(nameOfHolder(holder, en)).toBe('Nobody yet')
  })

  it('KIND-4 sets the shares down one behind the other until they are the whole, and tells what passed the budget', () => {
    const shares = byHolder(
      [
        { ...holder, line: 'L1', ms: HOUR },
        { ...holder, line: 'L2', ms: 2 * HOUR },
        { ...holder, line: 'L1', ms: 30 * MINUTE },
        { ...holder, line: 'L3', ms: 0 },
      ],
      en,
    )
    const steps = waterfall(shares, 2 * HOUR)
    expect(steps).toEqual([
      { name: 'L1', fromMs: 0, toMs: 1.5 * HOUR, overFromMs: null },
      { name: 'L2', fromMs: 1.5 * HOUR, toMs: 3.5 * HOUR, overFromMs: 2 * HOUR },
    ])
    expect(steps.at(-1)!.toMs).toBe(shares.reduce((sum, { ms }) => sum + ms, 0))
    expect(waterfall(shares, HOUR)[1]!.overFromMs).toBe(1.5 * HOUR)
  })

  it('marks time at round distances and keeps every instant in view', () => {
    const scale = ganttScale(NOON, [NOON + 5 * HOUR, NOON + 2 * HOUR], 7, utc)
    expect(scale.x(NOON)).toBe(0)
    expect(scale.x(NOON + 5 * HOUR)).toBeLessThan(100)
    expect(scale.marks.map(({ at }) => (at - NOON) / HOUR)).toEqual([0, 1, 2, 3, 4, 5])
    expect(ganttScale(NOON, [], 7, utc).marks.length).toBeLessThanOrEqual(8)
    expect(ganttScale(NOON, [NOON + 4_000 * 24 * HOUR], 7, utc).marks.length).toBeLessThanOrEqual(12)
  })

  it('sets flags that stand close on rows of their own', () => {
    const scale = ganttScale(NOON, [NOON + 10 * HOUR], 7, utc)
    const flag = (id: string, at: number) => ({ id, at, label: id, late: false, kept: false })
    const placed = flagRows(
      [flag('b', NOON + HOUR), flag('a', NOON + HOUR - MINUTE), flag('c', NOON + 9 * HOUR)],
      scale,
      17,
    )
    expect(placed.map(({ flag: { id }, row }) => [id, row])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ])
  })

  it('stacks months by holder, the biggest seven by name and the rest together, and loses no time', () => {
    const rows = Array.from({ length: 10 }, (_, i) => ({
      ...{ period: i % 2 === 0 ? '2026-01' : '2026-02', holder: `P${i}`, vendor: false },
      ...{ runningMs: (i + 1) * HOUR, clocks: 1, breachesCaused: 0, overBudgetMs: 0 },
    }))
    const series = monthStacks(rows, en)
    expect(series).toHaveLength(8)
    expect(series.at(-1)!.label).toBe('Others')
    const total = series.flatMap(({ data }) => data as number[]).reduce((sum, ms) => sum + ms, 0)
    expect(total).toBe(55 * HOUR)
    expect(holderTotals(rows, en)[0]).toMatchObject({ name: 'P9', runningMs: 10 * HOUR })
  })
})
