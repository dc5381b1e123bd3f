import { describe, expect, it } from 'vitest'
import { compileCalendar } from '../../src/calendar/compileCalendar.js'
import { ALWAYS, workweek } from '../../src/testing/builders.js'
import { at, hours, iso } from './support.js'

describe('worked examples', () => {
  it('G1 one hour of Mon–Fri 09–17 from Friday 16:30 ends on Monday 09:30', () => {
    const calendar = compileCalendar(workweek('09:00', '17:00'))
    expect(iso(calendar.deadline(at('2026-03-06T16:30Z'), hours(1)))).toBe('2026-03-09T09:30:00.000Z')
  })

  it('G3 48 hours of 09–21 over two holidays end at a closing; the stretches skip both dates', () => {
    const daily = Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['09:00', '21:00'] as const]]),
    )
    const calendar = compileCalendar({
      timeZone: 'UTC',
      weekly: daily,
      dates: { '2016-11-11': [], '2016-11-13': [] },
      holidays: { '2016-11-11': 'Independence Day', '2016-11-13': 'Sunday of remembrance' },
    })
    const startAt = at('2016-11-09T23:00Z')
    const due = calendar.deadline(startAt, hours(48))
    expect(iso(due)).toBe('2016-11-15T21:00:00.000Z')
    expect(calendar.openBetween(startAt, due).map(({ date }) => date)).toEqual([
      '2016-11-10',
      '2016-11-12',
      '2016-11-14',
      '2016-11-15',
    ])
    expect(calendar.holidayOn('2016-11-11')).toBe('Independence Day')
    expect(calendar.holidayOn('2016-11-13')).toBe('Sunday of remembrance')
  })

  it('G6 24 hours and one calendar day differ when summer time begins', () => {
    const calendar = compileCalendar({ ...ALWAYS, timeZone: 'Europe/Berlin' })
    const startAt = at('2026-03-28T12:00+01:00')
    expect(calendar.deadline(startAt, hours(24))).toBe(at('2026-03-29T13:00+02:00'))
    expect(calendar.calendarDaysLater(startAt, 1)).toBe(at('2026-03-29T12:00+02:00'))
  })

  it.each([
    ['Europe/Berlin', '2026-03-29', 2],
    ['Europe/Berlin', '2026-10-25', 4],
    ['Australia/Lord_Howe', '2026-10-04', 2.5],
    ['Australia/Lord_Howe', '2026-04-05', 3.5],
  ])('G7 01–04 h in %s on %s serves %d h', (timeZone, date, served) => {
    const calendar = compileCalendar({ timeZone, weekly: { sun: [['01:00', '04:00']] } })
    const around = at(`${date}T00:00Z`)
    expect(calendar.elapsed(around - hours(24), around + hours(24))).toBe(hours(served))
  })

  it('G8 three working days from Friday 15:00 in Jakarta are Wednesday 15:00, or its close of business', () => {
    const calendar = compileCalendar(workweek('09:00', '17:00', 'Asia/Jakarta'))
    const startAt = at('2026-03-06T15:00+07:00')
    expect(calendar.workingDaysLater(startAt, 3, 'same-time')).toBe(at('2026-03-11T15:00+07:00'))
    expect(calendar.workingDaysLater(startAt, 3, 'close-of-business')).toBe(at('2026-03-11T17:00+07:00'))
  })
})
