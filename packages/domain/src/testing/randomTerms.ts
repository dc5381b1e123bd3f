import { CADENCES, CONTACT_CHANNELS, PARTY_ROLES, type Stakeholder } from '../agreement/people.js'
import { GOAL_MEASURES, GOAL_PERIODS, type Goal, RENEWALS } from '../agreement/promises.js'
import {
  AGREEMENT_KINDS,
  type AgreementTerms,
  type Amount,
  type CalendarReference,
  isHeldMetric,
  LEVELS,
  METRICS,
  REOPEN_MODES,
  RETARGET_MODES,
  type Target,
  type TicketMatch,
} from '../agreement/terms.js'
import type { CalendarDefinition } from '../calendar/calendar.js'
import { SEVERITIES, TICKET_STATUSES } from '../ticket/status.js'
import { HOUR_MS, MINUTE_MS } from '../time/duration.js'
import { ALWAYS, workweek } from './builders.js'
import type { Random } from './random.js'

const AMOUNTS: readonly Amount[] = [
  { value: 90, unit: 'minutes' },
  { value: 1.5, unit: 'hours' },
  { value: 4, unit: 'hours' },
  { value: 2, unit: 'days' },
  { value: 1, unit: 'weeks' },
  { value: 90_000_000, unit: 'milliseconds' },
  { value: 3, unit: 'workingDays' },
  { value: 1, unit: 'workingDays', at: 'close-of-business' },
]
const CALENDARS: readonly (CalendarDefinition | CalendarReference)[] = [
  ALWAYS,
  workweek('09:00', '17:00', 'Asia/Jakarta'),
  { ...workweek('22:00', '04:00'), dates: { '2026-12-25': [] }, holidays: { '12-25': 'Christmas Day' } },
  { use: 'jakarta', revision: null },
  { use: 'jakarta', revision: 3 },
]
const TEXTS = [
  'Paid by the tenth.',
  'Ärger? Früher anrufen: sofort!',
  '- [ ] #1 "quoted"\nsecond line',
  'yes',
]
const DATES = ['2026-01-01', '2026-02-28', '2026-12-31']

/** Up to `most` things, made by place. */
const several = <T>(random: Random, most: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: random.below(most + 1) }, (_, index) => make(index))

const maybe = <T>(random: Random, value: T): T | null => (random.chance(0.5) ? value : null)

function randomMatch(random: Random): TicketMatch {
  return {
    ...(random.chance(0.4) && { priority: random.chance(0.5) ? ['p1'] : ['p1', 'p2'] }),
    ...(random.chance(0.2) && { impact: [random.pick(SEVERITIES)] }),
    ...(random.chance(0.3) && { status: [random.pick(TICKET_STATUSES)] }),
    ...(random.chance(0.2) && { team: ['Jakarta, first', 'no'] }),
    ...(random.chance(0.2) && { owned: random.chance(0.5) }),
  }
}

function randomTarget(random: Random, id: string, calendars: readonly string[]): Target {
  const metric = random.pick(METRICS)
  return {
    id,
    metric,
    when: randomMatch(random),
    within: random.pick(AMOUNTS),
    calendar: random.pick(calendars),
    atRisk: random.pick<Target['atRisk']>([
      [],
      [{ kind: 'percent', percent: 75 }],
      [
        { kind: 'percent', percent: 12.5 },
        { kind: 'before', ms: 10 * MINUTE_MS },
      ],
    ]),
    pauseWhen: several(random, 2, () => randomMatch(random)),
    ...(random.chance(0.2) && { stopWhen: [randomMatch(random)] }),
    ...(isHeldMetric(metric) && { heldWhile: [randomMatch(random), ...several(random, 1, () => ({}))] }),
    retarget: random.pick(RETARGET_MODES),
    reopen: random.pick(REOPEN_MODES),
    reopenWithinMs: maybe(random, random.pick([1, 90_000, 36 * HOUR_MS, 72 * HOUR_MS])),
    botsCount: random.chance(0.2),
    clause: maybe(random, random.pick(TEXTS)),
  }
}

function randomGoal(random: Random, id: string, party: string, owner: string | null): Goal {
  const measure = random.pick(GOAL_MEASURES)
  return {
    id,
    party,
    text: random.pick(TEXTS),
    measure,
    metric: measure === 'attainment' ? maybe(random, random.pick(METRICS)) : null,
    objective: measure === 'count' ? random.pick([0.5, 100, 250_000]) : random.pick([95, 99.9, 99.999]),
    unit: measure === 'count' ? 'qualified leads' : null,
    period: random.pick(GOAL_PERIODS),
    owner,
  }
}

