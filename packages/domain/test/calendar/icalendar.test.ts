import { describe, expect, it } from 'vitest'
import { compileCalendar } from '../../src/calendar/compileCalendar.js'
import { importHolidays } from '../../src/calendar/holidays/importHolidays.js'
import { parseHolidays, readHolidayFile } from '../../src/calendar/holidays/parseHolidays.js'
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

  const datesIn = (...events: string[][]) => {
    const read = readHolidayFile(file(...events), 2030)
    return read.ok ? Object.keys(read.value.holidays).sort() : read.problems
  }

  it('CAL-24 an end is not included: 24 to 26 December end on the 27th', () => {
    expect(datesIn(['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'])).toEqual([
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
    ])
    expect(datesIn(['DTSTART;VALUE=DATE:20261224', 'DURATION:P3D'])).toHaveLength(3)
    expect(datesIn(['DTSTART:20261231T000000', 'DTEND:20270102T000000'])).toEqual([
      '2026-12-31',
      '2027-01-01',
    ])
  })

  it.each([
    [
      'the fourth Thursday of November',
      'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
      '20261126',
      ['2026-11-26', '2027-11-25', '2028-11-23', '2029-11-22', '2030-11-28'],
    ],
    [
      'the last Monday of May',
      'FREQ=YEARLY;BYDAY=-1MO;BYMONTH=5;UNTIL=20280601T000000Z',
      '20260525',
      ['2026-05-25', '2027-05-31', '2028-05-29'],
    ],
    [
      'every second year, three times',
      'FREQ=YEARLY;INTERVAL=2;COUNT=2',
      '20260817',
      ['2026-08-17', '2028-08-17'],
    ],
    ['the date said twice', 'FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=17', '20260817', ['08-17']],
    ['29 February', 'FREQ=YEARLY;UNTIL=20330101', '20240229', ['2024-02-29', '2028-02-29']],
  ])('CAL-24 comes again: %s', (_, rule, first, dates) => {
    expect(datesIn([`DTSTART;VALUE=DATE:${first}`, `RRULE:${rule}`])).toEqual(dates)
  })

  it('CAL-24 dates left out, added and moved', () => {
    const yearly = ['DTSTART;VALUE=DATE:20270501', 'UID:may', 'RRULE:FREQ=YEARLY', 'SUMMARY:Labour Day']
    const moved = [
      'UID:may',
      'RECURRENCE-ID;VALUE=DATE:20280501',
      'DTSTART;VALUE=DATE:20280502',
      'SUMMARY:Labour Day, moved',
    ]
    expect(datesIn([...yearly, 'EXDATE;VALUE=DATE:20290501', 'RDATE;VALUE=DATE:20270503'], moved)).toEqual([
      '2027-05-01',
      '2027-05-03',
      '2028-05-02',
      '2030-05-01',
    ])
    const cancelled = [
      'UID:may',
      'RECURRENCE-ID;VALUE=DATE:20280501',
      'DTSTART;VALUE=DATE:20280501',
      'STATUS:CANCELLED',
    ]
    expect(datesIn(yearly, cancelled)).toEqual(['2027-05-01', '2029-05-01', '2030-05-01'])
  })

  it('CAL-24 what says more than a holiday is left out and told, with its line and name', () => {
    const read = readHolidayFile(
      file(
        ['DTSTART;VALUE=DATE:20260817', 'SUMMARY:Kemerdekaan'],
        ['DTSTART;TZID="Asia/Jakarta: west":20261224T120000', 'SUMMARY:Half a day'],
        ['DTSTART;VALUE=DATE:20260405', 'RRULE:FREQ=YEARLY;BYEASTER=0', 'SUMMARY:Easter'],
        ['DTSTART;VALUE=DATE:20260107', 'RRULE:FREQ=WEEKLY;COUNT=3', 'SUMMARY:Wednesdays'],
      ),
    )
    expect(read.ok && read.value.holidays).toEqual({ '2026-08-17': 'Kemerdekaan' })
    expect(read.ok && read.value.unread.map(({ line, name, code }) => [line, name, code])).toEqual([
      [8, 'Half a day', 'TIMED_EVENT'],
      [13, 'Easter', 'UNSUPPORTED_RECURRENCE'],
      [18, 'Wednesdays', 'UNSUPPORTED_RECURRENCE'],
    ])
  })

  it('CAL-24 what stands in an alarm is not said of its event, and a file may begin with a mark of its encoding', () => {
    const text = file([
      'BEGIN:VALARM',
      'SUMMARY:Reminder',
      'DURATION:PT1H',
      'END:VALARM',
      'DTSTART;VALUE=DATE:20260817',
      'SUMMARY:Kemerdekaan',
    ])
    expect(parseHolidays(`\uFEFF${text}`)).toEqual({ ok: true, value: { '2026-08-17': 'Kemerdekaan' } })
  })

  it.each([
    ['an exception that is no date', ['DTSTART:20260101', 'EXDATE:soon'], 'MALFORMED_HOLIDAY 5'],
    ['a length that is none', ['DTSTART:20260101', 'DURATION:P0D'], 'MALFORMED_HOLIDAY 5'],
  ])('CAL-24 refuses %s, where something may be left out too', (_, event, refusal) => {
    const read = readHolidayFile(file(event))
    expect(!read.ok && read.problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([refusal])
  })

  const office = {
    ...workweek('09:00', '17:00'),
    dates: {
      '2026-12-24': [['09:00', '12:00'] as const],
      '2026-03-20': [],
      '2026-07-01': [],
      '2027-01-01': [],
    },
    yearly: { '05-01': [] },
    holidays: { '2026-03-20': 'Idul Fitri', '2027-01-01': 'New Year', '05-01': 'Labour Day' },
  }
  const decree = { '2026-12-24': 'Christmas Eve', '2026-03-21': 'Idul Fitri', '2026-12-25': 'Christmas' }

  it('CAL-28 closes the dates of a file, and keeps and tells those that have hours of their own', () => {
    const taken = importHolidays(office, decree, { replaces: false })
    expect(taken).toMatchObject({
      closed: ['2026-03-21', '2026-12-25'],
      keptOpen: ['2026-12-24'],
      reopened: [],
    })
    expect(taken.definition.dates).toMatchObject({ '2026-03-20': [], '2026-12-24': [['09:00', '12:00']] })
    expect(taken.definition.holidays).toMatchObject({ '2026-12-24': 'Christmas Eve', '05-01': 'Labour Day' })
    expect(importHolidays(taken.definition, decree, { replaces: false })).toEqual({
      ...{ definition: taken.definition, closed: [], keptOpen: ['2026-12-24'], reopened: [] },
    })
  })

  it('CAL-28 in place of what was there drops named dates that the file has no more, of its years alone', () => {
    const taken = importHolidays(office, decree, { replaces: true })
    expect(taken.reopened).toEqual(['2026-03-20'])
    expect(Object.keys(taken.definition.dates!).sort()).toEqual([
      '2026-03-21',
      '2026-07-01',
      '2026-12-24',
      '2026-12-25',
      '2027-01-01',
    ])
    expect(taken.definition.yearly).toEqual({ '05-01': [] })
    const ofEveryYear = importHolidays(office, { '08-17': 'Independence Day' }, { replaces: true })
    expect(ofEveryYear).toMatchObject({ reopened: ['05-01'], closed: ['08-17'] })
    expect(ofEveryYear.definition.dates).toEqual(office.dates)
    expect(importHolidays(office, {}, { replaces: false }).definition).toEqual(office)
  })
})
