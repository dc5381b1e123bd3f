import { describe, expect, it } from 'vitest'
import { holdsAny } from '../src/agreement/ticketMatch.js'
import { METRIC_RECORDS, METRICS } from '../src/clock/metrics/metrics.js'
import {
  type Amount,
  type CalendarDefinition,
  LOOSENING_WAYS,
  type LooseningWay,
  loosenings,
  REOPEN_MODES,
  RETARGET_MODES,
  type ReopenMode,
  type RetargetMode,
  type Target,
  TICKET_STATUSES,
} from '../src/index.js'
import { ALWAYS, event, opened, statusTo, target, terms, workweek } from '../src/testing/index.js'
import { applyEvent } from '../src/ticket/applyEvent.js'
import { utc } from './clock/support.js'

const MONDAY = utc('2026-11-16T00:00+07:00')
const OFFICE = workweek('09:00', '17:00', 'Asia/Jakarta')
const EVENING = workweek('16:00', '22:00', 'Asia/Jakarta')
const calendars: Readonly<Record<string, CalendarDefinition>> = {
  ...{ hours: ALWAYS, office: OFFICE },
  either: { timeZone: 'Asia/Jakarta', union: { a: OFFICE, b: EVENING } },
  both: { timeZone: 'Asia/Jakarta', intersection: { a: OFFICE, b: EVENING } },
}

type Differences = Partial<Target>

/** The ways in which a target that differs so loosens one above it that differs so. */
const waysOf = (own: Differences, inherited: Differences = {}): readonly LooseningWay[] =>
  loosenings(
    terms({
      calendars,
      targets: [
        target({ pauseWhen: [], ...own, id: 'own' }),
        target({ pauseWhen: [], ...inherited, id: 'above/solve' }),
      ],
    }),
    MONDAY,
  ).map(({ how }) => how)

interface Judged {
  readonly how?: LooseningWay
  /** Pairs of an own target and one above it that it loosens. */
  readonly looser?: readonly (readonly [own: Differences, inherited: Differences])[]
  /** Pairs that are as strict, or stricter. */
  readonly asStrict: readonly (readonly [own: Differences, inherited: Differences])[]
}

const hours = (value: number): Amount => ({ value, unit: 'hours' })
const days = (value: number): Amount => ({ value, unit: 'workingDays' })
const closing = (value: number): Amount => ({ ...days(value), at: 'close-of-business' })
const byCutOff = (before: string): Amount => ({ ...closing(0), cutOff: { before, otherwise: 1 } })
const WAITING = [{ status: ['waitingOnCustomer'] }] as const
const IDLE = [{ status: ['waitingOnCustomer', 'onHold'] }] as const
const STAYS = { metric: 'heldTime', heldWhile: [{ team: ['a'] }] } as const
const OPEN = [{ counted: 'open', ms: 16 * 3_600_000 }] as const
const wall = (ms: number) => ({ reopenWithin: { counted: 'wall', ms } }) as const
const inDays = (count: number) =>
  ({ reopenWithin: { counted: 'workingDays', days: count, at: 'same-time' } }) as const
const firstMessage = { from: 'firstCustomerMessage' } as const
const once = { metric: 'timeToOwn' } as const
const inOffice = { within: days(2), calendar: 'office' } as const
const inDaysPausing = { ...inOffice, pauseWhen: WAITING } as const
const turns = { metric: 'nextResponse' } as const

/** What is the more, of an own target's conditions, is the less of what it owes. */
const conditions = (field: 'cancelWhen' | 'stopWhen'): Pick<Judged, 'looser' | 'asStrict'> => ({
  looser: [[{ [field]: IDLE }, { [field]: WAITING }]],
  asStrict: [
    [{ [field]: WAITING }, { [field]: IDLE }],
    [{ [field]: [WAITING[0], { status: ['onHold'] }] }, { [field]: IDLE }],
    [{ [field]: [{ ...WAITING[0], priority: ['low'] }], when: { priority: ['high'] } }, { [field]: [] }],
  ],
})

