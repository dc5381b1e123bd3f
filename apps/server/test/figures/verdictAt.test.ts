import { describe, expect, it } from 'vitest'
import type { VerdictRow } from '../../src/figures/readVerdicts.js'
import { verdictAt } from '../../src/figures/verdictAt.js'

const reported = (kind: string, at: number, more: Partial<VerdictRow> = {}): VerdictRow => ({
  ...{
    clockId: '1',
    ticketId: '1',
    source: 'desk',
    ticketKey: 'T-1',
    metric: 'resolution',
    cycle: 1,
    version: 3,
  },
  ...{ kind, at, targetId: 'slow', mode: null, fromVersion: null },
  ...more,
})

describe('how a clock stood at an instant', () => {
  it('knows nothing before it began, and nothing of what came at the instant itself or later', () => {
    const facts = [reported('started', 10), reported('met', 20)]
    expect(verdictAt(facts, 10)).toBeNull()
    expect(verdictAt(facts, 20)).toMatchObject({ outcome: 'pending' })
    expect(verdictAt(facts, 21)).toMatchObject({ outcome: 'met', at: 20 })
  })

  it('a reopening takes back what was met, and leaves a breach where it was', () => {
    const met = [reported('started', 10), reported('met', 20), reported('reopened', 30, { mode: 'resume' })]
    expect(verdictAt(met, 40)).toMatchObject({ outcome: 'pending' })
    const late = [
      reported('started', 10),
      reported('breached', 20),
      reported('reopened', 30, { mode: 'resume' }),
    ]
    expect(verdictAt(late, 40)).toMatchObject({ outcome: 'breached', at: 20 })
    const anew = [
      reported('started', 10),
      reported('breached', 20),
      reported('reopened', 30, { mode: 'restart' }),
    ]
    expect(verdictAt(anew, 40)).toMatchObject({ outcome: 'pending', at: 30 })
  })

  it('CLK-25 a cancellation ends it without a result, but for a miss, which stays', () => {
    expect(verdictAt([reported('started', 10), reported('cancelled', 30)], 31)).toMatchObject({
      outcome: 'cancelled',
      at: 30,
    })
    const facts = [reported('started', 10), reported('breached', 20), reported('cancelled', 30)]
    expect(verdictAt(facts, 31)).toMatchObject({ outcome: 'breached', at: 20 })
    const revived = [...facts, reported('reopened', 40, { mode: 'resume' })]
    expect(verdictAt(revived, 41)).toMatchObject({ outcome: 'breached', at: 20 })
  })

  it('names the target and the version of that time, whatever it was moved to later', () => {
    const facts = [
      reported('started', 10),
      reported('retargeted', 15, { targetId: 'fast' }),
      reported('migrated', 20, { targetId: 'new', fromVersion: 1 }),
      reported('migrated', 50, { targetId: 'newer', fromVersion: 2 }),
    ]
    expect(verdictAt(facts, 20)).toMatchObject({ targetId: 'fast', version: 1 })
    expect(verdictAt(facts, 50)).toMatchObject({ targetId: 'new', version: 2 })
    expect(verdictAt(facts, 51)).toMatchObject({ targetId: 'newer', version: 3 })
  })
})
