import { describe, expect, it } from 'vitest'
import { compileCalendar } from '../../src/calendar/compileCalendar.js'
import { windowCalendar } from '../../src/calendar/windowCalendar.js'
import { ALWAYS, workweek } from '../../src/testing/builders.js'
import { NEVER } from '../../src/time/instant.js'
import { at, hours } from './support.js'

describe('hours known over a window', () => {
  const from = at('2026-03-02T00:00Z')
  const to = from + hours(8 * 24)

  it.each([
    ['office hours', workweek('09:00', '17:00', 'Asia/Jakarta')],
    ['night shifts', workweek('22:00', '06:00', 'Europe/Berlin')],
    ['always', ALWAYS],
  ])('CAL-19 agree inside it with the calendar they came from: %s', (_, definition) => {
    const calendar = compileCalendar(definition)
    const window = windowCalendar(calendar.openBetween(from, to))
    for (let start = from; start < to; start += hours(1)) {
      expect(window.isOpen(start)).toBe(calendar.isOpen(start))
      expect(window.elapsed(from, start)).toBe(calendar.elapsed(from, start))
      const due = calendar.deadline(start, hours(5) + 1)
      expect(window.deadline(start, hours(5) + 1)).toBe(due <= to ? due : NEVER)
      const opensAt = calendar.nextOpen(start)
      expect(window.nextOpen(start)).toBe(opensAt < to ? opensAt : NEVER)
    }
  })

  it('CAL-19 are closed outside of it', () => {
    const window = windowCalendar([{ from, to }])
    expect(window.isOpen(from - 1)).toBe(false)
    expect(window.isOpen(to)).toBe(false)
    expect(window.nextOpen(from - hours(1000))).toBe(from)
    expect(window.nextOpen(to)).toBe(NEVER)
    expect(window.elapsed(from - hours(1000), to + hours(1000))).toBe(to - from)
    expect(window.deadline(from - hours(1000), to - from)).toBe(to)
    expect(window.deadline(from, to - from + 1)).toBe(NEVER)
  })

  it('CAL-19 with no interval at all are never open', () => {
    const window = windowCalendar([])
    expect(window.isOpen(0)).toBe(false)
    expect(window.nextOpen(0)).toBe(NEVER)
    expect(window.deadline(0, 1)).toBe(NEVER)
    expect(window.elapsed(-hours(1), hours(1))).toBe(0)
  })

  it('CAL-4 CAL-19 take intervals in any order, overlapping or empty; one that runs backwards is an error', () => {
    const window = windowCalendar([
      { from: 50, to: 60 },
      { from: 10, to: 20 },
      { from: 15, to: 30 },
      { from: 40, to: 40 },
    ])
    expect(window.elapsed(0, 100)).toBe(30)
    expect(window.deadline(0, 21)).toBe(51)
    expect(() => windowCalendar([{ from: 2, to: 1 }])).toThrow(RangeError)
  })
})