/** Every field of a target: a new one has no place here, and this does not compile. */
const FIELDS: Readonly<Record<keyof Target, Judged>> = {
  id: { asStrict: [[{}, {}]] },
  clause: { asStrict: [[{ clause: 'As soon as we can.' }, { clause: 'At once.' }]] },
  metric: { asStrict: [[{ metric: 'firstResponse', within: hours(90) }, {}]] },
  when: { asStrict: [[{ when: { priority: ['low'] }, within: hours(90) }, { when: { priority: ['p1'] } }]] },
  atRisk: { asStrict: [[{ atRisk: [] }, { atRisk: [{ kind: 'percent', percent: 75 }] }]] },
  within: {
    how: 'later',
    looser: [
      [{ within: hours(5) }, { within: hours(4) }],
      [{ within: byCutOff('14:00') }, { within: byCutOff('15:00') }],
      [{ within: byCutOff('14:00') }, { within: closing(0) }],
      [{ within: closing(1) }, { within: byCutOff('14:00') }],
    ].map((pair) => pair.map((each) => ({ ...each, calendar: 'office' })) as [Differences, Differences]),
    asStrict: [
      [
        { within: byCutOff('15:00'), calendar: 'office' },
        { within: byCutOff('14:00'), calendar: 'office' },
      ],
      [
        { within: closing(0), calendar: 'office' },
        { within: byCutOff('14:00'), calendar: 'office' },
      ],
      [
        { within: byCutOff('14:00'), calendar: 'office' },
        { within: closing(1), calendar: 'office' },
      ],
    ],
  },
  calendar: {
    how: 'later',
    looser: [
      [{ calendar: 'office' }, { calendar: 'either' }],
      [{ calendar: 'both' }, { calendar: 'office' }],
    ],
    asStrict: [
      [{ calendar: 'either' }, { calendar: 'office' }],
      [{ calendar: 'office' }, { calendar: 'both' }],
    ],
  },
  from: {
    how: 'beginsLater',
    looser: [
      [firstMessage, {}],
      [{ ...firstMessage, metric: 'firstResponse' }, { metric: 'firstResponse' }],
      [{ metric: 'firstResponse' }, { ...firstMessage, metric: 'firstResponse' }],
      [turns, { ...turns, from: 'anyCustomerMessage' }],
      [once, { ...once, ...firstMessage }],
      [inDaysPausing, { ...inDaysPausing, ...firstMessage }],
    ],
    asStrict: [
      [{}, firstMessage],
      [firstMessage, firstMessage],
      [{ ...turns, from: 'anyCustomerMessage' }, turns],
    ],
  },
  startWhen: {
    how: 'beginsLater',
    looser: [
      [{ startWhen: WAITING }, {}],
      [{ startWhen: WAITING }, { startWhen: IDLE }],
      [once, { ...once, startWhen: WAITING }],
      [inDaysPausing, { ...inDaysPausing, startWhen: WAITING }],
    ],
    asStrict: [
      [{}, { startWhen: WAITING }],
      [{ startWhen: IDLE }, { startWhen: WAITING }],
    ],
  },
  heldWhile: {
    how: 'holdsLess',
    looser: [[STAYS, { ...STAYS, heldWhile: [{ team: ['a', 'b'] }] }]],
    asStrict: [[{ ...STAYS, heldWhile: [{ team: ['a', 'b'] }] }, STAYS]],
  },
  pauseWhen: {
    how: 'pausesMore',
    looser: [
      [{ pauseWhen: IDLE }, { pauseWhen: WAITING }],
      [{ pauseWhen: [{ team: ['a'] }] }, { pauseWhen: [{ status: TICKET_STATUSES }] }],
    ],
    asStrict: [
      [{ pauseWhen: WAITING }, { pauseWhen: IDLE }],
      [{ pauseWhen: [{ ...WAITING[0], statusReason: ['asked'] }] }, { pauseWhen: WAITING }],
    ],
  },
  pauseUntil: {
    how: 'pausesMore',
    looser: [
      [{ pauseWhen: WAITING }, { pauseWhen: WAITING, pauseUntil: 'customerReply' }],
      [
        { pauseWhen: [{ ...WAITING[0], team: ['a'] }], pauseUntil: 'customerReply' },
        { pauseWhen: WAITING, pauseUntil: 'customerReply' },
      ],
    ],
    asStrict: [
      [
        { pauseWhen: WAITING, pauseUntil: 'customerReply' },
        { pauseWhen: IDLE, pauseUntil: 'customerReply' },
      ],
      [{ pauseWhen: WAITING, pauseUntil: 'customerReply' }, { pauseWhen: WAITING }],
      [{ pauseUntil: 'customerReply' }, { pauseUntil: 'customerReply' }],
    ],
  },
  stopWhen: {
    how: 'stopsSooner',
    looser: [
      ...conditions('stopWhen').looser!,
      [{ stopWhen: WAITING }, {}],
      [{}, { stopWhen: [{ status: ['closed'] }] }],
      [{ stopWhen: [{ owned: true }], metric: 'firstResponse' }, { metric: 'firstResponse' }],
      [{ metric: 'firstResponse' }, { stopWhen: [{ owned: true }], metric: 'firstResponse' }],
    ],
    asStrict: [
      ...conditions('stopWhen').asStrict.slice(0, 2),
      [{ stopWhen: [{ status: ['closed'] }] }, {}],
      [{ stopWhen: [{ owned: true }], metric: 'timeToOwn' }, { metric: 'timeToOwn' }],
    ],
  },
  cancelWhen: {
    how: 'cancelsMore',
    ...conditions('cancelWhen'),
    looser: [
      ...conditions('cancelWhen').looser!,
      [{ cancelWhen: WAITING }, {}],
      [once, { ...once, cancelWhen: WAITING }],
    ],
  },
  resetWhen: {
    how: 'resetsMore',
    looser: [
      [{ resetWhen: WAITING }, {}],
      [{ resetWhen: WAITING }, { resetWhen: IDLE }],
      [{ resetWhen: IDLE }, { resetWhen: WAITING }],
      [inDaysPausing, { ...inDaysPausing, resetWhen: WAITING }],
    ],
    asStrict: [
      [{}, { resetWhen: WAITING }],
      [{ resetWhen: [WAITING[0], { status: ['onHold'] }] }, { resetWhen: IDLE }],
    ],
  },
  retarget: {
    how: 'retargetsSofter',
    looser: [
      [{ retarget: 'void' }, {}],
      [inOffice, { ...inOffice, retarget: 'restart' }],
    ],
    asStrict: [[{}, { retarget: 'restart' }]],
  },
  reopen: {
    how: 'reopensSofter',
    looser: [
      [{ reopen: 'newCycle' }, {}],
      [inOffice, { ...inOffice, reopen: 'newCycle' }],
    ],
    asStrict: [[{ reopen: 'restart', metric: 'timeToOwn' }, { metric: 'timeToOwn' }]],
  },
  reopenWithin: {
    how: 'reopensSofter',
    looser: [
      [wall(3_600_000), {}],
      [wall(3_600_000), wall(7_200_000)],
      [inDays(1), inDays(2)],
      [{ reopenWithin: OPEN[0] }, wall(3_600_000)],
      [wall(7_200_000), inDays(1)],
      [
        { reopenWithin: OPEN[0], calendar: 'hours' },
        { reopenWithin: OPEN[0], calendar: 'office' },
      ],
      [
        { ...wall(7_200_000), reopen: 'restart' },
        { ...wall(3_600_000), reopen: 'restart' },
      ],
    ],
    asStrict: [
      [{}, wall(3_600_000)],
      [wall(7_200_000), wall(3_600_000)],
      [inDays(2), inDays(1)],
      [{ reopenWithin: OPEN[0] }, { reopenWithin: OPEN[0] }],
      [
        { ...wall(1), reopen: 'newCycle' },
        { ...wall(2), reopen: 'newCycle' },
      ],
      [
        { ...wall(3_600_000), reopen: 'restart' },
        { ...wall(3_600_000), reopen: 'restart' },
      ],
    ],
  },
  botsCount: {
    how: 'countsLess',
    looser: [
      [
        { metric: 'firstResponse', botsCount: true },
        { metric: 'firstResponse', botsCount: false },
      ],
    ],
    asStrict: [[{ botsCount: true }, { botsCount: false }]],
  },
}

