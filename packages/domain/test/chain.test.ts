import { describe, expect, it } from 'vitest'
import {
  type Amount,
  type CalendarDefinition,
  type CompiledAgreement,
  checkChain,
  compileAgreement,
  type Route,
  type Target,
} from '../src/index.js'
import {
  ALWAYS,
  event,
  opened,
  priorityTo,
  solved,
  statusTo,
  target,
  terms,
  workweek,
} from '../src/testing/index.js'
import { iso, run, utc } from './clock/support.js'

const OFFICE = workweek('09:00', '17:00', 'Asia/Jakarta')
const FRIDAY = utc('2026-11-20T16:41+07:00')
const MONDAY = utc('2026-11-16T00:00+07:00')
const hours = (value: number): Amount => ({ value, unit: 'hours' })

function support(id: string, calendar: CalendarDefinition, ...differences: readonly Partial<Target>[]) {
  const targets = differences.map((difference) =>
    target({ id: 'held', metric: 'heldTime', pauseWhen: [], heldWhile: [{ line: [id] }], ...difference }),
  )
  const title = `Agreement of ${id}`
  return compileAgreement(
    terms({ id, title, kind: 'internal', level: null, calendars: { hours: calendar }, targets }),
    1,
  )
}

const through = (...agreements: readonly string[]): Route => ({
  id: 'through',
  targets: [],
  steps: agreements.map((agreement) => ({ agreement, target: null })),
})

function customer(
  within: Amount,
  calendar: CalendarDefinition,
  routes: readonly Route[],
  difference: Partial<Target> = {},
) {
  const promise = target({
    id: 'solve',
    when: { priority: ['critical'] },
    within,
    pauseWhen: [],
    ...difference,
  })
  return compileAgreement(
    terms({ id: 'customer', calendars: { hours: calendar }, targets: [promise], routes }),
    1,
  )
}

/** The only check there is. */
function only(
  agreement: CompiledAgreement,
  supports: readonly CompiledAgreement[],
  from = MONDAY,
  to?: number,
) {
  const { fits, routes } = checkChain(agreement, supports, from, to)
  expect(routes).toHaveLength(1)
  expect(routes[0]!.fits).toBe(fits)
  return routes[0]!
}

