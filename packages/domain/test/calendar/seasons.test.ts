import { describe, expect, it } from 'vitest'
import { compileCalendar } from '../../src/calendar/compileCalendar.js'
import { parseCalendar } from '../../src/calendar/parseCalendar.js'
import { ALWAYS, workweek } from '../../src/testing/builders.js'
import { NEVER } from '../../src/time/instant.js'
import { at, hours, iso } from './support.js'

const SHORT = { ...workweek('07:00', '13:00').weekly, fri: [] }
const office = workweek('09:00', '17:00', 'Europe/Berlin')
const summer = { from: '05-01', to: '08-31', weekly: SHORT }
const problemsOf = (seasons: unknown) => {
  const parsed = parseCalendar({ ...office, seasons })
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${path.join('.')} ${code}`)
}
const openOn = (calendar: ReturnType<typeof compileCalendar>, date: string) =>
  calendar
    .openBetween(at(`${date}T00:00+01:00`) - hours(2), at(`${date}T00:00+01:00`) + hours(30))
    .filter((stretch) => stretch.date === date)
    .map(({ from, to }) => `${iso(from)}/${iso(to)}`)

describe('seasons', () => {
  it('CAL-26 have a week of their own from the first to the last date, both included', () => {
    const calendar = compileCalendar({ ...office, seasons: [summer] })
    expect(openOn(calendar, '2026-04-30')).toEqual(['2026-04-30T07:00:00.000Z/2026-04-30T15:00:00.000Z'])
    // 1 May is a Friday, on which the season is closed.
    expect(openOn(calendar, '2026-05-01')).toEqual([])
    expect(openOn(calendar, '2026-05-04')).toEqual(['2026-05-04T05:00:00.000Z/2026-05-04T11:00:00.000Z'])
    expect(openOn(calendar, '2026-08-31')).toEqual(['2026-08-31T05:00:00.000Z/2026-08-31T11:00:00.000Z'])
    expect(openOn(calendar, '2026-09-01')).toEqual(['2026-09-01T07:00:00.000Z/2026-09-01T15:00:00.000Z'])
    expect(openOn(calendar, '2031-05-05')).toHaveLength(1)
    expect(iso(calendar.deadline(at('2026-04-30T16:00+02:00'), hours(2)))).toBe('2026-05-04T06:00:00.000Z')
    expect(calendar.workingDaysLater(at('2026-04-30T16:00+02:00'), 1, 'close-of-business')).toBe(
      at('2026-05-04T13:00+02:00'),
    )
  })

  it('CAL-26 may go on over the end of the year, and hold 29 February in years that have it', () => {
    const winter = compileCalendar({
      ...office,
      seasons: [
        { from: '12-15', to: '01-15', weekly: {} },
        { from: '02-29', to: '02-29', weekly: { tue: [['09:00', '10:00']] } },
      ],
    })
    expect(iso(winter.nextOpen(at('2026-12-14T17:00+01:00')))).toBe('2027-01-18T08:00:00.000Z')
    expect(winter.elapsed(at('2028-02-29T00:00+01:00'), at('2028-03-01T00:00+01:00'))).toBe(hours(1))
    expect(winter.elapsed(at('2027-03-01T00:00+01:00'), at('2027-03-02T00:00+01:00'))).toBe(hours(8))
  })

  it('CAL-26 may hold once only, and single dates go before them', () => {
    const calendar = compileCalendar({
      ...office,
      seasons: [{ ...summer, from: '2026-05-01', to: '2026-08-31' }],
      yearly: { '06-01': [] },
      dates: { '2026-07-03': [['10:00', '12:00']] },
    })
    expect(openOn(calendar, '2026-06-01')).toEqual([])
    expect(openOn(calendar, '2026-07-03')).toEqual(['2026-07-03T08:00:00.000Z/2026-07-03T10:00:00.000Z'])
    expect(openOn(calendar, '2026-07-10')).toEqual([])
    expect(openOn(calendar, '2027-07-09')).toHaveLength(1)
  })

  it('CAL-3 CAL-26 the night before a season keeps its tail, and that of its last date its own', () => {
    const nights = compileCalendar({
      timeZone: 'UTC',
      weekly: { mon: [['22:00', '06:00']], tue: [['22:00', '06:00']] },
      seasons: [{ from: '2026-03-03', to: '2026-03-03', weekly: { tue: [['23:00', '01:00']] } }],
    })
    expect(nights.elapsed(at('2026-03-03T00:00Z'), at('2026-03-04T12:00Z'))).toBe(hours(6 + 2))
  })

  it('CAL-12 CAL-15 CAL-26 hours that are only in a season of one year end with it', () => {
    const once = compileCalendar({
      timeZone: 'UTC',
      weekly: {},
      seasons: [{ from: '2026-03-02', to: '2026-03-06', weekly: workweek('09:00', '17:00').weekly }],
    })
    expect(once.deadline(at('2026-01-01T00:00Z'), hours(40))).toBe(at('2026-03-06T17:00Z'))
    expect(once.nextOpen(at('2026-03-06T17:00Z'))).toBe(NEVER)
    expect(once.workingDaysLater(at('2026-01-01T00:00Z'), 4, 'close-of-business')).toBe(
      at('2026-03-06T17:00Z'),
    )
    expect(once.workingDaysLater(at('2026-01-01T00:00Z'), 5, 'close-of-business')).toBe(NEVER)
    const never = parseCalendar({ timeZone: 'UTC', weekly: {}, seasons: [{ ...summer, weekly: {} }] })
    expect(!never.ok && never.problems[0]?.code).toBe('NO_WORKING_TIME')
  })

  it('CAL-26 a calendar that never closes but in a season does close', () => {
    const but = (seasons: object[]) => compileCalendar({ ...ALWAYS, seasons } as never).alwaysOpen
    expect(but([{ ...summer, weekly: ALWAYS.weekly }])).toBe(true)
    expect(but([summer])).toBe(false)
    expect(but([{ from: '2030-05-01', to: '2030-05-01', weekly: {} }])).toBe(false)
    expect(
      compileCalendar({ ...office, seasons: [{ from: '01-01', to: '12-31', weekly: ALWAYS.weekly }] })
        .alwaysOpen,
    ).toBe(true)
  })

  it('CAL-13 CAL-26 are one calendar in whatever order they were written', () => {
    const autumn = { from: '10-01', to: '10-31', weekly: {} }
    const kept = compileCalendar({ ...office, seasons: [summer, autumn] })
    expect(compileCalendar({ ...office, seasons: [autumn, summer] })).toBe(kept)
  })

  it.each([
    [
      'an overlap of two of every year',
      [summer, { from: '08-31', to: '09-01', weekly: {} }],
      ['seasons.1 OVERLAPPING_SEASONS'],
    ],
    [
      'an overlap over the end of the year',
      [
        { from: '12-15', to: '01-15', weekly: {} },
        { from: '01-15', to: '01-16', weekly: {} },
      ],
      ['seasons.1 OVERLAPPING_SEASONS'],
    ],
    [
      'an overlap with one of a single year',
      [summer, { from: '2031-08-31', to: '2031-09-30', weekly: {} }],
      ['seasons.1 OVERLAPPING_SEASONS'],
    ],
    [
      'an overlap of two single ones',
      [
        { from: '2026-01-01', to: '2030-01-01', weekly: {} },
        { from: '2029-12-31', to: '2031-01-01', weekly: {} },
      ],
      ['seasons.1 OVERLAPPING_SEASONS'],
    ],
    [
      'one that ends before it begins',
      [{ from: '2026-08-31', to: '2026-05-01', weekly: {} }],
      ['seasons.0 BACKWARD_SEASON'],
    ],
    [
      'one with a year at one end alone',
      [{ from: '2026-05-01', to: '08-31', weekly: {} }],
      ['seasons.0 MIXED_SEASON'],
    ],
    [
      'a date that is none',
      [{ from: '02-30', to: '2026-13-01', weekly: {} }],
      ['seasons.0.from UNKNOWN_DATE', 'seasons.0.to UNKNOWN_DATE'],
    ],
    ['no week', [{ from: '05-01', to: '08-31' }], ['seasons.0.weekly MALFORMED_CALENDAR']],
    ['a key that is none', [{ ...summer, until: '09-01' }], ['seasons.0.until UNKNOWN_KEY']],
    ['no list', summer, ['seasons MALFORMED_SEASONS']],
    ['no season', ['summer'], ['seasons.0 MALFORMED_SEASONS']],
    [
      'a time that is none',
      [{ ...summer, weekly: { mon: [['7', '13:00']] } }],
      ['seasons.0.weekly.mon.0.0 MALFORMED_TIME'],
    ],
  ])('CAL-26 refuses %s', (_, seasons, expected) => {
    expect(problemsOf(seasons)).toEqual(expected)
  })

  it('CAL-26 seasons side by side, and of years apart, do not overlap', () => {
    expect(problemsOf([summer, { from: '09-01', to: '04-30', weekly: {} }])).toEqual([])
    expect(
      problemsOf([
        { ...summer, from: '2026-05-01', to: '2026-08-31' },
        { ...summer, from: '2027-05-01', to: '2027-08-31' },
      ]),
    ).toEqual([])
  })
})
