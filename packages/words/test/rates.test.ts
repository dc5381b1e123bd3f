import { seededRandom } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import {
  percentInWords,
  type RateOptions,
  rateInWords,
  reachesGoal,
  shareInWords,
  wordsOf,
} from '../src/index.js'

const en = wordsOf('en')
const id = wordsOf('id')
const rate = (met: number, total: number, options?: RateOptions) =>
  rateInWords({ met, breached: total - met }, en, options)

describe('W9: a rate', () => {
  it('is 100 % only of all and 0 % only of none', () => {
    expect(rate(2_099, 2_100)).toBe('99.9 %')
    expect(rate(2_100, 2_100)).toBe('100 %')
    expect(rate(99_999_999, 100_000_000)).toBe('99.9 %')
    expect(rate(1, 2_100)).toBe('0.04 %')
    expect(rate(1, 9_007_199_254_740_991)).toBe('0.00000000000001 %')
    expect(rate(0, 2_100)).toBe('0 %')
    expect(rate(0, 0)).toBe('–')
  })

  it('is shown on the side of the goal that it is on, with more decimals where one does not tell', () => {
    expect(rate(1_282, 1_350, { goals: [95] })).toBe('94.9 %')
    expect(rate(9_995, 10_000, { goals: [99.95] })).toBe('99.95 %')
    expect(rate(9_994, 10_000, { goals: [99.95] })).toBe('99.9 %')
    expect(rate(99_951, 100_000, { goals: [99.95] })).toBe('99.95 %')
    expect(rate(9_995, 10_000)).toBe('99.9 %')
    expect(rate(999_999, 1_000_000, { goals: [99.9, 99.9999] })).toBe('99.9999 %')
    expect(rate(19, 20, { goals: [95] })).toBe('95 %')
    expect(rate(4_749, 5_000, { goals: [0.9498 * 100] })).toBe('94.98 %')
  })

  it('stands under others with the decimals they have', () => {
    expect([rate(3, 4, { decimals: 2 }), rate(0, 4, { decimals: 2 }), rate(4, 4, { decimals: 2 })]).toEqual([
      '75.00 %',
      '0.00 %',
      '100.00 %',
    ])
    expect(rate(199_999, 200_000, { decimals: 2 })).toBe('99.99 %')
  })

  it('has a comma in Indonesian', () => {
    expect(rateInWords({ met: 2_099, breached: 1 }, id)).toBe('99,9 %')
    expect(percentInWords(99.95, id)).toBe('99,95 %')
    expect([percentInWords(0.57 * 100, en), percentInWords(95, id)]).toEqual(['57 %', '95 %'])
  })

  it('reaches a goal to the last promise', () => {
    expect(reachesGoal({ met: 19, breached: 1 }, 95)).toBe(true)
    expect(reachesGoal({ met: 1_282, breached: 68 }, 95)).toBe(false)
    expect(reachesGoal({ met: 569, breached: 431 }, 0.569 * 100)).toBe(true)
    expect(reachesGoal({ met: 9_007_199_254_739_990, breached: 1_001 }, 100)).toBe(false)
  })
})

describe('W9: a share of what is divided up', () => {
  it('is rounded, but not to all of it nor to nothing', () => {
    expect(shareInWords(1, 6, en)).toBe('16.7 %')
    expect(shareInWords(5, 6, id)).toBe('83,3 %')
    expect(shareInWords(9_999, 10_000, en)).toBe('99.9 %')
    expect(shareInWords(1, 10_000, en)).toBe('0.01 %')
    expect([shareInWords(0, 7, en), shareInWords(7, 7, en), shareInWords(0, 0, en)]).toEqual([
      '0.0 %',
      '100.0 %',
      '–',
    ])
  })
})

describe.each([1, 2, 3, 4])('W9: a thousand rates of seed %i', (seed) => {
  const random = seededRandom(seed)
  const cases = Array.from({ length: 1_000 }, () => {
    const total = 1 + random.below(random.pick([50, 5_000, 10_000_000]))
    const few = Math.min(total, random.below(4))
    const met = random.pick([random.below(total + 1), total - few, few])
    const decimals = random.pick([0, 1, 2, 3, 6])
    const near = Math.round((met / total) * 10 ** (decimals + 2)) / 10 ** decimals
    const goal = random.pick([95, 99.9, 99.95, near || 50, (1 + random.below(100_000_000)) / 1e6])
    return { met, total, goal }
  })

  it.each(['en', 'id'] as const)('are on their side of 0, 100 and the goal as %s shows them', (language) => {
    const wrong = cases.filter(({ met, total, goal }) => {
      const text = rateInWords({ met, breached: total - met }, wordsOf(language), { goals: [goal] })
      const shown = Number(text.replace(' %', '').replace(',', '.'))
      const isReached = BigInt(met) * 100_000_000n >= BigInt(Math.round(goal * 1e6)) * BigInt(total)
      return (
        (shown === 0) !== (met === 0) ||
        (shown === 100) !== (met === total) ||
        shown >= goal !== isReached ||
        Math.abs(shown - (100 * met) / total) > 0.1000001
      )
    })
    expect(wrong).toEqual([])
  })
})
