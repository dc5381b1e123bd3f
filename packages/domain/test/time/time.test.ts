import { describe, expect, it } from 'vitest'
import { zoneNamed } from '../../src/calendar/zone.js'
import { EVER, isInstant, NEVER } from '../../src/time/instant.js'
import { dayNumberOf, localDateOf, weekdayIndexOf } from '../../src/time/localDate.js'
import { describeProblem, InvalidInput } from '../../src/time/result.js'

const at = (text: string) => Date.parse(text)

describe('instants', () => {
  it('TIM-1 are whole milliseconds that a date can show', () => {
    for (const instant of [0, -1, 8.64e15, -8.64e15]) expect(isInstant(instant)).toBe(true)
    for (const other of [0.5, 8.64e15 + 1, Number.NaN, '0', null, undefined, 1n])
      expect(isInstant(other)).toBe(false)
  })

  it('TIM-2 lie between the named infinities', () => {
    expect(EVER < -8.64e15 && 8.64e15 < NEVER).toBe(true)
    expect(isInstant(EVER) || isInstant(NEVER)).toBe(false)
  })
})

describe('local dates', () => {
  it('TIM-3 are counted in days and read back', () => {
    expect(dayNumberOf('1970-01-01')).toBe(0)
    expect(dayNumberOf('2000-02-29')).toBe(11_016)
    expect(localDateOf(-1)).toBe('1969-12-31')
    expect(
      ['1970-01-01', '2026-03-02', '1899-12-31'].map((date) => weekdayIndexOf(dayNumberOf(date)!)),
    ).toEqual([3, 0, 6])
  })

  it('TIM-3 are written as the platform writes them, the years 0 to 9999 and those around them', () => {
    const written = (day: number) => new Date(day * 86_400_000).toISOString().split('T')[0]
    const [first, last] = [dayNumberOf('0000-01-01')! - 1_000, dayNumberOf('9999-12-31')! + 1_000]
    for (let day = first; day <= last; day += 97)
      if (localDateOf(day) !== written(day)) expect(localDateOf(day)).toBe(written(day))
    const [from, to] = [dayNumberOf('1999-01-01')!, dayNumberOf('2005-12-31')!]
    for (let day = from; day <= to; day++)
      if (localDateOf(day) !== written(day)) expect(localDateOf(day)).toBe(written(day))
    expect(() => localDateOf(Number.NaN)).toThrow(RangeError)
  })

  it('TIM-3 that do not exist are none', () => {
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-1-1',
      '2026-01-01T00:00Z',
      '20260101',
      '',
      '2026-00-10',
    ]) {
      expect(dayNumberOf(text)).toBeNull()
    }
  })
})

describe('zones', () => {
  it.each([
    ['Africa/Monrovia', '1960-01-01T00:00Z', -(44 * 60 + 30)],
    ['Asia/Jakarta', '1850-01-01T00:00Z', 7 * 3600 + 7 * 60 + 12],
    ['America/St_Johns', '1930-01-01T00:00Z', -(3 * 3600 + 30 * 60 + 52)],
    ['Australia/Lord_Howe', '2026-01-01T00:00Z', 11 * 3600],
    ['Asia/Kathmandu', '2026-01-01T00:00Z', 5 * 3600 + 45 * 60],
  ])('TIM-4 %s at %s', (name, text, seconds) => {
    expect(zoneNamed(name)!.offsetAt(at(text))).toBe(seconds * 1000)
  })

  it.each([
    ['America/St_Johns', '2007-03-11T03:31:00.000Z'],
    ['America/Noronha', '2000-10-08T02:00:00.000Z'],
    ['America/Noronha', '2000-10-15T01:00:00.000Z'],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['Africa/Monrovia', '1972-01-07T00:44:30.000Z'],
    ['Europe/Berlin', '2399-03-28T01:00:00.000Z'],
  ])('TIM-4 %s changes exactly at %s', (name, text) => {
    const zone = zoneNamed(name)!
    const changeAt = at(text)
    const near = zone.stretches(changeAt - 86_400_000, changeAt + 86_400_000)
    expect(near.map(({ from }) => new Date(from).toISOString())).toContain(text)
    expect(zone.offsetAt(changeAt)).not.toBe(zone.offsetAt(changeAt - 1))
  })

  it('TIM-4 years before the first and past the last that Intl can tell apart follow the rule of theirs', () => {
    const berlin = zoneNamed('Europe/Berlin')!
    expect(berlin.offsetAt(-6e13 - 6e13)).toBe((53 * 60 + 28) * 1000)
    expect(berlin.offsetAt(8.64e15)).toBe(7_200_000)
    expect(berlin.offsetAt(-8.64e15)).toBe((53 * 60 + 28) * 1000)
  })

  it('TIM-4 stretches cover what was asked without gap or overlap, each unlike its neighbour', () => {
    const [from, to] = [at('1935-06-01T00:00Z'), at('2040-06-01T00:00Z')]
    for (const name of ['Africa/Casablanca', 'America/St_Johns', 'Europe/London', 'UTC']) {
      const stretches = zoneNamed(name)!.stretches(from, to)
      expect(stretches.at(0)!.from).toBe(from)
      expect(stretches.at(-1)!.to).toBe(to)
      for (const [index, stretch] of stretches.slice(1).entries()) {
        expect(stretch.from).toBe(stretches[index]!.to)
        expect(stretch.offsetMs).not.toBe(stretches[index]!.offsetMs)
      }
    }
  })

  it('TIM-5 a wall reading is found again; in a gap it moves forward, in an overlap it is the first', () => {
    const berlin = zoneNamed('Europe/Berlin')!
    const reading = (text: string) => new Date(berlin.instantOf(at(`${text}Z`))).toISOString()
    expect(reading('2026-03-29T01:59')).toBe('2026-03-29T00:59:00.000Z')
    expect(reading('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z')
    expect(reading('2026-03-29T03:00')).toBe('2026-03-29T01:00:00.000Z')
    expect(reading('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z')
    expect(reading('2026-10-25T03:00')).toBe('2026-10-25T02:00:00.000Z')
  })

  it('TIM-4 names are read in any case, and no machine-local or offset name is a zone', () => {
    expect(zoneNamed('asia/jakarta')).toBe(zoneNamed('Asia/Jakarta'))
    for (const name of ['', 'local', '+07:00', '-0300', 'GMT+7', 'Asia/', 'Mars/Base', 'UTC\0']) {
      expect(zoneNamed(name)).toBeNull()
    }
  })
})

describe('refused inputs', () => {
  it('TIM-6 say where, what and what would be right', () => {
    const problem = { code: 'X', path: ['targets', 0, 'within'], message: 'is -1', expected: '0 or more' }
    expect(describeProblem(problem)).toBe('targets[0].within: is -1 (expected 0 or more)')
    expect(describeProblem({ code: 'X', path: [], message: 'is empty' })).toBe('is empty')
    expect(new InvalidInput([problem, problem]).message).toContain('; targets[0]')
  })
})
