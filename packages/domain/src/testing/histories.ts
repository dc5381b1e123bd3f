import type { Amount } from '../agreement/amount.js'
import type { ReopenWindow } from '../agreement/clauses/reopenWindow.js'
import { REOPEN_MODES, RETARGET_MODES, type Target } from '../agreement/clauses/targets.js'
import { type CompiledAgreement, compileAgreement } from '../agreement/compileAgreement.js'
import type { TicketMatch } from '../agreement/ticketMatch.js'
import type { CalendarDefinition } from '../calendar/calendar.js'
import { HELD_METRICS, isHeldMetric, METRIC_RECORDS, METRICS, type Metric } from '../clock/metrics/metrics.js'
import type { TicketChange } from '../ticket/changeFields.js'
import { TICKET_STATUSES } from '../ticket/status.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import { HOUR_MS, type Instant, MINUTE_MS } from '../time/instant.js'
import { ALWAYS, target, terms, workweek } from './builders.js'
import type { Random } from './random.js'

const OFFICE = workweek('09:00', '17:00', 'Asia/Jakarta')
const SPLIT: CalendarDefinition = {
  timeZone: 'Europe/Berlin',
  weekly: {
    mon: [
      ['08:00', '12:00'],
      ['13:00', '18:00'],
    ],
    wed: [['22:00', '04:00']],
    sat: [['10:00', '14:00']],
  },
  seasons: [{ from: '03-31', to: '04-03', weekly: { tue: [['07:00', '11:00']], thu: [['23:00', '05:00']] } }],
  dates: { '2026-03-30': [] },
  holidays: { '2026-03-30': 'Inventory' },
}
const CALENDARS: Readonly<Record<string, CalendarDefinition>> = {
  always: ALWAYS,
  office: OFFICE,
  split: SPLIT,
  follow: { timeZone: 'Europe/Berlin', union: { OFFICE, SPLIT } },
}
const PRIORITIES = ['p1', 'p2', 'p3']
const AMOUNTS: readonly Amount[] = [
  { value: 1, unit: 'seconds' },
  { value: 30, unit: 'minutes' },
  { value: 4, unit: 'hours' },
  { value: 16, unit: 'hours' },
  { value: 1, unit: 'workingDays' },
  { value: 2, unit: 'workingDays', at: 'close-of-business' },
  { value: 1, unit: 'calendarDays' },
  { value: 0, unit: 'workingDays', at: 'close-of-business' },
  { value: 0, unit: 'workingDays', at: 'close-of-business', cutOff: { before: '14:00', otherwise: 1 } },
]
/** What tickets of random histories come to meet, and cease to. */
const CONDITIONS: readonly TicketMatch[] = [
  { team: ['desk', 'vendor'] },
  { customer: ['acme'] },
  { priority: ['p1', 'p2'] },
]
const WINDOWS: readonly ReopenWindow[] = [
  { counted: 'wall', ms: 6 * HOUR_MS },
  { counted: 'open', ms: 3 * HOUR_MS },
  { counted: 'workingDays', days: 1, at: 'same-time' },
]
const START: Instant = Date.UTC(2026, 2, 26, 7)

function randomTarget(metric: Metric, priority: string | null, random: Random): Target {
  return target({
    id: `${metric}-${priority ?? 'any'}`,
    metric,
    when: priority === null ? {} : { priority: [priority] },
    within: random.pick(AMOUNTS),
    calendar: random.pick(Object.keys(CALENDARS)),
    atRisk: random.chance(0.6)
      ? [
          { kind: 'percent', percent: 75 },
          { kind: 'before', ms: 10 * MINUTE_MS },
          ...(random.chance(0.3) ? [{ kind: 'daysBefore', days: 1 } as const] : []),
          ...(random.chance(0.3) ? [{ kind: 'percent', percent: 150 } as const] : []),
          ...(random.chance(0.3) ? [{ kind: 'after', ms: 2 * HOUR_MS } as const] : []),
        ]
      : [],
    pauseWhen: [],
    ...(random.chance(0.7) && {
      pauseWhen: [{ status: ['waitingOnCustomer'] }, ...(random.chance(0.5) ? [{ team: ['vendor'] }] : [])],
      ...(random.chance(0.3) && { pauseUntil: 'customerReply' as const }),
    }),
    retarget: random.pick(RETARGET_MODES),
    reopen: random.pick(REOPEN_MODES),
    reopenWithin: random.chance(0.3) ? random.pick(WINDOWS) : null,
    botsCount: random.chance(0.2),
    ...randomBounds(metric, random),
  })
}

/** What begins, ends and begins anew the clocks of a target, each only now and then. */
function randomBounds(metric: Metric, random: Random): Partial<Target> {
  const { beginnings, isHeld } = METRIC_RECORDS[metric]
  const begins = isHeld
    ? {}
    : {
        ...(beginnings.length > 0 && random.chance(0.2) && { from: random.pick(beginnings) }),
        ...(random.chance(0.15) && { startWhen: [{ team: { is: 'any' as const } }] }),
        ...(random.chance(0.15) && { resetWhen: [{ owned: true }, { team: ['vendor'] }] }),
      }
  return {
    ...begins,
    ...(random.chance(0.15) && { cancelWhen: [{ status: ['onHold'] as const }] }),
  }
}

