import { describe, expect, it } from 'vitest'
import {
  type AgreementTerms,
  type Amount,
  allowanceOf,
  applyEvent,
  canonicalJson,
  compileAgreement,
  compileCalendar,
  effectivePriority,
  explainMatch,
  formatAmount,
  matches,
  NO_REFERENCES,
  parseAgreementTerms,
  type RunningTerms,
  resolveTerms,
  selectTarget,
  type TicketChange,
  type TicketState,
} from '../src/index.js'

const HOUR = 3_600_000
const OFFICE = { timeZone: 'Asia/Jakarta', weekly: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] } }
const EVERY_DAY = [['00:00', '24:00']]
const ALWAYS = {
  timeZone: 'Europe/Berlin',
  weekly: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, EVERY_DAY]),
  ),
}
const TARGET = { id: 'first', metric: 'firstResponse', within: '4h' }

/** A document that is right, with some parts replaced. */
const document = (over: Record<string, unknown> = {}) => ({
  id: 'acme',
  title: 'Acme support',
  calendars: { office: OFFICE },
  targets: [TARGET],
  ...over,
})

const withTarget = (over: Record<string, unknown>, rest: Record<string, unknown> = {}) =>
  document({ targets: [{ ...TARGET, ...over }], ...rest })

function runningOf(raw: unknown): RunningTerms {
  const result = resolveTerms(termsOf(raw), NO_REFERENCES)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

function termsOf(raw: unknown): AgreementTerms {
  const result = parseAgreementTerms(raw)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

function problemsOf(raw: unknown) {
  const result = parseAgreementTerms(raw)
  return result.ok ? [] : result.problems
}

const pathsOf = (raw: unknown): string[] => problemsOf(raw).map((problem) => problem.path.join('.'))
const withinOf = (text: unknown): Amount => termsOf(withTarget({ within: text })).targets[0]!.within

const ticket = (...changes: TicketChange[]): TicketState =>
  applyEvent(null, { source: 'desk', ticketKey: 'T', eventId: 'e', occurredAt: 0, changes })

const at = (iso: string): number => Date.parse(iso)

describe('reading a document', () => {
  it('AGR-5 what is left unsaid has one meaning', () => {
    expect(termsOf(document())).toEqual({
      id: 'acme',
      title: 'Acme support',
      kind: 'customer',
      level: 'customer',
      parent: null,
      supports: [],
      summary: null,
      parties: [],
      stakeholders: [],
      contacts: [],
      communications: [],
      beneficiaries: [],
      services: [],
      appliesTo: {},
      calendars: { office: OFFICE },
      priorityMatrix: null,
      defaultPriority: null,
      targets: [
        {
          id: 'first',
          metric: 'firstResponse',
          when: {},
          within: { value: 4, unit: 'hours' },
          calendar: 'office',
          atRisk: [],
          pauseWhen: [],
          retarget: 'carryFromStart',
          reopen: 'resume',
          reopenWithin: null,
          botsCount: false,
          clause: null,
        },
      ],
      goals: [],
      obligations: [],
      clauses: [],
      term: { startsOn: null, endsOn: null, noticeDays: 0, renewal: 'none', timeZone: null },
      review: null,
      waivers: [],
      routes: [],
    })
  })

  it('AGR-1 every problem is reported at once, with its place', () => {
    const raw = {
      title: '',
      calender: {},
      calendars: { office: { ...OFFICE, timeZone: 'Asia/Jakatra' } },
      defaultPriority: 3,
      priorityMatrix: { major: { high: 'P1' } },
      parties: [{ id: 'us', role: 'boss' }],
      targets: [
        { id: 'a b', metric: 'speed', within: '0h', calendar: 'shop', retarget: 'forget', whenn: {} },
      ],
    }
    const paths = pathsOf(raw)
    for (const path of [
      'calender',
      'id',
      'title',
      'parties.0.role',
      'calendars.office.timeZone',
      'priorityMatrix.major',
      'defaultPriority',
      'targets.0.whenn',
      'targets.0.within',
      'targets.0.id',
      'targets.0.metric',
      'targets.0.calendar',
      'targets.0.retarget',
    ]) {
      expect(paths).toContain(path)
    }
    expect(paths).toHaveLength(13)
  })

  it.each([null, 'text', [], 4])('AGR-1 %s is no document', (raw) => {
    expect(problemsOf(raw)).toMatchObject([{ code: 'wrongType', path: [] }])
  })

  it.each<[string, Amount]>([
    ['250ms', { value: 250, unit: 'milliseconds' }],
    ['90s', { value: 90, unit: 'seconds' }],
    ['15m', { value: 15, unit: 'minutes' }],
    ['4h', { value: 4, unit: 'hours' }],
    ['4 hours', { value: 4, unit: 'hours' }],
    ['1.5h', { value: 1.5, unit: 'hours' }],
    ['0.1s', { value: 0.1, unit: 'seconds' }],
    ['2d', { value: 2, unit: 'days' }],
    ['2w', { value: 2, unit: 'weeks' }],
    ['1 working day', { value: 1, unit: 'workingDays' }],
    ['3 working days', { value: 3, unit: 'workingDays' }],
    ['3 working days (close of business)', { value: 3, unit: 'workingDays', at: 'close-of-business' }],
  ])('AGR-2 %s is a duration', (text, amount) => {
    expect(withinOf(text)).toEqual(amount)
    expect(withinOf(formatAmount(amount))).toEqual(amount)
  })

  it.each([
    '0h',
    '-4h',
    '0.0001s',
    '1.00005s',
    '1.5 working days',
    '521w',
    '4',
    4,
    '4 fortnights',
    'four hours',
    '4h 30m',
    '4h (close of business)',
    '1 calendar day (close of business)',
    'Infinityh',
    '1e3s',
    '',
    null,
    undefined,
  ])('AGR-2 %s is refused', (within) => {
    expect(pathsOf(withTarget({ within }))).toEqual(['targets.0.within'])
  })

  it('AGR-3 thresholds are kept in the order in which they fire', () => {
    const { atRisk } = termsOf(withTarget({ atRisk: ['30m before', '75%', '1h before', '90%'] })).targets[0]!
    expect(atRisk).toEqual(
      [
        { kind: 'percent', percent: 75 },
        { kind: 'before', ms: HOUR },
        { kind: 'before', ms: HOUR / 2 },
        { kind: 'percent', percent: 90 },
      ].toSorted((left, right) => fires(left) - fires(right)),
    )
    expect(termsOf(withTarget({ atRisk: '80%' })).targets[0]!.atRisk).toEqual([
      { kind: 'percent', percent: 80 },
    ])
  })

  const fires = (each: { kind: string; percent?: number; ms?: number }): number =>
    each.kind === 'percent' ? (4 * HOUR * each.percent!) / 100 : 4 * HOUR - each.ms!

  it.each([
    '0%',
    '100%',
    '-5%',
    '75',
    75,
    '4h before',
    '5h before',
    '1001%',
    '1 calendar day before',
    '1 working day after',
    'after',
    'before',
    null,
  ])('AGR-3 the threshold %s is refused', (atRisk) => {
    expect(pathsOf(withTarget({ atRisk: [atRisk] }))).toEqual(['targets.0.atRisk.0'])
  })

  it('AGR-3 a threshold stated twice is refused', () => {
    expect(pathsOf(withTarget({ atRisk: ['75%', '75.0%'] }))).toEqual(['targets.0.atRisk'])
  })

  it('AGR-4 a condition takes one value or several', () => {
    const { when, pauseWhen } = termsOf(
      withTarget({
        when: { impact: 'high', customer: ['a', 'b'], owned: true },
        pauseWhen: [{ status: 'waitingOnCustomer' }, { status: 'onHold', statusReason: ['Wait'] }],
      }),
    ).targets[0]!
    expect(when).toEqual({ impact: ['high'], customer: ['a', 'b'], owned: true })
    expect(pauseWhen).toEqual([
      { status: ['waitingOnCustomer'] },
      { status: ['onHold'], statusReason: ['Wait'] },
    ])
    expect(termsOf(withTarget({ pauseWhen: { status: 'onHold' } })).targets[0]!.pauseWhen).toEqual([
      { status: ['onHold'] },
    ])
  })

  it('AGR-4 unknown words, unknown fields and empty lists are refused', () => {
    expect(pathsOf(withTarget({ when: { impact: 'major' } }))).toEqual(['targets.0.when.impact'])
    expect(pathsOf(withTarget({ when: { impacts: 'high' } }))).toEqual(['targets.0.when.impacts'])
    expect(pathsOf(withTarget({ when: { team: [] } }))).toEqual(['targets.0.when.team'])
    expect(pathsOf(withTarget({ pauseWhen: [{ status: 'pending' }] }))).toEqual([
      'targets.0.pauseWhen.0.status',
    ])
    expect(pathsOf(withTarget({ stopWhen: [] }))).toEqual(['targets.0.stopWhen'])
  })

  it('AGR-11 calendar days need a calendar that never closes', () => {
    expect(pathsOf(withTarget({ within: '1 calendar day' }))).toEqual(['targets.0.within'])
    const open = withTarget({ within: '1 calendar day' }, { calendars: { always: ALWAYS } })
    expect(termsOf(open).targets[0]!.within).toEqual({ value: 1, unit: 'calendarDays' })
  })

  it('AGR-12 ids are used once', () => {
    expect(pathsOf(document({ targets: [TARGET, TARGET] }))).toEqual(['targets.1.id'])
    const party = { id: 'us', role: 'provider' }
    expect(pathsOf(document({ parties: [party, party] }))).toEqual(['parties.1.id'])
    expect(pathsOf(document({ services: [{ id: 's' }, { id: 's' }] }))).toEqual(['services.1.id'])
  })

  it('AGR-12 a target names a calendar of its own document', () => {
    expect(pathsOf(withTarget({ calendar: 'always' }))).toEqual(['targets.0.calendar'])
    expect(pathsOf(document({ calendars: { a: OFFICE, b: ALWAYS } }))).toEqual(['targets.0.calendar'])
    expect(pathsOf(document({ calendars: {} }))).toContain('calendars')
    expect(pathsOf(document({ targets: [] }))).toEqual(['targets'])
  })

  it('AGR-12 a calendar that never opens is refused', () => {
    const problems = problemsOf(document({ calendars: { office: { timeZone: 'Asia/Jakarta', weekly: {} } } }))
    expect(problems[0]!.path.slice(0, 2)).toEqual(['calendars', 'office'])
  })

  it('AGR-13 the same terms have the same text', () => {
    const reversed = Object.fromEntries(Object.entries(document()).reverse())
    expect(canonicalJson(termsOf(reversed))).toBe(canonicalJson(termsOf(document())))
    expect(canonicalJson(termsOf(withTarget({ within: '5h' })))).not.toBe(canonicalJson(termsOf(document())))
  })
})

describe('conditions on a ticket', () => {
  const taken = ticket(
    { kind: 'classified', tags: ['vip', 'mail'] },
    { kind: 'prioritised', priority: 'P1', impact: 'high' },
    { kind: 'assigned', team: 'one', agent: 'sari' },
  )

  it('AGR-6 holds when every field lists the value', () => {
    expect(matches({}, taken, 'desk')).toBe(true)
    expect(matches({ priority: ['P2', 'P1'], impact: ['high'], source: ['desk'] }, taken, 'desk')).toBe(true)
    expect(matches({ priority: ['P1'], impact: ['low'] }, taken, 'desk')).toBe(false)
    expect(matches({ source: ['desk'] }, taken, 'other')).toBe(false)
    expect(matches({ customer: ['acme'] }, taken, 'desk')).toBe(false)
  })

  it('AGR-6 one listed tag is enough, and ownership is asked of the agent', () => {
    expect(matches({ tags: ['gold', 'vip'] }, taken, 'desk')).toBe(true)
    expect(matches({ tags: ['gold'] }, taken, 'desk')).toBe(false)
    expect(matches({ owned: true }, taken, 'desk')).toBe(true)
    expect(matches({ owned: false }, taken, 'desk')).toBe(false)
    expect(matches({ owned: false }, ticket(), 'desk')).toBe(true)
  })

  it('AGR-7 priority: stated, else the matrix, else the default, else none', () => {
    const terms = termsOf(document({ priorityMatrix: { high: { low: 'P2' } }, defaultPriority: 'P4' }))
    const rated = (urgency: 'low' | 'high') => ticket({ kind: 'prioritised', impact: 'high', urgency })
    expect(effectivePriority(terms, taken)).toBe('P1')
    expect(effectivePriority(terms, rated('low'))).toBe('P2')
    expect(effectivePriority(terms, rated('high'))).toBe('P4')
    expect(effectivePriority(termsOf(document()), rated('low'))).toBeNull()
  })
})

describe('the target of a ticket', () => {
  const agreement = compileAgreement(
    runningOf(
      document({
        services: [{ id: 'mail' }, { id: 'fax', included: false }],
        priorityMatrix: { critical: { critical: 'P1' } },
        targets: [
          { ...TARGET, id: 'urgent', when: { priority: 'P1' } },
          { ...TARGET, id: 'gold', when: { customer: 'gold', line: ['L2', 'L3'] } },
          { ...TARGET, id: 'other' },
          { ...TARGET, id: 'last' },
          { ...TARGET, id: 'solve', metric: 'resolution' },
        ],
      }),
    ),
    3,
  )
  const critical = ticket({ kind: 'prioritised', impact: 'critical', urgency: 'critical' })

  it('AGR-8 the first that matches wins, by effective priority', () => {
    expect(selectTarget(agreement, 'firstResponse', critical, 'desk')?.id).toBe('urgent')
    expect(selectTarget(agreement, 'firstResponse', ticket(), 'desk')?.id).toBe('other')
    expect(selectTarget(agreement, 'resolution', ticket(), 'desk')?.id).toBe('solve')
    expect(selectTarget(agreement, 'timeToOwn', ticket(), 'desk')).toBeNull()
    expect(agreement).toMatchObject({ id: 'acme', version: 3 })
  })

  it('AGR-8 an excluded service has no target', () => {
    const fax = ticket({ kind: 'classified', service: 'fax' })
    expect(selectTarget(agreement, 'firstResponse', fax, 'desk')).toBeNull()
    expect(explainMatch(agreement, 'resolution', fax, 'desk')).toEqual([
      {
        ...{ targetId: 'solve', won: false, code: 'excluded', winner: null },
        conditions: [{ field: 'service', present: ['fax'], presence: null, wanted: [] }],
        reason: 'the agreement excludes the service "fax"',
      },
    ])
  })

  it('AGR-9 the explanation names every candidate and why it lost', () => {
    expect(
      explainMatch(agreement, 'firstResponse', ticket({ kind: 'classified', customer: 'gold' }), 'desk'),
    ).toMatchObject([
      { targetId: 'urgent', won: false, reason: 'priority is not set, and it wants P1' },
      { targetId: 'gold', won: false, reason: 'line is not set, and it wants one of L2, L3' },
      { targetId: 'other', won: true, reason: 'it has no conditions' },
      { targetId: 'last', won: false, reason: 'matches too, but other is written before it' },
    ])
    expect(explainMatch(agreement, 'firstResponse', critical, 'desk')[0]).toMatchObject({
      targetId: 'urgent',
      won: true,
      reason: 'priority is P1',
    })
  })

  it('AGR-9 the explanation is told in data too, for other languages than English', () => {
    const gold = ticket({ kind: 'classified', customer: 'gold' })
    expect(explainMatch(agreement, 'firstResponse', gold, 'desk')).toMatchObject([
      { code: 'differs', conditions: [{ field: 'priority', present: [], wanted: ['P1'] }], winner: null },
      { code: 'differs', conditions: [{ field: 'line', present: [], wanted: ['L2', 'L3'] }], winner: null },
      { code: 'applies', conditions: [], winner: null },
      { code: 'comesFirst', conditions: [], winner: 'other' },
    ])
    expect(explainMatch(agreement, 'firstResponse', critical, 'desk')[0]).toMatchObject({
      code: 'applies',
      conditions: [{ field: 'priority', present: ['P1'], wanted: [] }],
    })
  })
})

describe('what a target is worth', () => {
  const week = { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']], wed: [['09:00', '17:00']] }
  const office = compileCalendar({
    timeZone: 'Asia/Jakarta',
    weekly: { ...week, thu: week.mon, fri: week.mon } as never,
  })
  const always = compileCalendar(ALWAYS as never)
  const worth = (text: string, calendar: typeof office, startAt: number) =>
    allowanceOf(
      termsOf(withTarget({ within: text }, { calendars: { always: ALWAYS } })).targets[0]!,
      calendar,
      startAt,
    ).targetMs

  it('AGR-10 hours and smaller are worth themselves', () => {
    expect(worth('1.5h', office, 0)).toBe(1.5 * HOUR)
    expect(worth('1w', office, 0)).toBe(168 * HOUR)
    expect(worth('0.1s', office, 0)).toBe(100)
  })

  it('AGR-10 G8 three working days from Friday 15:00 end Wednesday 15:00, or at its close', () => {
    const friday = at('2026-11-06T15:00+07:00')
    const end = (text: string) => office.deadline(friday, worth(text, office, friday))
    expect(end('3 working days')).toBe(at('2026-11-11T15:00+07:00'))
    expect(end('3 working days (close of business)')).toBe(at('2026-11-11T17:00+07:00'))
    const saturday = at('2026-11-07T12:00+07:00')
    expect(office.deadline(saturday, worth('1 working day', office, saturday))).toBe(
      at('2026-11-09T17:00+07:00'),
    )
  })

  it('AGR-10 G6 one calendar day is 23 hours when the clocks go forward', () => {
    expect(worth('1 calendar day', always, at('2026-03-28T12:00+01:00'))).toBe(23 * HOUR)
    expect(worth('24h', always, at('2026-03-28T12:00+01:00'))).toBe(24 * HOUR)
  })

  it('AGR-10 a calendar that ends first never gets there', () => {
    const fair = compileCalendar({
      timeZone: 'Asia/Jakarta',
      weekly: {},
      dates: { '2026-11-06': [['09:00', '17:00']], '2026-11-07': [['09:00', '12:00']] },
    })
    const opening = at('2026-11-06T09:00+07:00')
    expect(fair.deadline(opening, worth('5 working days', fair, opening))).toBe(Number.POSITIVE_INFINITY)
    const after = at('2026-11-08T09:00+07:00')
    expect(fair.deadline(after, worth('1 working day', fair, after))).toBe(Number.POSITIVE_INFINITY)
  })
})
