import type { Amount } from '../agreement/amount.js'
import type { Target } from '../agreement/clauses/targets.js'
import { type CompiledAgreement, compileAgreement } from '../agreement/compileAgreement.js'
import type { CalendarDefinition, OpenHours, Weekday, WeeklyCalendar } from '../calendar/calendar.js'
import { DAY_MS, HOUR_MS, type Instant } from '../time/instant.js'
import { ALWAYS, target, terms, workweek } from './builders.js'
import type { Random } from './random.js'

/** A customer's agreement, those behind it, and the openings to ask about. */
export interface RandomChain {
  readonly customer: CompiledAgreement
  readonly supports: readonly CompiledAgreement[]
  readonly from: Instant
  readonly to: Instant
}

/** Zones with the beginning of a week in which they change, Jakarta's apart; Lord Howe changes by half an hour. */
const WEEKS: readonly (readonly [timeZone: string, from: Instant])[] = [
  ['Asia/Jakarta', Date.UTC(2026, 2, 26)],
  ['Europe/Berlin', Date.UTC(2026, 2, 27)],
  ['Europe/Berlin', Date.UTC(2026, 9, 23)],
  ['America/New_York', Date.UTC(2026, 2, 6)],
  ['America/New_York', Date.UTC(2026, 9, 30)],
  ['Australia/Lord_Howe', Date.UTC(2026, 3, 3)],
]
const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri']
const EVERY_DAY: readonly Weekday[] = [...DAYS, 'sat', 'sun']
/** All on the grid of ten minutes. */
const HOURS: readonly (readonly OpenHours[])[] = [
  [['09:00', '17:00']],
  [
    ['08:00', '12:00'],
    ['13:00', '18:30'],
  ],
  [['22:00', '06:00']],
  [['00:00', '24:00']],
  [['07:10', '19:50']],
]

const WEEKS_ELSEWHERE: WeeklyCalendar = workweek('00:00', '24:00', 'Asia/Jakarta')

export function randomCalendar(random: Random, timeZone: string): CalendarDefinition {
  if (random.chance(0.3)) return ALWAYS
  const here = randomWeek(random, timeZone)
  if (random.chance(0.8)) return here
  return random.chance(0.5)
    ? { timeZone, union: { here, there: randomWeek(random, 'Asia/Jakarta') } }
    : { timeZone, intersection: { here, there: WEEKS_ELSEWHERE } }
}

function randomWeek(random: Random, timeZone: string): WeeklyCalendar {
  const hours = random.pick(HOURS)
  const open = random.chance(0.5) ? EVERY_DAY : DAYS
  return { timeZone, weekly: Object.fromEntries(open.map((day) => [day, hours])) }
}

const tenMinutes = (random: Random, most: number): Amount => ({
  value: 10 * (1 + random.below(most)),
  unit: 'minutes',
})

function someAmount(random: Random, most: number): Amount {
  if (random.chance(0.85)) return tenMinutes(random, most)
  if (random.chance(0.4)) {
    const value = random.below(2)
    const cutOff = { before: '14:00', otherwise: value + 1 + random.below(2) }
    return { value, unit: 'workingDays', at: 'close-of-business', cutOff }
  }
  const at = random.pick(['same-time', 'close-of-business'] as const)
  return { value: 1 + random.below(2), unit: 'workingDays', at }
}

const somePause = (random: Random): Target['pauseWhen'] =>
  random.pick([
    [],
    [{ status: ['waitingOnCustomer'] }],
    [{ status: ['waitingOnCustomer', 'onHold'] }],
    [{ status: ['waitingOnCustomer'] }, { status: ['waitingOnThirdParty'] }],
  ] as const)

/** The agreement of one holder: a desk's line, or a vendor on whom the ticket waits. */
function randomSupport(
  random: Random,
  id: string,
  calendar: CalendarDefinition,
  pauseWhen: Target['pauseWhen'],
) {
  const isVendor = random.chance(0.2)
  const held = target({
    id: 'held',
    metric: 'heldTime',
    within: someAmount(random, 60),
    pauseWhen: isVendor ? [] : pauseWhen,
    heldWhile: isVendor ? [{ line: [id], status: ['waitingOnThirdParty'] }] : [{ line: [id] }],
  })
  const kind = isVendor ? 'underpinning' : 'internal'
  const document = terms({
    id,
    title: id,
    kind,
    level: null,
    calendars: { hours: calendar },
    targets: [held],
  })
  return compileAgreement(document, 1)
}

/** A customer's agreement with one or two targets, over one to three holders and routes among them; half of them share hours. */
export function randomChain(random: Random): RandomChain {
  const [timeZone, weekFrom] = random.pick(WEEKS)
  const shared = random.chance(0.4) ? randomCalendar(random, timeZone) : null
  const calendar = () => shared ?? randomCalendar(random, random.chance(0.8) ? timeZone : 'Asia/Jakarta')
  const pauseWhen = somePause(random)
  const supports = ['desk', 'second', 'vendor'].map((id) =>
    randomSupport(
      random,
      id,
      calendar(),
      random.chance(0.7) ? pauseWhen : random.pick([[], somePause(random)]),
    ),
  )
  const steps = Array.from({ length: 1 + random.below(3) }, () => ({
    agreement: random.pick(supports).id,
    target: random.chance(0.5) ? 'held' : null,
  }))
  const targets = (random.chance(0.3) ? ['p1', 'p2'] : ['p1']).map((priority) =>
    target({ id: priority, when: { priority: [priority] }, within: someAmount(random, 240), pauseWhen }),
  )
  const routes = random.chance(0.85) ? [{ id: 'route', targets: [], steps }] : []
  const customer = compileAgreement(
    terms({ id: 'customer', calendars: { hours: calendar() }, targets, routes }),
    1,
  )
  const from = weekFrom + random.below(24) * HOUR_MS
  return { customer, supports, from, to: from + (2 + random.below(3)) * DAY_MS }
}
