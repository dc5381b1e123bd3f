import { describe, expect, it } from 'vitest'
import type { CalendarDefinition, OpenHours } from '../../src/calendar/calendar.js'
import { compileCalendar } from '../../src/calendar/compileCalendar.js'
import { ALWAYS, workweek } from '../../src/testing/builders.js'
import { EVER, NEVER } from '../../src/time/instant.js'
import { at, hours } from './support.js'

const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const daily = (...open: OpenHours[]) => Object.fromEntries(EVERY_DAY.map((day) => [day, open]))
const utc = (definition: Partial<CalendarDefinition>) =>
  compileCalendar({ timeZone: 'UTC', weekly: {}, ...definition })

describe('the open set', () => {
  it('CAL-1 opening belongs to the hours, closing does not', () => {
    const calendar = utc({ weekly: daily(['09:00', '17:00']) })
    expect(calendar.isOpen(at('2026-03-02T09:00Z'))).toBe(true)
    expect(calendar.isOpen(at('2026-03-02T09:00Z') - 1)).toBe(false)
    expect(calendar.isOpen(at('2026-03-02T17:00Z') - 1)).toBe(true)
    expect(calendar.isOpen(at('2026-03-02T17:00Z'))).toBe(false)
  })

  it('CAL-1 hours past midnight are open on a date that has none itself', () => {
    const calendar = utc({ weekly: { fri: [['22:00', '06:00']] } })
    expect(calendar.isOpen(at('2026-03-07T05:59Z'))).toBe(true)
    expect(calendar.isOpen(at('2026-03-06T05:59Z'))).toBe(false)
  })

  it('CAL-2 a date has its own hours, partly closed or open on a weekend; one year goes before every year', () => {
    const calendar = utc({
      weekly: { thu: [['09:00', '17:00']], fri: [['09:00', '17:00']] },
      yearly: { '12-25': [], '12-24': [['09:00', '12:00']] },
      dates: { '2027-12-25': [['10:00', '11:00']] },
    })
    const open = (date: string) => calendar.elapsed(at(`${date}T00:00Z`), at(`${date}T00:00Z`) + hours(24))
    expect(open('2026-12-24')).toBe(hours(3))
    expect(open('2026-12-25')).toBe(0)
    expect(open('2027-12-25')).toBe(hours(1))
    expect(open('2026-12-18')).toBe(hours(8))
  })

  it('CAL-2 29 February is a date of leap years only', () => {
    const calendar = utc({ weekly: daily(['09:00', '17:00']), yearly: { '02-29': [] } })
    expect(calendar.elapsed(at('2028-02-28T00:00Z'), at('2028-03-02T00:00Z'))).toBe(hours(16))
    expect(calendar.elapsed(at('2027-02-28T00:00Z'), at('2027-03-02T00:00Z'))).toBe(hours(16))
  })

  it('CAL-3 a holiday leaves the tail of the evening before open, and takes its own tail with it', () => {
    const calendar = utc({ weekly: daily(['22:00', '06:00']), dates: { '2026-03-04': [] } })
    expect(calendar.isOpen(at('2026-03-04T05:00Z'))).toBe(true)
    expect(calendar.isOpen(at('2026-03-04T23:00Z'))).toBe(false)
    expect(calendar.isOpen(at('2026-03-05T05:00Z'))).toBe(false)
    expect(calendar.isOpen(at('2026-03-05T22:00Z'))).toBe(true)
  })

  it('CAL-4 hours that overlap or touch count once, on one date and over midnight', () => {
    const calendar = utc({
      weekly: {
        mon: [
          ['12:00', '17:00'],
          ['09:00', '13:00'],
          ['17:00', '18:00'],
          ['22:00', '06:00'],
        ],
        tue: [['04:00', '08:00']],
      },
    })
    expect(calendar.elapsed(at('2026-03-02T00:00Z'), at('2026-03-04T00:00Z'))).toBe(hours(9 + 10))
  })

  it('CAL-5 24:00 closes at the end of the date, 00:00 of the next date likewise', () => {
    const calendar = utc({ weekly: { mon: [['20:00', '24:00']], wed: [['20:00', '00:00']] } })
    expect(calendar.deadline(at('2026-03-02T21:00Z'), hours(3))).toBe(at('2026-03-03T00:00Z'))
    expect(calendar.deadline(at('2026-03-04T21:00Z'), hours(3))).toBe(at('2026-03-05T00:00Z'))
  })

  it('CAL-6 a pause in Casablanca for Ramadan and its end move the hours on the instant line', () => {
    const calendar = compileCalendar({ timeZone: 'Africa/Casablanca', weekly: daily(['01:00', '04:00']) })
    const served = (date: string) =>
      calendar.elapsed(at(`${date}T00:00Z`) - hours(2), at(`${date}T00:00Z`) + hours(12))
    expect(served('2026-02-15')).toBe(hours(4))
    expect(served('2026-03-22')).toBe(hours(2))
  })

  it("CAL-6 St John's once changed its clock a minute past midnight", () => {
    const calendar = compileCalendar({ timeZone: 'America/St_Johns', weekly: daily(['00:00', '02:00']) })
    const served = (from: string) => calendar.elapsed(at(from), at(from) + hours(12))
    expect(served('2006-04-01T18:00-03:30')).toBe(hours(1))
    // At 00:01 the clock went back to 23:01, so the first minute of the date came twice.
    expect(served('2006-10-28T18:00-02:30')).toBe(hours(2) + 60_000)
  })

  it('CAL-7 Apia had no 30 December 2011: no time, no working date', () => {
    const calendar = compileCalendar({ timeZone: 'Pacific/Apia', weekly: daily(['09:00', '17:00']) })
    const startAt = at('2011-12-29T10:00-10:00')
    expect(calendar.deadline(startAt, hours(8))).toBe(at('2011-12-31T10:00+14:00'))
    expect(calendar.openBetween(startAt, startAt + hours(48)).map(({ date }) => date)).toEqual([
      '2011-12-29',
      '2011-12-31',
      '2012-01-01',
    ])
    expect(calendar.workingDaysLater(startAt, 1, 'same-time')).toBe(at('2011-12-31T10:00+14:00'))
    const weeksBefore = at('2011-09-29T10:00-10:00')
    expect(calendar.workingDaysLater(weeksBefore, 91, 'same-time')).toBe(at('2011-12-29T10:00-10:00'))
    expect(calendar.workingDaysLater(weeksBefore, 92, 'same-time')).toBe(at('2011-12-31T10:00+14:00'))
    expect(calendar.workingDaysLater(weeksBefore, 192, 'same-time')).toBe(at('2012-04-09T10:00+13:00'))
  })

  it('CAL-9 work that ends exactly at closing is due at that closing', () => {
    const calendar = compileCalendar(workweek('09:00', '17:00'))
    expect(calendar.deadline(at('2026-03-06T16:00Z'), hours(1))).toBe(at('2026-03-06T17:00Z'))
    expect(calendar.deadline(at('2026-03-06T16:00Z'), hours(1) + 1)).toBe(at('2026-03-09T09:00Z') + 1)
    expect(calendar.deadline(at('2026-03-07T12:00Z'), 0)).toBe(at('2026-03-07T12:00Z'))
  })

  it('CAL-11 the latest start of work due after a weekend', () => {
    const calendar = compileCalendar(workweek('09:00', '17:00'))
    expect(calendar.startFor(at('2026-03-09T10:00Z'), hours(2))).toBe(at('2026-03-06T16:00Z'))
    expect(calendar.startFor(at('2026-03-09T10:00Z'), hours(1))).toBe(at('2026-03-09T09:00Z'))
    expect(calendar.startFor(at('2026-03-08T10:00Z'), hours(8))).toBe(at('2026-03-06T09:00Z'))
  })

  it('CAL-12 after the last opening comes never, before the first ever', () => {
    const calendar = utc({
      dates: { '2026-03-02': [['09:00', '17:00']], '2026-03-04': [['09:00', '17:00']] },
    })
    expect(calendar.deadline(at('2026-03-02T16:00Z'), hours(9))).toBe(at('2026-03-04T17:00Z'))
    expect(calendar.deadline(at('2026-03-02T16:00Z'), hours(9) + 1)).toBe(NEVER)
    expect(calendar.nextOpen(at('2026-03-04T17:00Z'))).toBe(NEVER)
    expect(calendar.nextOpen(at('1999-03-04T17:00Z'))).toBe(at('2026-03-02T09:00Z'))
    expect(calendar.startFor(at('2026-03-04T10:00Z'), hours(9))).toBe(at('2026-03-02T09:00Z'))
    expect(calendar.startFor(at('2026-03-04T10:00Z'), hours(9) + 1)).toBe(EVER)
    expect(calendar.elapsed(EVER, NEVER)).toBe(hours(16))
    expect(calendar.workingDaysLater(at('2026-03-02T10:00Z'), 2, 'same-time')).toBe(NEVER)
  })

  it('CAL-12 the named infinities are answered, not walked to', () => {
    const calendar = compileCalendar(workweek('09:00', '17:00'))
    expect(calendar.deadline(NEVER, hours(1))).toBe(NEVER)
    expect(calendar.deadline(0, NEVER)).toBe(NEVER)
    expect(calendar.startFor(EVER, hours(1))).toBe(EVER)
    expect(calendar.nextOpen(NEVER)).toBe(NEVER)
    expect(calendar.isOpen(NEVER)).toBe(false)
    expect(calendar.elapsed(0, NEVER)).toBe(NEVER)
    expect(calendar.elapsed(EVER, 0)).toBe(NEVER)
    expect(calendar.deadline(EVER, hours(1))).toBe(EVER)
    expect(calendar.nextOpen(EVER)).toBe(EVER)
    expect(calendar.startFor(NEVER, hours(1))).toBe(NEVER)
    expect(calendar.startFor(0, NEVER)).toBe(EVER)
  })

  it('CAL-13 one content, one calendar', () => {
    const first = compileCalendar({
      timeZone: 'UTC',
      weekly: { mon: [['09:00', '17:00']], tue: [] },
      dates: { '2026-01-02': [], '2026-01-01': [] },
    })
    const second = compileCalendar({
      dates: { '2026-01-01': [], '2026-01-02': [] },
      weekly: { tue: [], mon: [['09:00', '17:00']] },
      timeZone: 'UTC',
    })
    expect(second).toBe(first)
    expect(compileCalendar({ ...first.definition, timeZone: 'Asia/Jakarta' })).not.toBe(first)
  })

  it('CAL-15 open always is said only of what is', () => {
    expect(compileCalendar(ALWAYS).alwaysOpen).toBe(true)
    expect(utc({ weekly: daily(['08:00', '20:00'], ['20:00', '08:00']) }).alwaysOpen).toBe(true)
    expect(compileCalendar({ ...ALWAYS, dates: { '2026-12-25': [] } }).alwaysOpen).toBe(false)
    expect(compileCalendar({ ...ALWAYS, yearly: { '02-29': [['00:00', '23:59:59']] } }).alwaysOpen).toBe(
      false,
    )
    expect(compileCalendar({ ...ALWAYS, yearly: { '02-29': [['00:00', '24:00']] } }).alwaysOpen).toBe(true)
    expect(compileCalendar(workweek('00:00', '24:00')).alwaysOpen).toBe(false)
  })

  it('CAL-16 a stretch keeps the date it began on; overlapping dates cut it where the earlier ends', () => {
    const calendar = utc({ weekly: { mon: [['22:00', '06:00']], tue: [['05:00', '09:00']] } })
    expect(calendar.openBetween(at('2026-03-02T23:00Z'), at('2026-03-03T12:00Z'))).toEqual([
      { from: at('2026-03-02T23:00Z'), to: at('2026-03-03T06:00Z'), date: '2026-03-02' },
      { from: at('2026-03-03T06:00Z'), to: at('2026-03-03T09:00Z'), date: '2026-03-03' },
    ])
  })

  it('CAL-20 far instants follow the 400-year round of dates', () => {
    const calendar = compileCalendar(workweek('09:00', '17:00', 'Europe/Berlin'))
    const round = 146_097 * hours(24)
    const startAt = at('2450-07-01T10:00Z')
    const due = calendar.deadline(startAt, hours(100_000))
    expect(calendar.deadline(startAt + 10 * round, hours(100_000))).toBe(due + 10 * round)
    expect(calendar.startFor(due + 10 * round, hours(100_000))).toBe(
      calendar.startFor(due, hours(100_000)) + 10 * round,
    )
    expect(calendar.elapsed(startAt, startAt + 100 * round)).toBe(
      100 * calendar.elapsed(startAt, startAt + round),
    )
    expect(calendar.isOpen(startAt - 20 * round)).toBe(calendar.isOpen(startAt))
    expect(calendar.nextOpen(startAt - 9 * round)).toBe(calendar.nextOpen(startAt - 8 * round) - round)
    expect(calendar.deadline(startAt, 8e15)).toBe(NEVER)
    expect(calendar.calendarDaysLater(startAt + 10 * round, 7)).toBe(startAt + 10 * round + hours(7 * 24))
    expect(calendar.workingDaysLater(startAt + 10 * round, 5, 'same-time')).toBe(
      calendar.workingDaysLater(startAt, 5, 'same-time') + 10 * round,
    )
    expect(calendar.calendarDaysLater(NEVER, 1)).toBe(NEVER)
    expect(() => calendar.openBetween(0, NEVER)).toThrow(RangeError)
    expect(calendar.startFor(startAt, 8e15)).toBe(EVER)
  })

  it('CAL-23 an amount below zero or not a number is an error', () => {
    const calendar = compileCalendar(workweek('09:00', '17:00'))
    expect(() => calendar.deadline(0, -1)).toThrow(RangeError)
    expect(() => calendar.deadline(0, Number.NaN)).toThrow(RangeError)
    expect(() => calendar.deadline(Number.NaN, 1)).toThrow(RangeError)
    expect(() => calendar.startFor(0, -1)).toThrow(RangeError)
    expect(() => calendar.workingDaysLater(0, 1.5, 'same-time')).toThrow(RangeError)
    expect(() => calendar.calendarDaysLater(0, -1)).toThrow(RangeError)
    expect(() => calendar.calendarDaysLater(0, 100_001)).toThrow(RangeError)
  })
})
