import { describe, expect, it } from 'vitest'
import { ChainTally, tallyChain } from '../src/testing/index.js'

const SEEDS = 500
const WALKS = 40
/** Once broke the promise: pauses outlasted the few days over which hours were compared. */
const BROKEN_ONCE = [5_488, 14_018, 16_499, 16_641]
const tally = new ChainTally()
for (let seed = 1; seed <= SEEDS; seed++) tallyChain(seed, WALKS, tally)
for (const seed of BROKEN_ONCE) tallyChain(seed, 50, tally)

describe(`random chains of agreements, seeds 1 to ${SEEDS} and ${BROKEN_ONCE}, their tickets folded from events`, () => {
  it('AGR-41: where a route fits, no ticket that keeps every step of it misses', () => {
    expect(tally.promised.misses).toBe(0)
    expect(tally.promised.routes).toBeGreaterThan(10_000)
    expect(tally.promised.paused).toBeGreaterThan(1_000)
  })

  it('AGR-41: can fail: tickets do miss along routes that are refused', () => {
    expect(tally.refused.misses).toBeGreaterThan(1_000)
  })

  it('AGR-43: can fail: pauses do make tickets miss where the check is not proof against them', () => {
    expect(tally.unproven.misses).toBeGreaterThan(0)
  })

  it('AGR-42: every counterexample, replayed, keeps its steps and misses by as much as it says', () => {
    expect(tally.replayed).toBe(tally.counterexamples)
    expect(tally.counterexamples).toBeGreaterThan(300)
  })
})
