import { describe, expect, it } from 'vitest'
import type { CalendarDefinition } from '../../src/calendar/calendar.js'
import { compileCalendar } from '../../src/calendar/compileCalendar.js'
import { ALWAYS, workweek } from '../../src/testing/builders.js'
import { at, hours } from './support.js'

const office = (difference: Partial<CalendarDefinition> = {}) =>
  compileCalendar({ ...workweek('09:00', '17:00'), ...difference })

describe('working days later', () => {
  it('CAL-17 skip weekends and closed dates', () => {
    const calendar = office({ dates: { '2026-03-09': [] } })
    const friday = at('2026-03-06T15:00Z')
    expect(calendar.workingDaysLater(friday, 1, 'same-time')).toBe(at('2026-03-10T15:00Z'))
    expect(calendar.workingDaysLater(friday, 1, 'close-of-business')).toBe(at('2026-03-10T17:00Z'))
  })

  it('CAL-17 a start outside hours counts from the next opening', () => {
    const calendar = office()
    expect(calendar.workingDaysLater(at('2026-03-07T11:00Z'), 1, 'same-time')).toBe(at('2026-03-10T09:00Z'))
    expect(calendar.workingDaysLater(at('2026-03-05T20:00Z'), 1, 'same-time')).toBe(at('2026-03-09T09:00Z'))
  })

  it('CAL-17 no days are the opening itself, or the close of business of its date', () => {
    const calendar = office()
    expect(calendar.workingDaysLater(at('2026-03-06T15:00Z'), 0, 'same-time')).toBe(at('2026-03-06T15:00Z'))
    expect(calendar.workingDaysLater(at('2026-03-07T15:00Z'), 0, 'close-of-business')).toBe(
      at('2026-03-09T17:00Z'),
    )
  })

  it('CAL-17 a wall time outside the hours of the last date is held within them', () => {
    const calendar = office({
      dates: {
        '2026-03-10': [
          ['09:00', '12:00'],
          ['14:00', '15:00'],
        ],
        '2026-03-11': [['16:00', '17:00']],
      },
    })
    const monday = (time: string) => at(`2026-03-09T${time}Z`)
    expect(calendar.workingDaysLater(monday('16:00'), 1, 'same-time')).toBe(at('2026-03-10T15:00Z'))
    expect(calendar.workingDaysLater(monday('13:00'), 1, 'same-time')).toBe(at('2026-03-10T12:00Z'))
    expect(calendar.workingDaysLater(monday('12:00'), 1, 'same-time')).toBe(at('2026-03-10T12:00Z'))
    expect(calendar.workingDaysLater(monday('10:00'), 2, 'same-time')).toBe(at('2026-03-11T16:00Z'))
  })

  it('CAL-17 two in the morning of a night shift stays in the shift of the date it began on', () => {
    const calendar = compileCalendar(workweek('22:00', '06:00'))
    const saturday = at('2026-03-07T02:00Z')
    expect(calendar.workingDaysLater(saturday, 1, 'same-time')).toBe(at('2026-03-10T02:00Z'))
    expect(calendar.workingDaysLater(saturday, 1, 'close-of-business')).toBe(at('2026-03-10T06:00Z'))
    expect(calendar.workingDaysLater(saturday, 0, 'close-of-business')).toBe(at('2026-03-07T06:00Z'))
  })

  it('CAL-17 the wall time is the same across a change of the clock', () => {
    const calendar = compileCalendar(workweek('09:00', '17:00', 'Europe/Stockholm'))
    const friday = at('2026-03-27T15:00+01:00')
    expect(calendar.workingDaysLater(friday, 1, 'same-time')).toBe(at('2026-03-30T15:00+02:00'))
  })

  it('CAL-17 every date works where hours never close', () => {
    const calendar = compileCalendar(ALWAYS)
    const saturday = at('2026-03-07T11:00Z')
    expect(calendar.workingDaysLater(saturday, 2, 'same-time')).toBe(saturday + hours(48))
    expect(calendar.workingDaysLater(saturday, 2, 'close-of-business')).toBe(at('2026-03-10T00:00Z'))
  })
})

describe('calendar days later', () => {
  it('CAL-18 the same wall time, whatever the hours', () => {
    const calendar = compileCalendar(workweek('09:00', '17:00', 'Europe/Berlin'))
    expect(calendar.calendarDaysLater(at('2026-03-06T23:30+01:00'), 1)).toBe(at('2026-03-07T23:30+01:00'))
    expect(calendar.calendarDaysLater(at('2026-03-06T23:30+01:00'), 30)).toBe(at('2026-04-05T23:30+02:00'))
  })

  it('CAL-18 TIM-5 a skipped wall time moves forward by the gap, a doubled one means the first', () => {
    const calendar = compileCalendar({ ...ALWAYS, timeZone: 'Europe/Berlin' })
    expect(calendar.calendarDaysLater(at('2026-03-28T02:30+01:00'), 1)).toBe(at('2026-03-29T03:30+02:00'))
    expect(calendar.calendarDaysLater(at('2026-10-24T02:30+02:00'), 1)).toBe(at('2026-10-25T02:30+02:00'))
    const apia = compileCalendar({ ...ALWAYS, timeZone: 'Pacific/Apia' })
    expect(apia.calendarDaysLater(at('2011-12-29T12:00-10:00'), 1)).toBe(at('2011-12-31T12:00+14:00'))
  })

  it('CAL-18 no days later is the instant itself, second of two wall readings included', () => {
    const calendar = compileCalendar({ ...ALWAYS, timeZone: 'Europe/Berlin' })
    const second = at('2026-10-25T02:30+01:00')
    expect(calendar.calendarDaysLater(second, 0)).toBe(second)
  })
})