describe('a chain of agreements', () => {
  const desk = support('desk', OFFICE, { within: hours(2) })
  const vendor = support('provider B', OFFICE, { within: hours(2) })

  it('AGR-40: two hours and two hours of office time do not fit under four hours round the clock', () => {
    const check = only(customer(hours(4), ALWAYS, [through('desk', 'provider B')]), [desk, vendor], FRIDAY)
    expect(check).toMatchObject({ fits: false, pauseProof: false, noteCode: null })
    expect(check.counterexample).toMatchObject({
      text: 'critical ticket, Fri 10:00, Agreement of desk: cannot make it',
      when: { priority: ['critical'] },
      timeZone: 'UTC',
    })
    expect(iso(check.counterexample!.openedAt)).toBe('2026-11-20T10:00:00.000Z')
    expect(iso(check.counterexample!.endsAt)).toBe('2026-11-23T04:00:00.000Z')
  })

  it('AGR-40: they fit exactly under four hours of the same office time', () => {
    expect(only(customer(hours(4), OFFICE, [through('desk', 'provider B')]), [desk, vendor])).toMatchObject({
      fits: true,
      pauseProof: true,
      note: null,
      counterexample: null,
    })
    const tight = customer({ value: 239, unit: 'minutes' }, OFFICE, [through('desk', 'provider B')])
    expect(only(tight, [desk, vendor]).fits).toBe(false)
  })

  it('AGR-40: a shift through the night of a clock change is an hour shorter or longer', () => {
    const nights: CalendarDefinition = { timeZone: 'Europe/Berlin', weekly: { sat: [['23:00', '04:00']] } }
    const fits = (step: number, opened: string) => {
      const night = support('night', nights, { within: hours(step) })
      const at = utc(opened)
      return only(customer(hours(step), ALWAYS, [through('night')]), [night], at, at + 1).fits
    }
    const [plain, shorter, longer] = [
      '2026-03-21T23:00+01:00',
      '2026-03-28T23:00+01:00',
      '2026-10-24T23:00+02:00',
    ]
    expect([fits(4, plain!), fits(4, shorter!), fits(5, plain!), fits(5, shorter!)]).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect([fits(6, plain!), fits(6, longer!), fits(6.001, longer!)]).toEqual([false, true, false])
  })

  it('AGR-40: a year is searched: only the night of the change makes these hours too short', () => {
    const day: CalendarDefinition = { timeZone: 'Europe/Berlin', weekly: { sun: [['00:00', '10:00']] } }
    const fixed: CalendarDefinition = { timeZone: 'Africa/Lagos', weekly: { sun: [['00:00', '10:00']] } }
    const route = [through('lagos')]
    const lagos = support('lagos', fixed, { within: hours(9) })
    const winter = utc('2026-01-01T00:00Z')
    expect(only(customer(hours(10), day, route), [lagos], winter, utc('2026-03-28T00:00Z')).fits).toBe(true)
    const { counterexample } = only(customer(hours(9), day, route), [lagos], winter)
    expect(iso(counterexample!.openedAt)).toMatch(/^2026-03-2/)
  })

  it('AGR-40: a contract in another time zone is open when the customer is not', () => {
    const london = support('london', workweek('09:00', '17:00', 'Europe/London'), { within: hours(1) })
    const check = only(customer(hours(4), OFFICE, [through('london')]), [london])
    // 09:00 in Jakarta is 02:00 in London, which opens at 16:00 Jakarta time: seven of the customer's hours later.
    expect(check.counterexample).toMatchObject({
      text: 'critical ticket, Mon 00:00, Agreement of london: cannot make it',
    })
    expect(only(customer(hours(8), OFFICE, [through('london')]), [london]).fits).toBe(true)
  })

  it('AGR-40: hours that end for good make a step that may never end', () => {
    const closing: CalendarDefinition = {
      timeZone: 'UTC',
      weekly: {},
      dates: { '2026-11-17': [['09:00', '17:00']] },
    }
    const check = only(customer(hours(200), ALWAYS, [through('last')]), [
      support('last', closing, { within: hours(2) }),
    ])
    expect(check.counterexample!.missesByMs).toBe(60_000)
    expect(iso(check.counterexample!.openedAt)).toBe('2026-11-17T16:00:00.000Z')
    const endless = customer(hours(9), closing, [through('desk')])
    expect(only(endless, [desk]).fits).toBe(true)
  })
})

