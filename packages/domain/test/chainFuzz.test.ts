import { describe, expect, it } from 'vitest'
import { emptyTally, tallyChain } from '../src/testing/index.js'

const SEEDS = 600
const WALKS = 30
const tally = emptyTally()
for (let seed = 1; seed <= SEEDS; seed++) tallyChain(seed, WALKS, tally)

describe(`random chains of agreements, seeds 1 to ${SEEDS}, their tickets folded from events`, () => {
  it('AGR-41: where a route fits, no ticket that keeps every step of it misses', () => {
    expect(tally.misses).toBe(0)
    expect(tally.routes).toBeGreaterThan(10_000)
    expect(tally.pauseProof).toBeGreaterThan(100)
    expect(tally.paused).toBeGreaterThan(1_000)
  })

  it('AGR-41: can fail: the same tickets do miss along routes that the check refuses', () => {
    expect(tally.doubtfulMisses).toBeGreaterThan(1_000)
  })

  it('AGR-42: every counterexample, replayed, keeps its steps and misses by as much as it says', () => {
    expect(tally.replayed).toBe(tally.counterexamples)
    expect(tally.counterexamples).toBeGreaterThan(300)
  })
})
