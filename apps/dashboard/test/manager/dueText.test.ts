import { CANCEL_REASONS } from '@tenggat/domain'
import { describe, expect, it } from 'vitest'
import { createZoneClock } from '../../src/format/zoneClock.js'
import { dueText } from '../../src/manager/ticket/dueText.js'
import { wordsOf } from '../../src/manager/words/words.js'

const HOUR = 3_600_000
const running = {
  phase: 'running',
  targetMs: 40 * HOUR,
  deadlineAt: '2026-03-04T01:00:00.000Z',
  breachedAt: null,
  booked: null,
  cancelReason: null,
  resumesAt: null,
} as const
const say = (clock: Parameters<typeof dueText>[0], language: 'en' | 'id' = 'en') =>
  dueText(clock, createZoneClock('UTC', wordsOf(language).locale), wordsOf(language))

describe('what a ticket’s page says of a deadline', () => {
  it('CLK-34 tells when a pause ends by itself', () => {
    const paused = { ...running, phase: 'paused', deadlineAt: null } as const
    expect(say(paused)).toBe('no deadline while paused')
    const goesOn = { ...paused, resumesAt: '2026-03-03T10:00:00.000Z' }
    expect(say(goesOn)).toBe('paused until Tue 3 Mar 10:00:00, then goes on by itself')
    expect(say(goesOn, 'id')).toBe('dijeda sampai Sel 3 Mar 10:00:00, lalu berjalan lagi dengan sendirinya')
  })

  it('CLK-26 W4: names the promise that was missed and the one that is in force since', () => {
    const lowered = {
      ...running,
      breachedAt: '2026-03-02T10:00:00.000Z',
      booked: { __typename: 'BookedVerdict' as const, targetMs: HOUR },
    }
    expect(say(lowered)).toBe(
      'missed the 1 h promise on Mon 2 Mar 10:00:00 · now due by the 40 h one on Wed 4 Mar 01:00:00',
    )
    expect(say(lowered, 'id')).toBe(
      'melewati janji 1 j pada Sen 2 Mar 10:00:00 · kini berlaku janji 40 j, batas Rab 4 Mar 01:00:00',
    )
    expect(say({ ...lowered, phase: 'paused', deadlineAt: null })).toMatch(
      / · now under the 40 h one, paused$/,
    )
    expect(say({ ...lowered, phase: 'stopped' })).toBe('missed the 1 h promise on Mon 2 Mar 10:00:00')
    expect(say({ ...lowered, booked: null, targetMs: HOUR })).toBe(
      'missed the 1 h promise on Mon 2 Mar 10:00:00',
    )
  })

  it('CLK-23 W2: says why a clock ended without a result, in both languages', () => {
    for (const cancelReason of CANCEL_REASONS) {
      const texts = [
        say({ ...running, phase: 'cancelled', cancelReason }),
        say({ ...running, phase: 'cancelled', cancelReason }, 'id'),
      ]
      expect(new Set(texts).size).toBe(2)
    }
    expect(say({ ...running, phase: 'cancelled', cancelReason: 'notApplicable' })).toContain('does not apply')
  })
})
