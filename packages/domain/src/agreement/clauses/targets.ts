import type { Calendar } from '../../calendar/calendar.js'
import type { Beginning } from '../../clock/metrics/metricRecord.js'
import {
  HELD_METRICS,
  isHeldMetric,
  METRIC_RECORDS,
  METRICS,
  METRICS_SINCE,
  type Metric,
} from '../../clock/metrics/metrics.js'
import type { Findings, Path } from '../../parse/findings.js'
import type { Amount } from '../amount.js'
import { clause } from '../fields/clause.js'
import { match, predicate } from '../fields/conditions.js'
import {
  absent,
  type Context,
  type Field,
  type Fields,
  optional,
  since,
  type TermsOf,
  unsaid,
} from '../fields/field.js'
import { items } from '../fields/lists.js'
import { onlyReference } from '../fields/references.js'
import { amount, choice, flag, id, quotation } from '../fields/scalars.js'
import type { Predicate } from '../ticketMatch.js'
import { thresholds } from './atRisk.js'
import { mayDoWithoutTargets } from './calendars.js'
import { window } from './reopenWindow.js'

/** CLK-8: what a change of target does to time already used; the incoming target's mode applies. */
export const RETARGET_MODES = ['carryFromStart', 'carryElapsed', 'restart', 'tightenOnly', 'void'] as const
export type RetargetMode = (typeof RETARGET_MODES)[number]

/** Modes under which a target counts as though it had been in force from the start. */
export const countsFromStart = (mode: RetargetMode): boolean => mode !== 'carryElapsed' && mode !== 'restart'

/** CLK-31: what begins a clock instead of the metric's own beginning. */
export const BEGINNINGS: readonly Beginning[] = ['firstCustomerMessage', 'anyCustomerMessage']

/** CLK-34: what ends a pause though its conditions still hold. */
export const PAUSE_ENDS = ['customerReply'] as const
export type PauseEnd = (typeof PAUSE_ENDS)[number]

/** CLK-10: what reopening does to a stopped resolution clock. */
export const REOPEN_MODES = ['resume', 'restart', 'newCycle'] as const
export type ReopenMode = (typeof REOPEN_MODES)[number]

/** A predicate that says something; `otherwise` says what it would mean without any condition. */
const saying = (otherwise: string): Field<Predicate> & { readonly mayBeAbsent: true } =>
  absent({
    ...predicate(),
    read: (raw, path, context) => {
      const expected = 'at least one condition, or leave it out'
      if (isEmpty(raw)) context.findings.add('empty', path, otherwise, expected)
      return predicate().read(raw, path, context)
    },
  })

/** Of a metric that is held: being with the holder begins it, and nothing else does. */
const ofNoHolder = (field: Field<Predicate>): Field<Predicate> & { readonly mayBeAbsent: true } => ({
  ...field,
  mayBeAbsent: true,
  onlyFor: ({ metric }: Fields) => !isHeldMetric(metric as Metric),
  read: (raw, path, context) => {
    const metric = context.beside.metric as Metric | undefined
    if (raw !== undefined && metric !== undefined && isHeldMetric(metric)) {
      const message = `${metric} begins whenever the ticket is with its holder`
      context.findings.add('notForMetric', path, message, 'leave it out')
    }
    return field.read(raw, path, context)
  },
})

const from: Field<Beginning> & { readonly mayBeAbsent: true } = {
  ...absent(choice('beginning', BEGINNINGS)),
  onlyFor: ({ metric }) => beginningsOf(metric as Metric).length > 0,
  read: readBeginning,
}

const pauseUntil: Field<PauseEnd> & { readonly mayBeAbsent: true } = {
  ...absent(choice('end of a pause', PAUSE_ENDS)),
  read: (raw, path, context) => {
    if (raw === undefined) return undefined
    const { pauseWhen } = context.beside as { readonly pauseWhen?: Predicate }
    const message = 'nothing pauses the clock'
    if (pauseWhen?.length === 0) context.findings.add('notForTarget', path, message, 'pauseWhen beside it')
    return choice('end of a pause', PAUSE_ENDS).read(raw, path, context)
  },
}

const heldWhile: Field<Predicate> & { readonly mayBeAbsent: true } = {
  ...absent(predicate()),
  onlyFor: (target) => isHeldMetric(target.metric as Metric),
  read: readHeld,
}

/**
 * AGR-5, what holds unless it is stated: no condition, no threshold, no pause, the metric's own stop, retarget carryFromStart,
 * reopen resume without a window, replies of bots do not count.
 */
