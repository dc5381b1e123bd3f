import { describe, expect, it } from 'vitest'
import type { CalendarDefinition } from '../../src/calendar/calendar.js'
import { compileCalendar } from '../../src/calendar/compileCalendar.js'
import { workweek } from '../../src/testing/builders.js'
import { naiveHours } from '../../src/testing/naiveCalendar.js'
import { seededRandom } from '../../src/testing/random.js'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, NEVER } from '../../src/time/instant.js'
import { at, hours, iso, ZONES } from './support.js'

const NEXT = { before: '14:00', otherwise: 1 }
const office = compileCalendar({
  ...workweek('09:00', '17:00', 'Europe/Berlin'),
  dates: { '2026-03-03': [], '2026-03-05': [['09:00', '12:00']] },
})

/** All hours here begin and end on one, in every zone. */
const QUARTER_MS = 15 * MINUTE_MS

describe('the cut-off', () => {
  it.each([
    ['before opening on a working day', '2026-03-02T06:00', '2026-03-02T17:00'],
    ['in time', '2026-03-02T13:59:59.999', '2026-03-02T17:00'],
    ['at the cut-off: the next working day, over a holiday', '2026-03-02T14:00', '2026-03-04T17:00'],
    ['after closing', '2026-03-02T20:00', '2026-03-04T17:00'],
    ['on a holiday in the morning', '2026-03-03T08:00', '2026-03-04T17:00'],
    ['on a Saturday', '2026-03-07T10:00', '2026-03-09T17:00'],
    ['on a short day in time', '2026-03-05T11:00', '2026-03-05T12:00'],
    ['on a short day after its closing, though before the cut-off', '2026-03-05T12:00', '2026-03-06T17:00'],
    ['on Friday too late', '2026-03-06T16:00', '2026-03-09T17:00'],
  ])('CAL-27 %s', (_, arrives, due) => {
    expect(iso(office.workingDaysByCutOff(at(`${arrives}+01:00`), 0, NEXT))).toBe(iso(at(`${due}+01:00`)))
  })

  it('CAL-27 is a wall time: in summer an hour earlier', () => {
    const just = at('2026-06-01T12:00Z')
    expect(iso(office.workingDaysByCutOff(just - 1, 0, NEXT))).toBe('2026-06-01T15:00:00.000Z')
    expect(iso(office.workingDaysByCutOff(just, 0, NEXT))).toBe('2026-06-02T15:00:00.000Z')
  })

  it('CAL-27 counts two days or three, and on a closed day its next working day as the first of three', () => {
    const more = { before: '14:00', otherwise: 3 }
    const from = (text: string) => iso(office.workingDaysByCutOff(at(text), 2, more))
    expect(from('2026-03-09T13:00+01:00')).toBe('2026-03-11T16:00:00.000Z')
    expect(from('2026-03-09T15:00+01:00')).toBe('2026-03-12T16:00:00.000Z')
    expect(from('2026-03-07T10:00+01:00')).toBe('2026-03-11T16:00:00.000Z')
  })

  it('CAL-27 a night belongs to the date it begins on, and a cut-off in it is that of the night', () => {
    const nights = compileCalendar({
      timeZone: 'UTC',
      weekly: { mon: [['22:00', '06:00']], tue: [['22:00', '06:00']], thu: [['22:00', '06:00']] },
    })
    const night = { before: '02:00', otherwise: 1 }
    const from = (text: string) => iso(nights.workingDaysByCutOff(at(text), 0, night))
    expect(from('2026-03-02T12:00Z')).toBe('2026-03-03T06:00:00.000Z')
    expect(from('2026-03-03T01:59Z')).toBe('2026-03-03T06:00:00.000Z')
    expect(from('2026-03-03T02:00Z')).toBe('2026-03-04T06:00:00.000Z')
    expect(from('2026-03-04T06:00Z')).toBe('2026-03-06T06:00:00.000Z')
    expect([nights.hasCutOff('02:00'), nights.hasCutOff('22:00'), nights.hasCutOff('14:00')]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('CAL-27 lies within the hours of some date, seasons and single dates too', () => {
    expect([office.hasCutOff('09:00'), office.hasCutOff('17:00'), office.hasCutOff('17:01')]).toEqual([
      true,
      true,
      false,
    ])
    const late = (more: object) =>
      compileCalendar({ ...workweek('09:00', '17:00'), ...more } as never).hasCutOff('20:00')
    expect(late({ dates: { '2019-05-05': [['18:00', '21:00']] } })).toBe(true)
    expect(late({ yearly: { '02-29': [['18:00', '21:00']] } })).toBe(true)
    expect(
      late({ seasons: [{ from: '2031-05-01', to: '2031-05-31', weekly: { sun: [['18:00', '21:00']] } }] }),
    ).toBe(true)
    expect(late({})).toBe(false)
    const both = {
      timeZone: 'UTC',
      union: { day: workweek('09:00', '17:00'), late: workweek('19:00', '21:00') },
    }
    expect(compileCalendar(both).hasCutOff('18:00')).toBe(true)
    expect(compileCalendar(both).hasCutOff('22:00')).toBe(false)
  })

  it('CAL-27 after the last working date there is none, and counts are whole', () => {
    const once = compileCalendar({
      timeZone: 'UTC',
      weekly: {},
      dates: { '2026-03-02': [['09:00', '17:00']] },
    })
    expect(once.workingDaysByCutOff(at('2026-03-02T08:00Z'), 0, NEXT)).toBe(at('2026-03-02T17:00Z'))
    expect(once.workingDaysByCutOff(at('2026-03-02T15:00Z'), 0, NEXT)).toBe(NEVER)
    expect(() => once.workingDaysByCutOff(0, 0, { before: '14:00', otherwise: 0.5 })).toThrow(RangeError)
  })

  /** As a person would: reads the wall, walks over the dates, and asks every quarter of an hour whether it is open. */
  function naively(
    definition: CalendarDefinition,
    arrives: Instant,
    days: number,
    before: string,
    otherwise: number,
  ) {
    const { isOpen } = naiveHours(definition, MINUTE_MS, DAY_MS)
    const wall = new Intl.DateTimeFormat('sv-SE', {
      timeZone: definition.timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
    })
    const closings = new Map<string, Instant>()
    const from = Math.floor(arrives / QUARTER_MS) * QUARTER_MS - 2 * DAY_MS
    for (let quarter = from; quarter < arrives + 14 * DAY_MS; quarter += QUARTER_MS)
      if (isOpen(quarter)) closings.set(wall.format(quarter).slice(0, 10), quarter + QUARTER_MS)
    const [date, time] = wall.format(arrives).split(' ') as [string, string]
    const closing = closings.get(date)
    const inTime = closing !== undefined && time < before && arrives < closing
    const later = [...closings].filter(([other]) => other > date).map(([, closesAt]) => closesAt)
    const count = inTime ? days : otherwise
    return count === 0 ? closing : later[count - 1]
  }

  it('CAL-27 agrees with a reading of every quarter of an hour, in all zones and about their changes', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = seededRandom(seed)
      const timeZone = ZONES[seed % ZONES.length]!
      // 00:00 is no time of the cut-off here, nor do clocks change between 06:00 and 22:00 in these years.
      const opens = `${String(6 + random.below(4)).padStart(2, '0')}:00`
      const closes = `${String(14 + random.below(8)).padStart(2, '0')}:30`
      const week = workweek(opens, closes, timeZone)
      const definition: CalendarDefinition = random.chance(0.5)
        ? week
        : {
            timeZone,
            union: {
              week,
              other: workweek('08:00', '12:00', timeZone),
              late: { timeZone, weekly: { sat: [['10:00', '11:00']] } },
            },
          }
      const calendar = compileCalendar(definition)
      const days = random.below(3)
      const otherwise = days + 1 + random.below(2)
      const before = random.pick(['08:00', '11:30', '14:00'])
      const start =
        Date.UTC(2026, random.below(12), 1 + random.below(28)) +
        random.below(10 * 24) * HOUR_MS +
        random.below(HOUR_MS)
      expect(
        calendar.workingDaysByCutOff(start, days, { before, otherwise }),
        `seed ${seed} in ${timeZone}`,
      ).toBe(naively(definition, start, days, before, otherwise))
    }
  })

  it('CAL-27 in combined hours days are cut at midnight of their own zone', () => {
    const follow = compileCalendar({
      timeZone: 'America/Los_Angeles',
      union: {
        jakarta: workweek('08:00', '16:00', 'Asia/Jakarta'),
        berlin: workweek('09:00', '17:00', 'Europe/Berlin'),
      },
    })
    // Monday in Los Angeles: Berlin until 08:00, then Jakarta's Tuesday from 17:00 until midnight and beyond.
    expect(
      follow.workingDaysByCutOff(at('2026-03-02T09:00-08:00'), 0, { before: '12:00', otherwise: 1 }),
    ).toBe(at('2026-03-03T00:00-08:00'))
    expect(follow.elapsed(at('2026-03-02T00:00-08:00'), at('2026-03-03T00:00-08:00'))).toBe(hours(15))
  })
})