describe('what a target may say', () => {
  it.each(Object.entries(FIELDS))(
    'AGR-85 AGR-45 AGR-46: of %s, what promises less is told, and nothing else',
    (_, judged) => {
      for (const [own, inherited] of judged.looser ?? [])
        expect(waysOf(own, inherited), JSON.stringify([own, inherited])).toEqual([judged.how])
      for (const [own, inherited] of judged.asStrict)
        expect(waysOf(own, inherited), JSON.stringify([own, inherited])).toEqual([])
    },
  )

  it('AGR-85: every way is of some field, and every field that can be looser has one', () => {
    const used = Object.values(FIELDS).flatMap(({ how, looser = [] }) =>
      how !== undefined && looser.length > 0 ? [how] : [],
    )
    expect([...new Set(used)].toSorted()).toEqual(LOOSENING_WAYS.toSorted())
  })

  it('AGR-85: two ways of one pair are told apart', () => {
    const own = { cancelWhen: WAITING, ...firstMessage, within: hours(5) }
    expect([...waysOf(own, { within: hours(4) })].toSorted()).toEqual(['beginsLater', 'cancelsMore', 'later'])
  })
})

describe('modes', () => {
  /** By mode above: the own ones that do not loosen it. */
  const RETARGETS: Readonly<Record<RetargetMode, string>> = {
    carryFromStart: 'carryFromStart tightenOnly',
    carryElapsed: 'carryElapsed',
    restart: 'carryFromStart carryElapsed restart tightenOnly',
    tightenOnly: 'tightenOnly',
    void: 'carryFromStart tightenOnly void',
  }
  const REOPENS: Readonly<Record<ReopenMode, string>> = {
    resume: 'resume',
    restart: 'resume restart',
    newCycle: 'resume newCycle',
  }

  it.each(RETARGET_MODES)('AGR-85: above it %s, each mode is judged', (retarget) => {
    const fine = RETARGET_MODES.filter((own) => waysOf({ retarget: own }, { retarget }).length === 0)
    expect(fine.join(' ')).toBe(RETARGETS[retarget])
  })

  it.each(REOPEN_MODES)('AGR-85: above it %s, each reopening is judged', (reopen) => {
    const fine = REOPEN_MODES.filter((own) => waysOf({ reopen: own }, { reopen }).length === 0)
    expect(fine.join(' ')).toBe(REOPENS[reopen])
  })
})

describe('what stops a metric of itself', () => {
  it.each(METRICS)('AGR-85: of %s, is what its conditions say', (metric) => {
    const { ownStop, stopHolds } = METRIC_RECORDS[metric]
    if (ownStop === null) return
    for (const status of TICKET_STATUSES)
      for (const agent of ['sari', null]) {
        const ticket = applyEvent(
          null,
          event(MONDAY, [opened, { kind: 'assigned', agent }, statusTo(status as never)]),
        )
        expect(stopHolds({ botsCount: false }, ticket, 'desk')).toBe(holdsAny(ownStop, ticket, 'desk'))
      }
  })
})