/** Two agreements over all metrics, whose targets depend on priority and whose modes, calendars and pauses vary. */
export function randomAgreements(random: Random): readonly CompiledAgreement[] {
  return ['first', 'second'].map((id) => {
    const targets = METRICS.filter((metric) => !isHeldMetric(metric)).flatMap((metric) => [
      randomTarget(metric, 'p1', random),
      randomTarget(metric, 'p2', random),
      ...(random.chance(0.5) ? [randomTarget(metric, null, random)] : []),
    ])
    const appliesTo = id === 'second' && random.chance(0.5) ? random.pick(CONDITIONS) : {}
    return compileAgreement(terms({ id, calendars: CALENDARS, targets, appliesTo }), 1)
  })
}

/**
 * Two versions of an operational-level agreement and a contract behind the agreements above, whose clocks run while the ticket is
 * with one team or the other.
 */
export function randomTiers(random: Random): readonly CompiledAgreement[] {
  return ['desk', 'vendor'].flatMap((team) => {
    const targets = HELD_METRICS.flatMap((metric) =>
      ['p1', null].map((priority) => ({
        ...randomTarget(metric, priority, random),
        heldWhile: METRIC_RECORDS[metric].isPartOfStay
          ? [{ team: [team], status: ['waitingOnThirdParty'] as const }]
          : [{ team: [team] }],
      })),
    )
    const kind = team === 'desk' ? 'internal' : 'underpinning'
    const tier = terms({ id: `tier-${team}`, kind, level: null, calendars: CALENDARS, targets })
    return [compileAgreement(tier, 1)]
  })
}

/** The same agreement once more as version 2, with other targets under the same conditions. */
export function randomAmendment(agreement: CompiledAgreement, random: Random): CompiledAgreement {
  const targets = agreement.terms.targets.map((it) => ({
    ...it,
    ...(random.chance(0.5) ? { within: random.pick(AMOUNTS) } : {}),
    ...(random.chance(0.3) ? { calendar: random.pick(Object.keys(CALENDARS)) } : {}),
    ...(random.chance(0.3) ? { id: `${it.id}-new` } : {}),
    retarget: random.pick(RETARGET_MODES),
  }))
  const kept = targets.filter(() => random.chance(0.9))
  return compileAgreement({ ...agreement.terms, targets: kept.length > 0 ? kept : targets }, 2, [])
}

function randomChange(random: Random, at: Instant): TicketChange {
  const kind = random.pick([
    'status',
    'status',
    'status',
    'reply',
    'reply',
    'priority',
    'team',
    'agent',
    'customer',
    'retract',
    'void',
    'merge',
  ])
  switch (kind) {
    case 'status':
      return { kind: 'statusChanged', to: random.pick(TICKET_STATUSES), ...randomEnd(at, random) }
    case 'reply':
      return {
        kind: 'replied',
        actor: random.pick(['human', 'customer', 'customer', 'bot', 'system']),
        public: random.chance(0.85),
      }
    case 'priority':
      return { kind: 'prioritised', priority: random.pick([...PRIORITIES, null]) }
    case 'team':
      return { kind: 'assigned', team: random.pick(['desk', 'vendor', null]) }
    case 'agent':
      return { kind: 'assigned', agent: random.pick(['ana', null]) }
    case 'void':
      return { kind: 'voided', eventId: `e${random.below(12)}` }
    case 'retract':
      return { kind: 'replyRetracted', eventId: `e${random.below(12)}` }
    case 'customer':
      return { kind: 'classified', customer: random.pick(['acme', 'beta', null]) }
    default:
      return random.chance(0.3)
        ? { kind: 'merged', into: random.pick(['T-2', null]) }
        : { kind: 'rated', score: 4, outOf: 5 }
  }
}

/** A status may be told with its end. */
const randomEnd = (at: Instant, random: Random): { readonly until?: string } =>
  random.chance(0.3)
    ? { until: new Date(at + random.pick([1, 30 * MINUTE_MS, HOUR_MS, 30 * HOUR_MS])).toISOString() }
    : {}

/** A ticket's history in the total order, from one event to a dozen, some of them in the same instant. */
export function randomHistory(random: Random): readonly TicketEvent[] {
  let at = START + random.below(72) * HOUR_MS
  const count = 1 + random.below(12)
  return Array.from({ length: count }, (_, index) => {
    const changes: TicketChange[] =
      index === 0 ? [{ kind: 'opened' }, { kind: 'prioritised', priority: 'p2' }] : []
    while (changes.length === 0 || random.chance(0.25)) changes.push(randomChange(random, at))
    const happened = {
      source: 'desk',
      ticketKey: 'T-1',
      eventId: `e${index}`,
      occurredAt: at,
      sequence: index,
      changes,
    }
    at += random.chance(0.15)
      ? 0
      : random.pick([1, 1_000, 17 * MINUTE_MS, HOUR_MS, 5 * HOUR_MS, 27 * HOUR_MS])
    return happened
  })
}