function randomStakeholder(random: Random, id: string, party: string): Stakeholder {
  return {
    id,
    name: random.pick(['Sari', 'Ana "the boss"', 'null']),
    party,
    role: 'Service manager',
    email: maybe(random, `${id}@acme.test`),
    phone: maybe(random, '+62 21 555 0100'),
    responsibilities: several(random, 2, () => random.pick(TEXTS)),
    approves: random.chance(0.4),
    signs: random.chance(0.4),
  }
}

/** Whatever an agreement's document can say, in any mixture; names and references in it fit. */
export function randomTerms(random: Random): AgreementTerms {
  const kind = random.pick(AGREEMENT_KINDS)
  const level = kind === 'customer' ? random.pick(LEVELS) : null
  const inherits = level !== null && level !== 'corporate' && random.chance(0.5)
  const parties = ['acme', 'desk', '0']
  const calendars = ['office', 'always'].slice(0, 1 + random.below(2))
  const people = several(random, 4, (index) =>
    randomStakeholder(random, `person${index}`, random.pick(parties)),
  )
  const targets = Array.from({ length: 1 + random.below(4) }, (_, index) =>
    randomTarget(random, `target-${index}`, calendars),
  )
  const owner = () => (people.length === 0 ? null : maybe(random, random.pick(people).id))
  return {
    id: 'acme.desk-1',
    title: random.pick(TEXTS),
    kind,
    level,
    parent: inherits ? { agreement: 'group', version: maybe(random, 2) } : null,
    supports: kind === 'customer' ? [] : several(random, 2, (index) => `customer-${index}`),
    summary: maybe(random, { purpose: random.pick(TEXTS), success: maybe(random, random.pick(TEXTS)) }),
    parties: parties.map((id) => ({
      id,
      name: random.pick([id, 'PT Acme']),
      role: random.pick(PARTY_ROLES),
    })),
    stakeholders: people,
    contacts: several(random, 2, () => ({
      party: random.pick(parties),
      channel: random.pick(CONTACT_CHANNELS),
      address: '08001234',
      purpose: maybe(random, random.pick(TEXTS)),
      calendar: maybe(random, random.pick(calendars)),
    })),
    communications: several(random, people.length === 0 ? 0 : 2, () => ({
      from: random.pick(people).id,
      to: random.pick(people).id,
      about: random.pick(TEXTS),
      cadence: random.pick(CADENCES),
    })),
    beneficiaries: several(random, 2, () => ({ name: 'Patients', note: maybe(random, random.pick(TEXTS)) })),
    services: several(random, 2, (index) => ({
      id: `service ${index}`,
      name: random.pick(['Mail', `service ${index}`]),
      included: random.chance(0.6),
    })),
    appliesTo: randomMatch(random),
    calendars: Object.fromEntries(calendars.map((name) => [name, random.pick(CALENDARS)])),
    priorityMatrix: maybe(random, { high: { low: 'p2' }, ...(random.chance(0.5) && { low: {} }) }),
    defaultPriority: maybe(random, 'p3'),
    targets,
    goals: several(random, 3, (index) => randomGoal(random, `goal-${index}`, random.pick(parties), owner())),
    obligations: several(random, 3, (index) => ({
      id: `owed-${index}`,
      party: random.pick(parties),
      text: random.pick(TEXTS),
      cadence: random.pick(CADENCES),
      firstDue: maybe(random, random.pick(DATES)),
      owner: owner(),
    })),
    clauses: several(random, 2, (index) => ({ id: `c${index}`, title: 'Credits', text: random.pick(TEXTS) })),
    term: {
      startsOn: maybe(random, random.pick(DATES)),
      endsOn: maybe(random, '2027-06-30'),
      noticeDays: random.pick([0, 1, 90]),
      renewal: random.pick(RENEWALS),
      timeZone: random.pick(['UTC', 'Asia/Jakarta']),
    },
    waivers:
      people.length === 0
        ? []
        : targets
            .filter(() => random.chance(0.3))
            .map(({ id }) => ({ target: id, reason: random.pick(TEXTS), grantedBy: random.pick(people).id })),
    routes: several(random, 2, (index) => ({
      id: `route-${index}`,
      targets: targets.filter(() => random.chance(0.3)).map(({ id }) => id),
      steps: [
        { agreement: 'line-1', target: null },
        ...several(random, 1, () => ({ agreement: 'uc', target: 'held' })),
      ],
    })),
  }
}
