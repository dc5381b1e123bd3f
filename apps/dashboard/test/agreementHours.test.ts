import { describe, expect, it } from 'vitest'
import { datesText, parseDatesText } from '../src/format/datesText.js'
import { parseHoursText, specialDates, weekBars } from '../src/format/weekHours.js'
import type { Person } from '../src/manager/people/personDraft.js'
import { changesOf, firstDraft, isComplete } from '../src/manager/people/personDraft.js'

describe('agreement hours', () => {
  it('reads hours as people type them', () => {
    expect(parseHoursText('08:00-12:00, 13-17')).toEqual([
      ['08:00', '12:00'],
      ['13:00', '17:00'],
    ])
    expect(parseHoursText(' 9:30 – 24:00 ')).toEqual([['09:30', '24:00']])
    expect(parseHoursText('')).toEqual([])
    expect(parseHoursText('from nine')).toBeNull()
  })

  it('draws hours past midnight into the next day, and those of Sunday into Monday', () => {
    const days = weekBars({ sun: [['22:00', '06:00']], mon: [['08:00', '17:00']] })
    expect(days[6]!.map(({ from, to }) => [from, to])).toEqual([[22 / 24, 1]])
    expect(days[0]!.map(({ from }) => from).sort()).toEqual([0, 8 / 24])
  })

  it('writes single dates one a line and reads them back', () => {
    const dates = {
      dates: { '2026-12-24': [['08:00', '12:00']], '2026-12-31': [] },
      yearly: { '08-17': [] },
      holidays: { '08-17': 'Independence Day', '2026-12-24': 'Christmas Eve', '2026-05-01': 'Labour Day' },
    } as const
    const text = datesText(dates)
    expect(text.split('\n')).toEqual([
      '08-17 [] Independence Day',
      '2026-05-01 Labour Day',
      '2026-12-24 [08:00–12:00] Christmas Eve',
      '2026-12-31 []',
    ])
    expect(parseDatesText(text)).toEqual(dates)
    expect(parseDatesText('')).toEqual({})
    expect(parseDatesText('Christmas')).toBeNull()
    expect(parseDatesText('2026-12-25 [noon]')).toBeNull()
    expect(parseDatesText('2026-12-25')).toBeNull()
  })

  it('lists special dates, those of every year first', () => {
    const calendar = {
      timeZone: 'UTC',
      weekly: {},
      dates: { '2026-01-01': [] },
      holidays: { '12-25': 'Natal' },
    }
    expect(specialDates(calendar).map(({ date, name }) => [date, name])).toEqual([
      ['12-25', 'Natal'],
      ['2026-01-01', null],
    ])
  })
})

describe('people', () => {
  const person: Person = {
    ...{
      id: '1',
      email: 'siti@example.com',
      name: 'Siti',
      role: 'manager' as const,
      parties: null,
      language: null,
    },
    ...{ createdAt: '', disabledAt: null, lastSeenAt: null },
  }

  it('asks only for what differs', () => {
    const draft = firstDraft(person)
    expect(changesOf(draft, person)).toEqual({ id: '1' })
    expect(changesOf({ ...draft, role: 'viewer', disabled: true, parties: ['a'] }, person)).toEqual({
      ...{ id: '1', role: 'viewer', disabled: true, parties: ['a'] },
    })
  })

  it('wants a party of a representative and a password of somebody new', () => {
    const draft = firstDraft(person)
    expect(isComplete(draft, person)).toBe(true)
    expect(isComplete(draft, null)).toBe(false)
    expect(isComplete({ ...draft, password: 'twelve chars' }, null)).toBe(true)
    expect(isComplete({ ...draft, password: 'short' }, person)).toBe(false)
    expect(isComplete({ ...draft, role: 'representative' }, person)).toBe(false)
  })
})
