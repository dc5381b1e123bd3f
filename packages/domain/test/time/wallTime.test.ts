import { describe, expect, it } from 'vitest'
import { instantAfter, type LastRead, lastAfter, wallTimeOf, zoneNamed } from '../../src/index.js'
import { seededRandom } from '../../src/testing/index.js'

const wall = (text: string) => Date.parse(`${text}Z`)
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 16))

/** Reads one after the other, as the rows of a ticket. */
function inOrder(zone: string, texts: readonly string[]): readonly (string | null)[] {
  let last: LastRead | null = null
  return texts.map((text) => {
    const at = instantAfter(wallTimeOf(zoneNamed(zone)!, wall(text)), last)
    last = lastAfter(at, last)
    return iso(at)
  })
}

describe('W10: local times of an hour that comes twice', () => {
  it('W10 TIM-9 rows of a ticket in order never go back: 02:50, 02:10, 03:30 are twenty minutes and more apart', () => {
    expect(inOrder('Europe/Berlin', ['2026-10-25T02:50', '2026-10-25T02:10', '2026-10-25T03:30'])).toEqual([
      ...['2026-10-25T00:50', '2026-10-25T01:10', '2026-10-25T02:30'],
    ])
  })

  it.each([
    ['in one hour, and once only', ['02:10', '02:50'], ['00:10', '00:50']],
    ['equal times are one instant', ['02:10', '02:10'], ['00:10', '00:10']],
    ['once set back, it stays', ['02:50', '02:10', '02:50'], ['00:50', '01:10', '01:50']],
    [
      'and what then goes back is as near as can be',
      ['02:50', '02:10', '02:05'],
      ['00:50', '01:10', '01:05'],
    ],
    ['the ends of the hour', ['02:00', '02:59', '02:00', '03:00'], ['00:00', '00:59', '01:00', '02:00']],
    ['a row from before', ['01:59', '02:00', '03:00'], ['23:59', '00:00', '02:00']],
    [
      'one that goes back does not turn the others',
      ['02:50', '02:10', '02:05', '02:30'],
      ['00:50', '01:10', '01:05', '01:30'],
    ],
    ['the newest first', ['03:30', '02:10', '02:50', '01:00'], ['02:30', '01:10', '00:50', '23:00']],
    ['the newest first, all in one hour', ['03:30', '02:50', '02:10'], ['02:30', '01:50', '01:10']],
  ])('W10 TIM-9 %s', (_, times, wanted) => {
    const read = inOrder(
      'Europe/Berlin',
      times.map((time) => `2026-10-25T${time}`),
    )
    expect(read.map((text) => text!.slice(11))).toEqual(wanted)
  })

  it('W10 TIM-9 half an hour, a whole day that comes twice, and another year', () => {
    expect(inOrder('Australia/Lord_Howe', ['2026-04-05T01:50', '2026-04-05T01:40'])).toEqual([
      ...['2026-04-04T14:50', '2026-04-04T15:10'],
    ])
    expect(inOrder('Europe/Berlin', ['2025-10-26T02:50', '2026-10-25T02:10'])).toEqual([
      ...['2025-10-26T00:50', '2026-10-25T00:10'],
    ])
    expect(inOrder('Asia/Jakarta', ['2026-10-25T02:50', '2026-10-25T02:10'])).toEqual([
      ...['2026-10-24T19:50', '2026-10-24T19:10'],
    ])
    expect(inOrder('America/New_York', ['2026-11-01T01:50', '2026-11-01T01:10'])).toEqual([
      ...['2026-11-01T05:50', '2026-11-01T06:10'],
    ])
  })

  it('TIM-5 TIM-9 a reading that a gap skips lies in it and moves forward', () => {
    const skipped = wallTimeOf(zoneNamed('Europe/Berlin')!, wall('2026-03-29T02:30'))
    expect(skipped).toEqual({ at: wall('2026-03-29T01:30'), again: null, isSkipped: true })
    const apia = wallTimeOf(zoneNamed('Pacific/Apia')!, wall('2011-12-30T12:00'))
    expect(apia.isSkipped).toBe(true)
  })

  it.each(['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Jakarta'])(
    'W10 TIM-9 in %s instants in order, written as local times, are read back in order, to within what look alike',
    (name) => {
      const zone = zoneNamed(name)!
      const random = seededRandom(10)
      const changes = zone
        .stretches(wall('2020-01-01T00:00'), wall('2030-01-01T00:00'))
        .map(({ from }) => from)
      for (let n = 0; n < 2_000; n++) {
        const change = random.pick(changes)
        let at = change - 7_200_000 + random.below(3_600_000)
        let before: LastRead | null = null
        while (at < change + 7_200_000) {
          const time = wallTimeOf(zone, at + zone.offsetAt(at))
          const read: number = instantAfter(time, before)
          expect([time.at, time.again]).toContain(at)
          if (before !== null) expect(read).toBeGreaterThanOrEqual(before.at)
          if (time.again === null) expect(read).toBe(at)
          before = lastAfter(read, before)
          at += 60_000 * random.below(70)
          if (random.chance(0.05)) break
        }
      }
    },
  )
})