const TARGET = {
  /** Unique within the agreement, e.g. `resolution-major`. */
  id: id(),
  metric: choice('metric', METRICS, METRICS_SINCE),
  /** Conditions on the ticket; targets are tried in the order written, the first match wins (AGR-8). */
  when: match(),
  /** Left out: the metric's own beginning (CLK-2). */
  from: since('0.2.0', from),
  /** A cycle begins only once it holds, and a turn or an update only while it does; left out, at once. */
  startWhen: since('0.2.0', ofNoHolder(saying('a clock that nothing starts never runs'))),
  within: amount(),
  /** Name of a calendar of the same terms. */
  calendar: onlyReference('calendars'),
  /** Ascending by the time at which they fire; none is legal. */
  atRisk: thresholds,
  /** Only for held metrics, and there always: while it holds, the ticket is with the holder this target is about. */
  heldWhile,
  pauseWhen: predicate(),
  /** Ends a pause though `pauseWhen` still holds. */
  pauseUntil: since('0.2.0', pauseUntil),
  /** Left out: the metric's own stop (CLK-2). */
  stopWhen: saying('a clock that nothing stops can only breach'),
  /** While it holds nothing is owed: the clock ends without a result, and goes on when it holds no longer. */
  cancelWhen: since('0.2.0', saying('nothing ever cancels it')),
  /** Whenever it comes to hold, the cycle ends as it stands and another begins at nought. */
  resetWhen: since('0.2.0', ofNoHolder(saying('nothing ever begins it anew'))),
  retarget: unsaid('carryFromStart', choice('retarget mode', RETARGET_MODES, { void: '0.2.0' })),
  reopen: unsaid('resume', choice('reopen mode', REOPEN_MODES)),
  /** Reopened later than this after the stop, always a new cycle; null = no window. */
  reopenWithin: optional(window()),
  /** Replies of bots count as responses (CLK-2: by default they do not). */
  botsCount: flag(false),
  /** The sentence of the agreement that this target is, shown by explanations. */
  clause: optional(quotation()),
}

/** What is promised to the second, and how its clock runs. */
export interface Target extends TermsOf<typeof TARGET> {}

export const targets = clause({
  section: 'targets',
  fields: {
    targets: items(TARGET, {
      most: 1_000,
      mayBeNone: mayDoWithoutTargets,
      check: refuseSameDayNews,
      fresh: { metric: 'resolution', within: '8h', atRisk: '75%' },
    }),
  },
})

/**
 * AGR-11: calendar days count closed days too, so on a calendar that closes they could leave no open time at all. AGR-62: a cut-off
 * outside of all hours would part nothing. A calendar that is not among those given is left to whoever looks it up.
 */
export function refuseUnfitDays(
  targets: readonly { readonly within: Amount; readonly calendar: string }[],
  calendars: ReadonlyMap<string, Calendar>,
  findings: Findings,
): void {
  targets.forEach(({ within, calendar: name }, index) => {
    const calendar = calendars.get(name)
    if (calendar === undefined) return
    const path = ['targets', index, 'within']
    if (within.unit === 'calendarDays' && !calendar.alwaysOpen) {
      const message = `calendar days need a calendar that never closes, and ${name} does`
      findings.add('badDuration', path, message, 'working days, or a calendar open 24×7')
    }
    if (within.cutOff !== undefined && !calendar.hasCutOff(within.cutOff.before)) {
      const message = `${within.cutOff.before} lies outside of all hours of ${name}`
      findings.add('cutOffOutsideHours', path, message, 'a time from the opening to the closing of some day')
    }
  })
}

/** AGR-62: each public answer begins another cycle, so news due on its own day would be due again on every answer. */
function refuseSameDayNews(target: TermsOf<typeof TARGET>, path: Path, { findings }: Context): void {
  if (target.metric !== 'periodicUpdate' || target.within?.value !== 0) return
  const message = 'news is owed anew after each answer, and cannot be due again on the same working day'
  findings.add('notForMetric', [...path, 'within'], message, 'one working day, or more')
}

/** AGR-15: only a held metric says while what it is held, and it always does. */
function readHeld(raw: unknown, path: Path, context: Context): Predicate | undefined {
  const { beside, findings } = context
  const metric = beside.metric as Metric | undefined
  const held = metric !== undefined && isHeldMetric(metric)
  const expected = 'the conditions under which the ticket is with the holder, such as { line: L2 }'
  if (raw === undefined) {
    if (held) findings.add('missing', path, `what ${metric} is held by is missing`, expected)
    return undefined
  }
  if (metric !== undefined && !held)
    return findings.add('notForMetric', path, `${metric} is not held by anybody`, HELD_METRICS.join(' or '))
  if (isEmpty(raw)) findings.add('empty', path, 'a ticket that nobody ever holds is never counted', expected)
  return predicate().read(raw, path, context)
}

const beginningsOf = (metric: Metric): readonly Beginning[] =>
  METRICS.includes(metric) ? METRIC_RECORDS[metric].beginnings : []

function readBeginning(raw: unknown, path: Path, context: Context): Beginning | undefined {
  if (raw === undefined) return undefined
  const beginning = choice('beginning', BEGINNINGS).read(raw, path, context)
  const metric = context.beside.metric as Metric | undefined
  if (beginning === undefined || metric === undefined) return beginning
  const legal = beginningsOf(metric)
  if (legal.includes(beginning)) return beginning
  const expected = legal.length === 0 ? 'leave it out' : legal.join(' or ')
  return context.findings.add('notForMetric', path, `${metric} does not begin with ${beginning}`, expected)
}

const isEmpty = (raw: unknown): boolean => Array.isArray(raw) && raw.length === 0
