import { describe, expect, it } from 'vitest'
import { parseRoute, pathOf } from '../src/manager/route.js'
import { describeChanges } from '../src/manager/story/describeChanges.js'
import { exactDuration, nameOfThreshold } from '../src/manager/story/storyTimes.js'
import { id } from '../src/manager/words/id.js'
import { wordsOf } from '../src/manager/words/words.js'

const en = wordsOf('en')

describe('manager', () => {
  it('CLK-13 shows exact durations, shortest where they are round', () => {
    expect([7_500_000, 45_000, 0, -60_000].map((ms) => exactDuration(ms, en))).toEqual([
      '2 h 5 min',
      '45 s',
      '0 s',
      '−1 min',
    ])
  })

  it('CLK-13 names thresholds for people', () => {
    expect(['percent:75', 'before:3600000', 'deadline'].map((id) => nameOfThreshold(id, en))).toEqual([
      '75 % used',
      '1 h before the deadline',
      'Deadline',
    ])
  })

  it('CLK-13 tells what an event changed in one line', () => {
    const changes = [
      { kind: 'opened', subject: 'Printer' },
      { kind: 'statusChanged', to: 'onHold', reason: 'Wait' },
      { kind: 'replied', actor: 'human', public: false },
      { kind: 'assigned', team: 'L2', agent: null },
    ]
    expect(describeChanges(changes, en)).toBe(
      'Opened; Status: On hold, Wait; Reply: the desk, internal note; Assigned: L2',
    )
    expect(describeChanges(changes.slice(0, 2), id)).toBe('Dibuka; Status: Ditahan, Wait')
    expect(describeChanges('nonsense', en)).toBe('')
  })

  it('a ticket whose key holds a slash has an address and is found by it', () => {
    const route = { page: 'ticket', source: 'desk/1', key: 'A/B ü' } as const
    expect(parseRoute(pathOf(route))).toEqual(route)
    expect(parseRoute('/anything')).toEqual({ page: 'list' })
  })
})