describe('a counterexample', () => {
  it('AGR-42: has the fewest steps that miss, and of those that miss alone the one that does so first', () => {
    const quick = support('quick', ALWAYS, { within: hours(1) })
    const slow = support('slow', OFFICE, { within: hours(2) })
    const all = customer(hours(3), ALWAYS, [through('quick', 'slow', 'quick')])
    const { counterexample } = only(all, [quick, slow], MONDAY)
    expect(counterexample!.steps.map(({ agreementId }) => agreementId)).toEqual(['slow'])
    const pair = customer(hours(2.5), ALWAYS, [through('quick', 'even', 'quick')])
    const both = only(pair, [quick, support('even', ALWAYS, { within: hours(2) })])
    expect(both.counterexample!.steps.map(({ agreementId }) => agreementId)).toEqual(['quick', 'even'])
    expect(both.counterexample).toMatchObject({ lateWith: 'Agreement of even', missesByMs: 1_800_000 })
  })

  it('AGR-42: opens at the first full hour that misses, else ten minutes, else minute, in the zone of the customer', () => {
    const opensAt = (step: number, from: string, to: string) => {
      const desk = support('desk', OFFICE, { within: { value: step, unit: 'minutes' } })
      const wall = customer(hours(4), { ...ALWAYS, timeZone: 'Asia/Kolkata' }, [through('desk')])
      return only(wall, [desk], utc(from), utc(to)).counterexample?.text.split(', ')[1]
    }
    expect(opensAt(60, '2026-11-20T16:01+07:00', '2026-11-21T00:00+07:00')).toBe('Fri 15:00')
    expect(opensAt(60, '2026-11-20T16:01+07:00', '2026-11-20T16:25+07:00')).toBe('Fri 14:40')
    expect(opensAt(60, '2026-11-20T16:01+07:00', '2026-11-20T16:02+07:00')).toBe('Fri 14:31')
    expect(opensAt(60, '2026-11-20T15:00+07:00', '2026-11-20T16:00:00.002+07:00')).toBe('Fri 14:30:00.001')
    expect(opensAt(60, '2026-11-20T15:00+07:00', '2026-11-20T16:00:00.001+07:00')).toBeUndefined()
  })

  it('AGR-42: of a long route steps are dropped one by one until each is needed', () => {
    const tiers = Array.from({ length: 12 }, (_, tier) =>
      support(`tier-${tier}`, ALWAYS, { within: hours(1) }),
    )
    const long = customer(hours(9.5), ALWAYS, [through(...tiers.map(({ id }) => id))])
    expect(only(long, tiers).counterexample!.steps).toHaveLength(10)
  })

  it('AGR-42: names the provider who has the ticket when the deadline passes', () => {
    const contract = support('uc', OFFICE, { within: hours(8) })
    const parties = [{ id: 'b', name: 'provider B', role: 'provider' }] as const
    const named = compileAgreement({ ...contract.terms, parties }, 1)
    const { counterexample } = only(customer(hours(4), ALWAYS, [through('uc')]), [named], FRIDAY)
    expect(counterexample).toMatchObject({
      lateWith: 'provider B',
      text: 'critical ticket, Fri 10:00, provider B: cannot make it',
    })
  })
})

