import { describe, expect, it } from 'vitest'
import { compileCalendar } from '../../src/calendar/compileCalendar.js'
import { parseCalendar } from '../../src/calendar/parseCalendar.js'
import { workweek } from '../../src/testing/builders.js'
import { InvalidInput } from '../../src/time/result.js'

const good = workweek('09:00', '17:00')
const mon = (...hours: unknown[]) => ({ ...good, weekly: { mon: hours } })

/** Code and path of everything refused. */
function refusals(raw: unknown): string[] {
  const parsed = parseCalendar(raw)
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path.join('.')}`)
}

describe('refusals', () => {
  it.each<[string, unknown, string]>([
    ['an unknown zone', { ...good, timeZone: 'Asia/Atlantis' }, 'UNKNOWN_TIME_ZONE timeZone'],
    ['an offset for a zone', { ...good, timeZone: '+07:00' }, 'UNKNOWN_TIME_ZONE timeZone'],
    ['an empty zone', { ...good, timeZone: '' }, 'UNKNOWN_TIME_ZONE timeZone'],
    ['a missing zone', { weekly: good.weekly }, 'UNKNOWN_TIME_ZONE timeZone'],
    ['a zone that is a number', { ...good, timeZone: 7 }, 'UNKNOWN_TIME_ZONE timeZone'],
    ['a zone with a null byte', { ...good, timeZone: 'UTC\0' }, 'UNKNOWN_TIME_ZONE timeZone'],
    ['missing weekly hours', { timeZone: 'UTC' }, 'MALFORMED_CALENDAR weekly'],
    ['a list for a calendar', [], 'MALFORMED_CALENDAR '],
    ['null for a calendar', null, 'MALFORMED_CALENDAR '],
    ['an unknown weekday', { ...good, weekly: { monday: [] } }, 'UNKNOWN_WEEKDAY weekly.monday'],
    ['an unknown key', { ...good, hours: {} }, 'UNKNOWN_KEY hours'],
    [
      'a key of the prototype',
      JSON.parse('{"timeZone":"UTC","weekly":{},"__proto__":{"x":1}}'),
      'UNKNOWN_KEY __proto__',
    ],
    [
      'a weekday of the prototype',
      { ...good, weekly: JSON.parse('{"__proto__":[]}') },
      'UNKNOWN_WEEKDAY weekly.__proto__',
    ],
    ['hours that are no list', { ...good, weekly: { mon: '09:00-17:00' } }, 'MALFORMED_HOURS weekly.mon'],
    ['a pair that is no pair', mon(['09:00']), 'MALFORMED_HOURS weekly.mon.0'],
    ['a hole for a pair', { ...good, weekly: { mon: new Array(1) } }, 'MALFORMED_HOURS weekly.mon.0'],
    ['three times', mon(['09:00', '12:00', '17:00']), 'MALFORMED_HOURS weekly.mon.0'],
    ['hours without length', mon(['09:00', '09:00:00']), 'ZERO_LENGTH_HOURS weekly.mon.0'],
    ['midnight to midnight', mon(['00:00', '00:00']), 'ZERO_LENGTH_HOURS weekly.mon.0'],
    ['an opening at 24:00', mon(['24:00', '06:00']), 'MALFORMED_TIME weekly.mon.0.0'],
    ['an hour past 24', mon(['09:00', '25:00']), 'MALFORMED_TIME weekly.mon.0.1'],
    ['a minute past 24:00', mon(['09:00', '24:01']), 'MALFORMED_TIME weekly.mon.0.1'],
    ['a minute 60', mon(['09:60', '17:00']), 'MALFORMED_TIME weekly.mon.0.0'],
    ['a fraction of a second', mon(['09:00:00.5', '17:00']), 'MALFORMED_TIME weekly.mon.0.0'],
    ['a negative time', mon(['-1:00', '17:00']), 'MALFORMED_TIME weekly.mon.0.0'],
    ['a time of one digit', mon(['9:00', '17:00']), 'MALFORMED_TIME weekly.mon.0.0'],
    ['a time with a line end', mon(['09:00\n', '17:00']), 'MALFORMED_TIME weekly.mon.0.0'],
    ['a number for a time', mon([540, '17:00']), 'MALFORMED_TIME weekly.mon.0.0'],
    ['a date that is none', { ...good, dates: { '2026-02-30': [] } }, 'UNKNOWN_DATE dates.2026-02-30'],
    ['a date of another shape', { ...good, dates: { '25.12.2026': [] } }, 'UNKNOWN_DATE dates.25.12.2026'],
    ['a date past the rules', { ...good, dates: { '2400-01-01': [] } }, 'UNKNOWN_DATE dates.2400-01-01'],
    ['a yearly date that is none', { ...good, yearly: { '02-30': [] } }, 'UNKNOWN_DATE yearly.02-30'],
    [
      'a yearly date with a year',
      { ...good, yearly: { '2026-12-25': [] } },
      'UNKNOWN_DATE yearly.2026-12-25',
    ],
    [
      'malformed hours of a date',
      { ...good, dates: { '2026-12-24': [['09:00']] } },
      'MALFORMED_HOURS dates.2026-12-24.0',
    ],
    [
      'a holiday on no date',
      { ...good, holidays: { christmas: 'Christmas' } },
      'UNKNOWN_DATE holidays.christmas',
    ],
    [
      'a holiday without a name',
      { ...good, holidays: { '2026-12-25': ' ' } },
      'MALFORMED_NAME holidays.2026-12-25',
    ],
    [
      'a holiday with a long name',
      { ...good, holidays: { '2026-12-25': 'x'.repeat(201) } },
      'MALFORMED_NAME holidays.2026-12-25',
    ],
    [
      'too many hours',
      mon(...Array.from({ length: 49 }, () => ['09:00', '17:00'])),
      'TOO_MANY_HOURS weekly.mon',
    ],
  ])('CAL-14 %s', (_, raw, refusal) => {
    expect(refusals(raw)).toEqual([refusal])
  })

  it('CAL-14 too many dates', () => {
    const day = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10)
    const dates = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [day(n), []]))
    expect(refusals({ ...good, dates })).toEqual(['TOO_MANY_DATES dates'])
  })

  it.each<[string, unknown]>([
    ['no weekday has hours', { timeZone: 'UTC', weekly: {} }],
    ['all lists are empty', { timeZone: 'UTC', weekly: { mon: [], tue: [] }, dates: { '2026-12-25': [] } }],
    [
      'the zone skipped the only date',
      { timeZone: 'Pacific/Apia', weekly: {}, dates: { '2011-12-30': [['09:00', '17:00']] } },
    ],
    ['every date of every year is closed', { ...good, yearly: everyDateClosed() }],
  ])('CAL-15 never open: %s', (_, raw) => {
    expect(refusals(raw)).toEqual(['NO_WORKING_TIME '])
  })

  it('CAL-14 TIM-6 all that is wrong is told at once, with the path, what is there and what would be right', () => {
    const raw = { timeZone: 'Mars/Base', weekly: { mon: [['9', '17:00']], moon: [] }, dates: { never: [] } }
    expect(refusals(raw)).toEqual([
      'UNKNOWN_TIME_ZONE timeZone',
      'UNKNOWN_WEEKDAY weekly.moon',
      'MALFORMED_TIME weekly.mon.0.0',
      'UNKNOWN_DATE dates.never',
    ])
    expect(() => compileCalendar(raw as never)).toThrow(InvalidInput)
    expect(() => compileCalendar(raw as never)).toThrow(
      'weekly.mon[0][0]: "9" is not a time of day (expected HH:MM or HH:MM:SS from 00:00 to 23:59:59)',
    )
  })

  it('CAL-14 a long wrong value does not make a long message', () => {
    const parsed = parseCalendar(mon(['x'.repeat(1_000_000), '17:00']))
    expect(parsed.ok ? '' : parsed.problems[0]!.message.length).toBeLessThan(120)
  })

  it('CAL-13 what is accepted comes back in one order, without what was not asked for', () => {
    const parsed = parseCalendar({
      dates: { '2026-12-26': [], '2026-12-25': [] },
      weekly: { tue: [], mon: [['09:00', '17:00']] },
      timeZone: 'UTC',
    })
    expect(JSON.stringify(parsed.ok && parsed.value)).toBe(
      '{"timeZone":"UTC","weekly":{"mon":[["09:00","17:00"]],"tue":[]},"dates":{"2026-12-25":[],"2026-12-26":[]}}',
    )
  })
})

function everyDateClosed(): Record<string, unknown[]> {
  const leapYear = Array.from({ length: 366 }, (_, n) => new Date(Date.UTC(2000, 0, 1 + n)).toISOString())
  return Object.fromEntries(leapYear.map((date) => [date.slice(5, 10), []]))
}
