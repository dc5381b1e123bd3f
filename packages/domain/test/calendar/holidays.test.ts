import { describe, expect, it } from 'vitest'
import { compileCalendar } from '../../src/calendar/compileCalendar.js'
import {
  INDONESIA_COLLECTIVE_LEAVE_2026,
  INDONESIA_NATIONAL_2026,
} from '../../src/calendar/holidays/indonesia.js'
import { withHolidays } from '../../src/calendar/holidays/withHolidays.js'
import { workweek } from '../../src/testing/builders.js'
import { at, hours } from './support.js'

const jakarta = workweek('09:00', '17:00', 'Asia/Jakarta')

describe('holidays', () => {
  it('CAL-22 a name alone closes nothing, and is found for one year or every year', () => {
    const calendar = compileCalendar({
      ...jakarta,
      holidays: { '2026-08-17': 'Independence', '12-25': 'Christmas' },
    })
    expect(calendar.isOpen(at('2026-08-17T10:00+07:00'))).toBe(true)
    expect(calendar.holidayOn('2026-08-17')).toBe('Independence')
    expect(calendar.holidayOn('2031-12-25')).toBe('Christmas')
    expect(calendar.holidayOn('2027-08-17')).toBeNull()
  })

  it('CAL-22 a set closes its dates and names them; hours and names of the definition go before', () => {
    const definition = withHolidays(
      { ...jakarta, dates: { '2026-12-25': [['10:00', '11:00']] }, holidays: { '2026-01-01': 'New Year' } },
      { '2026-12-25': 'Christmas', '2026-01-01': 'Tahun Baru', '08-17': 'Independence' },
      { '2026-12-25': 'second name' },
    )
    const calendar = compileCalendar(definition)
    expect(calendar.isOpen(at('2026-12-25T10:30+07:00'))).toBe(true)
    expect(calendar.isOpen(at('2026-01-01T10:30+07:00'))).toBe(false)
    expect(calendar.isOpen(at('2033-08-17T10:30+07:00'))).toBe(false)
    expect(['2026-12-25', '2026-01-01', '2033-08-17'].map((date) => calendar.holidayOn(date))).toEqual([
      'Christmas',
      'New Year',
      'Independence',
    ])
  })

  it('CAL-22 Indonesia in 2026: seventeen national days and eight of collective leave', () => {
    expect(Object.keys(INDONESIA_NATIONAL_2026)).toHaveLength(17)
    expect(Object.keys(INDONESIA_COLLECTIVE_LEAVE_2026)).toHaveLength(8)
    const calendar = compileCalendar(
      withHolidays(jakarta, INDONESIA_NATIONAL_2026, INDONESIA_COLLECTIVE_LEAVE_2026),
    )
    // Nyepi, Idul Fitri and their leave: from Tuesday's closing nothing opens before Wednesday a week later.
    expect(calendar.deadline(at('2026-03-17T16:00+07:00'), hours(2))).toBe(at('2026-03-25T10:00+07:00'))
    // 261 weekdays less 13 national days and 8 days of leave that fall on them.
    const year = calendar.elapsed(at('2026-01-01T00:00+07:00'), at('2027-01-01T00:00+07:00'))
    expect(year).toBe(hours((261 - 13 - 8) * 8))
  })
})