describe('pauses', () => {
  const waiting = { status: ['waitingOnCustomer'] } as const
  const vendorWait = { status: ['waitingOnThirdParty'] } as const

  it("AGR-43: a step that pauses while the customer's clock runs does not fit, however much time it leaves", () => {
    const desk = support('desk', ALWAYS, { within: hours(1), pauseWhen: [vendorWait] })
    const check = only(
      customer(hours(40), ALWAYS, [through('desk')], { pauseWhen: [waiting] }),
      [desk],
      FRIDAY,
    )
    expect(check).toMatchObject({ fits: false, noteCode: 'standsStill' })
    expect(check.note).toBe("Agreement of desk: its clock stands still while the customer's runs")
    expect(check.counterexample!.text).toBe(
      "critical ticket, Fri 10:00, Agreement of desk: its clock stands still while the customer's runs",
    )
    expect(check.counterexample!.steps[0]!.pausedAs).toMatchObject(vendorWait)
  })

  it('AGR-43: a pause that the conditions of the targets or the hand-over rule out is none', () => {
    const ruledOut: readonly Partial<Target>[] = [
      { pauseWhen: [{ priority: ['low'] }] },
      { pauseWhen: [{ line: ['another'] }] },
      { pauseWhen: [{ service: ['mail'] }], when: { service: ['web'] } },
    ]
    const fits = ruledOut.map(
      (difference) =>
        only(customer(hours(4), ALWAYS, [through('desk')]), [
          support('desk', ALWAYS, { within: hours(1), ...difference }),
        ]).fits,
    )
    expect(fits).toEqual([true, true, true])
  })

  it('AGR-43: pauses are compared by the tickets they describe, not by how they are written', () => {
    const fits = (step: Target['pauseWhen'], pauseWhen: Target['pauseWhen']) =>
      only(customer(hours(4), ALWAYS, [through('desk')], { pauseWhen }), [
        support('desk', ALWAYS, { within: hours(1), pauseWhen: step }),
      ]).fits
    const two = [{ status: ['onHold', 'waitingOnCustomer'] }] as const
    expect(fits(two, [waiting, { status: ['onHold'] }])).toBe(true)
    expect(fits([{ ...waiting, team: ['a'] }], [waiting])).toBe(true)
    expect(
      fits(
        [waiting],
        [
          { ...waiting, owned: true },
          { ...waiting, owned: false },
        ],
      ),
    ).toBe(true)
    expect(fits([waiting], [{ ...waiting, owned: true }])).toBe(false)
    expect(fits([waiting], [{ ...waiting, team: ['a'] }])).toBe(false)
    expect(fits([{ tags: ['x', 'y'] }], [{ tags: ['y'] }])).toBe(false)
  })

  it("AGR-43: proof against pauses are amounts that add up within hours that hold the customer's", () => {
    const desk = support('desk', ALWAYS, { within: hours(2), pauseWhen: [waiting] })
    const pauseWhen = [waiting]
    const proof = (within: number, step: CompiledAgreement, calendar = OFFICE) =>
      only(customer(hours(within), calendar, [through('desk')], { pauseWhen }), [step])
    expect(proof(2, desk)).toMatchObject({ fits: true, pauseProof: true, noteCode: null })
    const office = support('desk', OFFICE, { within: hours(2), pauseWhen: [waiting] })
    expect(proof(100, office, ALWAYS)).toMatchObject({
      fits: true,
      pauseProof: false,
      noteCode: 'onlyUnpaused',
    })
    expect(
      only(customer(hours(100), ALWAYS, [through('desk')]), [support('desk', OFFICE, { within: hours(2) })]),
    ).toMatchObject({
      fits: true,
      pauseProof: true,
    })
  })

  it('AGR-43: proof against pauses asks how long a pause may last, not only when tickets open', () => {
    const desk = support('desk', OFFICE, { within: hours(2), pauseWhen: [waiting] })
    const saturday = utc('2026-11-21T09:00+07:00')
    const weekdays = customer(hours(4), workweek('08:00', '17:00', 'Asia/Jakarta'), [through('desk')], {
      pauseWhen: [waiting],
    })
    // Neither is open on the Saturday asked about; a pause ends on a weekday, when the customer's hours are longer.
    const check = only(weekdays, [desk], saturday, saturday + 60_000)
    expect(check).toMatchObject({ fits: true, pauseProof: false, noteCode: 'onlyUnpaused' })
  })

  it('AGR-43: a stay that costs nothing may carry the ticket past the openings asked about', () => {
    const vendor = support('vendor', ALWAYS, { within: hours(48), heldWhile: [vendorWait] })
    const desk = support('desk', OFFICE, { within: hours(2) })
    const promise = (...route: readonly string[]) =>
      customer(hours(4), ALWAYS, [through(...route)], { pauseWhen: [vendorWait] })
    const thursday = utc('2026-11-19T10:00+07:00')
    expect(only(promise('desk'), [desk, vendor], thursday, thursday + 1).fits).toBe(true)
    const { fits, counterexample } = only(promise('vendor', 'desk'), [desk, vendor], thursday, thursday + 1)
    expect([fits, counterexample!.steps.map(({ agreementId }) => agreementId)]).toEqual([false, ['desk']])
  })

  it('AGR-43: what fits unless there are pauses can be missed by one that ends at closing', () => {
    const desk = support('desk', OFFICE, { within: hours(2), pauseWhen: [waiting] })
    const seventy = customer(hours(70), ALWAYS, [through('desk')], { pauseWhen: [waiting] })
    expect(only(seventy, [desk])).toMatchObject({ fits: true, noteCode: 'onlyUnpaused' })
    // The desk has it for an hour on Friday, half an hour on Monday and half an hour on Tuesday; the nights are the customer's.
    const story = [
      event(utc('2026-11-20T16:00+07:00'), [opened, priorityTo('critical')]),
      event(utc('2026-11-23T09:30+07:00'), [statusTo('waitingOnCustomer')]),
      event(utc('2026-11-23T17:00+07:00'), [statusTo('open')]),
      event(utc('2026-11-24T09:30+07:00'), [solved]),
    ]
    expect(run(seventy, story).clock.verdict).toBe('breached')
  })

  it("AGR-43: a stay during which the customer's clock stands still costs it nothing", () => {
    const desk = support('desk', ALWAYS, { within: hours(2) })
    const vendor = support('vendor', OFFICE, { within: hours(500), heldWhile: [vendorWait] })
    const pauseWhen = [vendorWait]
    const supports = [desk, vendor]
    const check = (calendar: CalendarDefinition, ...route: readonly string[]) =>
      only(customer(hours(4), calendar, [through(...route)], { pauseWhen }), supports)
    expect(check(ALWAYS, 'desk', 'vendor')).toMatchObject({ fits: true, pauseProof: true })
    expect(check(ALWAYS, 'desk', 'vendor', 'desk')).toMatchObject({ fits: true, pauseProof: true })
    const office = support('desk', OFFICE, { within: hours(1) })
    const shut = customer(hours(4), ALWAYS, [through('desk', 'vendor', 'desk')], { pauseWhen })
    expect(only(shut, [office, vendor])).toMatchObject({
      fits: false,
      noteCode: 'pausesBetween',
      counterexample: null,
    })
  })
})

