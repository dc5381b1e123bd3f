import { describe, expect, it } from 'vitest'
import { compileCalendar } from '../../src/calendar/compileCalendar.js'
import { parseHolidays } from '../../src/calendar/holidays/parseHolidays.js'
import { withHolidays } from '../../src/calendar/holidays/withHolidays.js'
import { workweek } from '../../src/testing/builders.js'
import { at } from './support.js'

const file = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')

const refusals = (text: string) => {
  const parsed = parseHolidays(text)
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path.join('.')}`)
}

describe('holidays of an iCalendar file', () => {
  it('CAL-24 one date, several days, every year, folded and escaped names; the cancelled are left out', () => {
    const parsed = parseHolidays(
      file(
        [
          'DTSTART;VALUE=DATE:20260817',
          'DTEND;VALUE=DATE:20260818',
          'SUMMARY:Hari Ke',
          ' merdekaan\\, ke-81',
        ],
        ['DTSTART;VALUE=DATE:20260321', 'DTEND;VALUE=DATE:20260323', 'SUMMARY:Idul Fitri'],
        ['DTSTART;VALUE=DATE:20001225', 'RRULE:FREQ=YEARLY', 'SUMMARY:Christmas'],
        ['DTSTART;VALUE=DATE:20260501', 'STATUS:CANCELLED', 'SUMMARY:moved'],
        ['DTSTART;VALUE=DATE:20260101'],
      ),
    )
    expect(parsed).toEqual({
      ok: true,
      value: {
        '2026-08-17': 'Hari Kemerdekaan, ke-81',
        '2026-03-21': 'Idul Fitri',
        '2026-03-22': 'Idul Fitri',
        '12-25': 'Christmas',
        '2026-01-01': 'Holiday',
      },
    })
    const definition = withHolidays(workweek('09:00', '17:00'), parsed.ok ? parsed.value : {})
    expect(compileCalendar(definition).isOpen(at('2029-12-25T10:00Z'))).toBe(false)
  })

  it.each([
    ['a time of day', ['DTSTART:20261224T120000Z'], 'MALFORMED_HOLIDAY 4'],
    ['a date that is none', ['DTSTART;VALUE=DATE:20260230'], 'MALFORMED_HOLIDAY 4'],
    ['no start', ['SUMMARY:x'], 'MALFORMED_HOLIDAY 3'],
    ['an end before the start', ['DTSTART:20260102', 'DTEND:20260101'], 'MALFORMED_HOLIDAY 5'],
    ['an end in another century', ['DTSTART:20260102', 'DTEND:21260101'], 'MALFORMED_HOLIDAY 5'],
    ['a rule past yearly', ['DTSTART:20260102', 'RRULE:FREQ=YEARLY;BYDAY=1MO'], 'UNSUPPORTED_RECURRENCE 5'],
  ])('CAL-24 refuses %s', (_, event, refusal) => {
    expect(refusals(file(event))).toEqual([refusal])
  })

  it.each(['', 'date,name\n2026-12-25,Christmas', file(['DTSTART:20260101']).replace('END:VEVENT', '')])(
    'CAL-24 refuses what is not an iCalendar file: %j',
    (text) => expect(refusals(text)).toEqual(['MALFORMED_ICALENDAR ']),
  )
})
