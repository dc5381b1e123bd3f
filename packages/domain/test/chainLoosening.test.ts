import { describe, expect, it } from 'vitest'
import { type Amount, type CalendarDefinition, loosenings, type Target } from '../src/index.js'
import { ALWAYS, target, terms, workweek } from '../src/testing/index.js'
import { iso, utc } from './clock/support.js'

const OFFICE = workweek('09:00', '17:00', 'Asia/Jakarta')
const MONDAY = utc('2026-11-16T00:00+07:00')
const hours = (value: number): Amount => ({ value, unit: 'hours' })
const when = (...priority: readonly string[]) => ({ when: { priority } })
const calendars: Readonly<Record<string, CalendarDefinition>> = { hours: ALWAYS, office: OFFICE }

const reported = (...targets: readonly Partial<Target>[]) =>
  loosenings(
    terms({ calendars, targets: targets.map((difference) => target({ pauseWhen: [], ...difference })) }),
    MONDAY,
  )
const pairs = (...targets: readonly Partial<Target>[]) =>
  reported(...targets).map((loosening) => `${loosening.target} ${loosening.how} ${loosening.inherited}`)

describe('an own target beside an inherited one', () => {
  const above = { id: 'above/solve', within: hours(4) }

  it('AGR-45: loosens when some opening is due later, and shows the first at its roundest', () => {
    expect(pairs({ within: hours(4) }, above)).toEqual([])
    expect(pairs({ within: hours(3) }, above)).toEqual([])
    const [loosening] = reported({ within: hours(3), calendar: 'office' }, above)
    expect(loosening).toMatchObject({ target: 'resolution', inherited: 'above/solve', how: 'later' })
    const { openedAt, deadlineAt, inheritedDeadlineAt } = loosening!.example!
    // Midnight in Jakarta, whose office opens at nine.
    expect([openedAt, deadlineAt, inheritedDeadlineAt].map(iso)).toEqual([
      '2026-11-15T17:00:00.000Z',
      '2026-11-16T05:00:00.000Z',
      '2026-11-15T21:00:00.000Z',
    ])
  })

  it('AGR-45: a millisecond of one day of the year is enough', () => {
    const closed = { ...OFFICE, dates: { '2027-03-09': [['09:00', '16:59:59']] } } as const
    const narrower = terms({
      calendars: { own: closed, above: OFFICE },
      targets: [
        target({ id: 'own', within: hours(8), calendar: 'own' }),
        target({ id: 'above/solve', within: hours(8), calendar: 'above' }),
      ],
    })
    const [loosening] = loosenings(narrower, MONDAY)
    expect(iso(loosening!.example!.openedAt)).toMatch(/^2027-03-0[89]/)
    expect(loosenings(narrower, MONDAY, utc('2027-03-01T00:00Z'))).toEqual([])
    // Left to itself the search begins with the first date that a calendar singles out.
    expect(loosenings(narrower)).toHaveLength(1)
  })

  it('AGR-45: loosens only where a ticket of the inherited one becomes its own', () => {
    const later = { id: 'own', within: hours(9) }
    expect(pairs({ ...later, metric: 'firstResponse' }, above)).toEqual([])
    expect(pairs({ ...later, ...when('low') }, { ...above, ...when('high') })).toEqual([])
    expect(pairs({ ...later, ...when('low', 'high') }, { ...above, ...when('high') })).toEqual([
      'own later above/solve',
    ])
    const first = { id: 'first', within: hours(4), ...when('high') }
    expect(pairs(first, later, { ...above, ...when('high') })).toEqual([])
    const wider = { id: 'above/any', within: hours(1) }
    expect(
      pairs({ ...later, ...when('high') }, { ...above, within: hours(9), ...when('high') }, wider),
    ).toEqual([])
  })

  it('AGR-45: loosens when it is content with the answer of a bot and the inherited one is not', () => {
    const answers = { metric: 'firstResponse', within: hours(1) } as const
    const inherited = { ...answers, id: 'above/answer' }
    expect(pairs({ ...answers, id: 'own', botsCount: true }, inherited)).toEqual([
      'own countsLess above/answer',
    ])
    expect(pairs({ ...answers, id: 'own' }, { ...inherited, botsCount: true })).toEqual([])
    expect(pairs({ id: 'own', within: hours(1), botsCount: true }, above)).toEqual([])
  })

  it('AGR-46: loosens when it pauses for a ticket for which the inherited one runs', () => {
    const waiting = { status: ['waitingOnCustomer', 'onHold'] } as const
    const own = { id: 'own', within: hours(4) }
    expect(pairs({ ...own, pauseWhen: [waiting] }, above)).toEqual(['own pausesMore above/solve'])
    expect(pairs(own, { ...above, pauseWhen: [waiting] })).toEqual([])
    const split = [{ status: ['onHold'] }, { status: ['waitingOnCustomer'] }] as const
    expect(pairs({ ...own, pauseWhen: [waiting] }, { ...above, pauseWhen: split })).toEqual([])
    const forLow = [{ ...waiting, priority: ['low'] }]
    expect(pairs({ ...own, pauseWhen: forLow, ...when('high') }, above)).toEqual([])
    const always = [
      { status: ['new', 'open', 'waitingOnCustomer', 'waitingOnThirdParty'] },
      { status: ['onHold', 'solved', 'closed', 'cancelled'] },
    ] as const
    const ofTeam = { team: ['a'] } as const
    const ofStatus = always.map((each) => ({ ...each, ...ofTeam }))
    expect(pairs({ ...own, pauseWhen: ofStatus }, { ...above, pauseWhen: always })).toEqual([])
    const anyTeam = [{ team: { is: 'any' } }, { team: { is: 'none' } }] as const
    expect(pairs({ ...own, pauseWhen: [ofTeam] }, { ...above, pauseWhen: anyTeam })).toEqual([])
    // A status may be told with its end: then the one goes on by itself, and the other does not.
    expect(pairs({ ...own, pauseWhen: [ofTeam] }, { ...above, pauseWhen: always })).toEqual([
      'own pausesMore above/solve',
    ])
  })

  it('AGR-46: a priority that only a matrix gives is not one that was stated', () => {
    const waiting = { status: ['onHold'] } as const
    const high = { ...waiting, priority: ['high'] }
    const own = { id: 'own', within: hours(4), ...when('high') }
    expect(pairs({ ...own, pauseWhen: [high] }, { ...above, pauseWhen: [high] })).toEqual([])
    expect(pairs({ ...own, pauseWhen: [waiting] }, { ...above, pauseWhen: [high] })).toEqual([
      'own pausesMore above/solve',
    ])
  })
})