describe('routes', () => {
  const desk = support('desk', ALWAYS, { within: hours(2) })
  const vendor = support(
    'vendor',
    ALWAYS,
    { id: 'p1', when: { priority: ['p1'] }, within: hours(3) },
    { id: 'p2', when: { priority: ['p2'] }, within: hours(9) },
  )
  const two = (routes: readonly Route[]) =>
    compileAgreement(
      terms({
        id: 'customer',
        routes,
        targets: [
          target({ id: 'p1', when: { priority: ['p1'] }, within: hours(4), pauseWhen: [] }),
          target({ id: 'above/p2', when: { priority: ['p2'] }, within: hours(12), pauseWhen: [] }),
          target({ id: 'above/p1', when: { priority: ['p1'] }, within: hours(1), pauseWhen: [] }),
        ],
      }),
      1,
    )
  const reported = (agreement: CompiledAgreement, supports: readonly CompiledAgreement[]) =>
    checkChain(agreement, supports, MONDAY).routes.map((check) => [
      check.routeId,
      check.targetId,
      check.fits,
      check.noteCode,
    ])

  it("AGR-44: a route is checked for every resolution target that has tickets, with the step's target for those", () => {
    expect(reported(two([through('desk', 'vendor')]), [desk, vendor])).toEqual([
      ['through', 'p1', false, null],
      ['through', 'above/p2', true, null],
    ])
    expect(reported(two([{ ...through('desk'), targets: ['p1'] }]), [desk, vendor])).toEqual([
      ['through', 'p1', true, null],
    ])
  })

  it('AGR-44: without a route each support is checked alone, and each of its targets with the tickets it is about', () => {
    expect(reported(two([]), [desk, vendor])).toEqual([
      ['desk', 'p1', true, null],
      ['desk', 'above/p2', true, null],
      ['vendor/p1', 'p1', true, null],
      ['vendor/p2', 'above/p2', true, null],
    ])
    expect(checkChain(two([]), [], MONDAY)).toEqual({ fits: true, routes: [] })
  })

  it('AGR-44: what a route names and nobody knows does not fit, and says so', () => {
    const notes = (route: Partial<Route>, supports = [desk, vendor]) =>
      checkChain(two([{ ...through('desk'), targets: ['p1'], ...route }]), supports, MONDAY).routes.map(
        (check) => check.fits || check.note,
      )
    const step = (agreement: string, target: string | null) => ({ steps: [{ agreement, target }] })
    const both = support('both', ALWAYS, { id: 'a' }, { id: 'b' })
    const none = support('none', ALWAYS, { id: 'solve', metric: 'resolution' })
    expect(notes({ targets: ['p9'] })).toEqual(['there is no target "p9" that this route could name'])
    expect(notes(step('nobody', null))).toEqual(['no agreement "nobody" stands behind these terms'])
    expect(notes(step('desk', 'p9'))).toEqual(['there is no target "desk/p9" that this route could name'])
    expect(notes(step('vendor', 'p2'))).toEqual(['"vendor/p2" is about other tickets than this target'])
    expect(notes(step('both', null), [both])).toEqual([
      '"both" limits these tickets in several ways: name the target',
    ])
    expect(notes(step('none', null), [none])).toEqual(['"none" does not limit how long it may have a ticket'])
  })
})
