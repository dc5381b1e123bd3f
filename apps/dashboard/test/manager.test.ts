import { describe, expect, it } from 'vitest'
import { exactDuration } from '../src/format/figures.js'
import { parseSearch, stringifySearch } from '../src/manager/search.js'
import { describeChanges } from '../src/manager/ticket/story/describeChanges.js'
import { nameOfThreshold } from '../src/manager/ticket/story/storyTimes.js'
import { wordsOf } from '../src/manager/words/words.js'

const en = wordsOf('en')
const id = wordsOf('id')

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
    expect(nameOfThreshold('percent:12.5', wordsOf('id'))).toBe('12,5 % terpakai')
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

  it('filters stand in the address as plain words and come back from it', () => {
    const search = { priority: ['P1', 'P2'], team: 'Café & Söhne', state: undefined, replayed: false }
    expect(stringifySearch(search)).toBe('?priority=P1&priority=P2&team=Caf%C3%A9+%26+S%C3%B6hne')
    expect(parseSearch(stringifySearch(search))).toEqual({ priority: ['P1', 'P2'], team: 'Café & Söhne' })
    expect(stringifySearch({})).toBe('')
  })
})
