import { describe, expect, it } from 'vitest'
import type { CalendarDefinition } from '../../src/calendar/calendar.js'
import { compileCalendar } from '../../src/calendar/compileCalendar.js'
import { parseCalendar } from '../../src/calendar/parseCalendar.js'
import { ALWAYS, workweek } from '../../src/testing/builders.js'
import { naiveHours } from '../../src/testing/naiveCalendar.js'
import { seededRandom } from '../../src/testing/random.js'
import { DAY_MS, type Instant, MINUTE_MS, NEVER } from '../../src/time/instant.js'
import { at, hours, iso, randomDefinition, randomInstant, ZONES } from './support.js'

const CASES = Number(process.env.TENGGAT_FUZZ ?? 25)
const FIRST_SEED = Number(process.env.TENGGAT_SEED ?? 2026)
const HORIZON_MS = 12 * DAY_MS

const berlin: CalendarDefinition = {
  ...workweek('09:00', '17:00', 'Europe/Berlin'),
  dates: { '2026-12-25': [] },
  holidays: { '2026-12-25': 'Weihnachten' },
}
const jakarta: CalendarDefinition = {
  ...workweek('08:00', '16:00', 'Asia/Jakarta'),
  dates: { '2026-12-25': [], '2026-08-17': [] },
  holidays: { '2026-12-25': 'Natal', '2026-08-17': 'Kemerdekaan' },
}
const union = { timeZone: 'Europe/Berlin', union: { berlin, jakarta } } as const
const problemsOf = (raw: unknown) => {
  const parsed = parseCalendar(raw)
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${path.join('.')} ${code}`)
}

describe('a calendar made of others', () => {
  it('CAL-25 is open when either is, and summer time moves one of them alone', () => {
    const follow = compileCalendar(union)
    // Winter: Jakarta 01–09 UTC, Berlin 08–16 UTC. Summer: Berlin 07–15 UTC.
    expect(follow.elapsed(at('2026-03-02T00:00Z'), at('2026-03-03T00:00Z'))).toBe(hours(15))
    expect(follow.elapsed(at('2026-06-01T00:00Z'), at('2026-06-02T00:00Z'))).toBe(hours(14))
    expect(iso(follow.deadline(at('2026-03-02T00:00Z'), hours(16)))).toBe('2026-03-03T02:00:00.000Z')
    const both = compileCalendar({ timeZone: 'Asia/Jakarta', intersection: { berlin, jakarta } })
    expect(both.elapsed(at('2026-03-02T00:00Z'), at('2026-03-03T00:00Z'))).toBe(hours(1))
    expect(iso(both.nextOpen(at('2026-06-01T00:00Z')))).toBe('2026-06-01T07:00:00.000Z')
  })

  it('CAL-25 working days are dates of its own zone with any open time', () => {
    // Sunday 18:30 in Los Angeles is Monday 09:30 in Jakarta.
    const inLosAngeles = compileCalendar({ ...union, timeZone: 'America/Los_Angeles' })
    const sunday = at('2026-03-01T18:30-08:00')
    expect(iso(inLosAngeles.workingDaysLater(sunday, 1, 'same-time'))).toBe('2026-03-03T02:30:00.000Z')
    // Monday's first stretch ends at 08:00 in Los Angeles, its second lasts until midnight.
    expect(inLosAngeles.workingDaysLater(sunday, 1, 'close-of-business')).toBe(at('2026-03-03T00:00-08:00'))
    expect(inLosAngeles.openBetween(sunday, sunday + DAY_MS).map(({ date }) => date)).toEqual([
      '2026-03-01',
      '2026-03-02',
      '2026-03-02',
    ])
    const inBerlin = compileCalendar(union)
    expect(inBerlin.workingDaysLater(at('2026-02-28T12:00+01:00'), 1, 'close-of-business')).toBe(
      at('2026-03-03T17:00+01:00'),
    )
  })

  it('CAL-25 names the holidays of every member, each on its own date', () => {
    const follow = compileCalendar({ ...union, timeZone: 'UTC' })
    expect(follow.holidaysAt(at('2026-12-25T12:00Z'))).toEqual(['Weihnachten', 'Natal'])
    expect(follow.holidaysAt(at('2026-12-24T18:00Z'))).toEqual(['Natal'])
    expect(follow.holidaysAt(at('2026-12-25T20:00Z'))).toEqual(['Weihnachten'])
    expect(follow.isOpen(at('2026-08-17T03:00Z'))).toBe(false)
  })

  it('CAL-25 may be made of others that are made of others', () => {
    const nested = compileCalendar({
      timeZone: 'UTC',
      intersection: { follow: union, night: workweek('00:00', '08:00') },
    })
    expect(nested.elapsed(at('2026-03-02T00:00Z'), at('2026-03-03T00:00Z'))).toBe(hours(7))
  })

  it('CAL-13 CAL-25 equal ones are one, in whatever order their members were written', () => {
    const kept = compileCalendar(union)
    expect(compileCalendar({ union: { jakarta, berlin }, timeZone: 'Europe/Berlin' })).toBe(kept)
  })

  it('CAL-25 knows whether it ever closes', () => {
    const half = (opens: string, closes: string) => ({
      timeZone: 'UTC',
      weekly: Object.fromEntries(Object.keys(ALWAYS.weekly).map((day) => [day, [[opens, closes]] as const])),
    })
    const day = half('06:00', '18:00')
    const always = (second: CalendarDefinition) =>
      compileCalendar({ timeZone: 'UTC', union: { day, second } }).alwaysOpen
    expect(always(half('18:00', '06:00'))).toBe(true)
    expect(always(half('18:00', '05:59'))).toBe(false)
    expect(always({ ...half('18:00', '06:00'), dates: { '2031-05-05': [] } })).toBe(false)
    expect(compileCalendar({ timeZone: 'UTC', intersection: { day, ALWAYS } }).alwaysOpen).toBe(false)
  })

  it('CAL-25 an intersection that opens once more only ends after it', () => {
    const once = compileCalendar({
      timeZone: 'UTC',
      intersection: {
        week: workweek('09:00', '17:00'),
        weekend: {
          timeZone: 'UTC',
          weekly: { sat: [['09:00', '17:00']] },
          dates: { '2026-12-24': [['10:00', '12:00']] },
        },
      },
    })
    expect(once.deadline(at('2026-03-01T00:00Z'), hours(2))).toBe(at('2026-12-24T12:00Z'))
    expect(once.nextOpen(at('2026-12-24T12:00Z'))).toBe(NEVER)
    expect(once.workingDaysLater(at('2026-03-01T00:00Z'), 0, 'close-of-business')).toBe(
      at('2026-12-24T12:00Z'),
    )
    expect(once.workingDaysLater(at('2026-03-01T00:00Z'), 1, 'close-of-business')).toBe(NEVER)
  })

  it.each([
    ['one alone', { timeZone: 'UTC', union: { berlin } }, ['union MALFORMED_CALENDAR']],
    ['no zone', { union: { berlin, jakarta } }, ['timeZone UNKNOWN_TIME_ZONE']],
    ['a list', { timeZone: 'UTC', union: [berlin, jakarta] }, ['union MALFORMED_CALENDAR']],
    ['both', { ...union, intersection: { berlin, jakarta } }, ['intersection UNKNOWN_KEY']],
    ['hours of its own', { ...union, weekly: {} }, ['weekly UNKNOWN_KEY']],
    ['a bad name', { timeZone: 'UTC', union: { berlin, '': jakarta } }, ['union. MALFORMED_NAME']],
    [
      'a bad member',
      { timeZone: 'UTC', union: { berlin, x: { timeZone: 'Mars' } } },
      ['union.x.timeZone UNKNOWN_TIME_ZONE', 'union.x.weekly MALFORMED_CALENDAR'],
    ],
    [
      'a member that never opens',
      { timeZone: 'UTC', union: { berlin, x: { timeZone: 'UTC', weekly: {} } } },
      ['union.x NO_WORKING_TIME'],
    ],
    [
      'hours that never meet',
      {
        timeZone: 'UTC',
        intersection: { berlin, x: { timeZone: 'UTC', weekly: { sat: [['09:00', '12:00']] } } },
      },
      [' NO_WORKING_TIME'],
    ],
    [
      'too many',
      { timeZone: 'UTC', union: Object.fromEntries(Array.from({ length: 33 }, (_, n) => [`m${n}`, berlin])) },
      ['union MALFORMED_CALENDAR'],
    ],
    [
      'too many in all',
      { timeZone: 'UTC', union: Object.fromEntries(Array.from({ length: 17 }, (_, n) => [`m${n}`, union])) },
      [' TOO_MANY_CALENDARS'],
    ],
  ])('CAL-25 refuses %s', (_, raw, expected) => {
    expect(problemsOf(raw)).toEqual(expected)
  })

  it('CAL-25 refuses one that is made of itself too deep to read', () => {
    let deep: unknown = union
    for (let depth = 0; depth < 5_000; depth += 1) deep = { timeZone: 'UTC', union: { berlin, deep } }
    expect(problemsOf(deep)).toHaveLength(1)
  })

  const asked = (
    zone: string,
    seed: number,
    judge: (definition: CalendarDefinition) => CalendarDefinition,
  ) => {
    const random = seededRandom(seed)
    const start = randomInstant(zone, random)
    const member = () => randomDefinition(random.chance(0.4) ? zone : random.pick(ZONES), start, random)
    const members = { a: member(), b: member(), ...(random.chance(0.3) && { c: member() }) }
    const definition = random.chance(0.5)
      ? { timeZone: zone, union: members }
      : { timeZone: zone, intersection: members }
    const end = start + random.below(6 * 24 * 60) * MINUTE_MS + random.below(MINUTE_MS)
    const work = random.below(20 * 60) * MINUTE_MS + random.below(MINUTE_MS)
    const naive = naiveHours(definition, 30_000, HORIZON_MS)
    const parsed = parseCalendar(judge(definition))
    if (!parsed.ok) return []
    const calendar = compileCalendar(parsed.value)
    const near = (due: Instant) => (due < start + HORIZON_MS ? due : NEVER)
    const answers = [naive, calendar].map((it) =>
      [it.elapsed(start, end), near(it.deadline(start, work)), near(it.nextOpen(start)), it.isOpen(end)].join(
        ' ',
      ),
    )
    const stretches = calendar.openBetween(start, end)
    const sum = stretches.reduce((open, { from, to }) => open + to - from, 0)
    const dated = stretches.every(
      ({ from, to, date }) => calendar.dateOf(from) === date && calendar.dateOf(to - 1) === date,
    )
    return [...answers, `${sum === calendar.elapsed(start, end)} ${dated}`]
  }

  it(`CAL-21 CAL-25 agrees with a reading of every half minute, dates and sums too: ${CASES} seeds from ${FIRST_SEED}`, () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed += 1) {
      const zone = ZONES[seed % ZONES.length]!
      const [right, given, sums] = asked(zone, seed, (definition) => definition)
      if (right === undefined) continue
      expect(given, `seed ${seed} in ${zone}`).toBe(right)
      expect(sums, `seed ${seed} in ${zone}`).toBe('true true')
    }
  })

  it('control: a union taken for an intersection is found out', () => {
    const turned = ({ timeZone, union, intersection }: CalendarDefinition) =>
      (union === undefined
        ? { timeZone, union: intersection }
        : { timeZone, intersection: union }) as CalendarDefinition
    const seeds = Array.from({ length: 20 }, (_, index) => FIRST_SEED + index)
    expect(
      seeds.some((seed) => {
        const [right, given] = asked('Europe/Berlin', seed, turned)
        return right !== given
      }),
    ).toBe(true)
  })
})
