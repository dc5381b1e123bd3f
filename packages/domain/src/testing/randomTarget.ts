import type { Amount } from '../agreement/amount.js'
import type { ReopenWindow } from '../agreement/clauses/reopenWindow.js'
import { REOPEN_MODES, RETARGET_MODES, type Target } from '../agreement/clauses/targets.js'
import { PRESENCES, type TicketMatch } from '../agreement/ticketMatch.js'
import { isHeldMetric, METRIC_RECORDS, METRICS } from '../clock/metrics/metrics.js'
import { SEVERITIES, TICKET_STATUSES } from '../ticket/status.js'
import { HOUR_MS, MINUTE_MS } from '../time/instant.js'
import type { Random } from './random.js'
import { maybe, several, TEXTS } from './randomParts.js'

const AMOUNTS: readonly Amount[] = [
  { value: 90, unit: 'minutes' },
  { value: 1.5, unit: 'hours' },
  { value: 4, unit: 'hours' },
  { value: 2, unit: 'days' },
  { value: 1, unit: 'weeks' },
  { value: 90_000_000, unit: 'milliseconds' },
  { value: 3, unit: 'workingDays' },
  { value: 1, unit: 'workingDays', at: 'close-of-business' },
  { value: 1, unit: 'workingDays', at: 'close-of-business', cutOff: { before: '12:00', otherwise: 3 } },
]

const WINDOWS: readonly ReopenWindow[] = [
  ...[1, 90_000, 36 * HOUR_MS, 72 * HOUR_MS].map((ms) => ({ counted: 'wall', ms }) as const),
  { counted: 'open', ms: 16 * HOUR_MS },
  { counted: 'open', ms: 90 * MINUTE_MS },
  { counted: 'workingDays', days: 2, at: 'same-time' },
  { counted: 'workingDays', days: 1, at: 'close-of-business' },
]

export function randomMatch(random: Random): TicketMatch {
  return {
    ...(random.chance(0.4) && { priority: random.chance(0.5) ? ['p1'] : ['p1', 'p2'] }),
    ...(random.chance(0.2) && { impact: [random.pick(SEVERITIES)] }),
    ...(random.chance(0.3) && { status: [random.pick(TICKET_STATUSES)] }),
    ...(random.chance(0.2) && { team: ['Jakarta, first', 'no'] }),
    ...(random.chance(0.2) && { owned: random.chance(0.5) }),
    ...(random.chance(0.2) && { service: { is: random.pick(PRESENCES) } }),
  }
}

/** A target that says anything a document can. */
export function randomTarget(random: Random, id: string, calendars: readonly string[]): Target {
  const metric = random.pick(METRICS)
  const { beginnings, isHeld } = METRIC_RECORDS[metric]
  const pauseWhen = several(random, 2, () => randomMatch(random))
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
        { kind: 'after', ms: 90 * MINUTE_MS },
      ],
      [
        { kind: 'daysBefore', days: 1 },
        { kind: 'percent', percent: 150 },
      ],
    ]),
    ...(beginnings.length > 0 && random.chance(0.2) && { from: random.pick(beginnings) }),
    ...(!isHeld && random.chance(0.2) && { startWhen: [randomMatch(random)] }),
    pauseWhen,
    ...(pauseWhen.length > 0 && random.chance(0.3) && { pauseUntil: 'customerReply' }),
    ...(random.chance(0.2) && { stopWhen: [randomMatch(random)] }),
    ...(random.chance(0.2) && { cancelWhen: [randomMatch(random)] }),
    ...(!isHeld && random.chance(0.2) && { resetWhen: [randomMatch(random)] }),
    ...(isHeldMetric(metric) && { heldWhile: [randomMatch(random), ...several(random, 1, () => ({}))] }),
    retarget: random.pick(RETARGET_MODES),
    reopen: random.pick(REOPEN_MODES),
    reopenWithin: maybe(random, random.pick(WINDOWS)),
    botsCount: random.chance(0.2),
    clause: maybe(random, random.pick(TEXTS)),
  }
}
