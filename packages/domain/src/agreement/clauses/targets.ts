import type { Calendar } from '../../calendar/calendar.js'
import { HELD_METRICS, isHeldMetric, METRICS, type Metric } from '../../clock/metrics/metrics.js'
import type { Findings, Path } from '../../parse/findings.js'
import { type Amount, fixedMs, formatMs, readAmount } from '../amount.js'
import { clause } from '../fields/clause.js'
import { match, predicate } from '../fields/conditions.js'
import { absent, type Context, called, type Field, optional, type TermsOf, unsaid } from '../fields/field.js'
import { items } from '../fields/lists.js'
import { onlyReference } from '../fields/references.js'
import { amount, choice, flag, id, quotation } from '../fields/scalars.js'
import type { Predicate } from '../ticketMatch.js'
import { thresholds } from './atRisk.js'
import { mayDoWithoutTargets } from './calendars.js'

/** CLK-8: what a change of target does to time already used; the incoming target's mode applies. */
export const RETARGET_MODES = ['carryFromStart', 'carryElapsed', 'restart', 'tightenOnly'] as const
export type RetargetMode = (typeof RETARGET_MODES)[number]

/** CLK-10: what reopening does to a stopped resolution clock. */
export const REOPEN_MODES = ['resume', 'restart', 'newCycle'] as const
export type ReopenMode = (typeof REOPEN_MODES)[number]

const windowMs: Field<number> = {
  shape: { kind: 'amount' },
  read: readWindow,
  write: formatMs,
}

const stopWhen: Field<Predicate> = {
  ...predicate(),
  read: (raw, path, context) => {
    const message = 'a clock that nothing stops can only breach'
    if (isEmpty(raw)) context.findings.add('empty', path, message, 'at least one condition, or leave it out')
    return predicate().read(raw, path, context)
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
  metric: choice('metric', METRICS),
  /** Conditions on the ticket; targets are tried in the order written, the first match wins (AGR-8). */
  when: match(),
  within: amount(),
  /** Name of a calendar of the same terms. */
  calendar: onlyReference('calendars'),
  /** Ascending by the time at which they fire; none is legal. */
  atRisk: thresholds,
  /** Only for held metrics, and there always: while it holds, the ticket is with the holder this target is about. */
  heldWhile,
  pauseWhen: predicate(),
  /** Left out: the metric's own stop (CLK-2). */
  stopWhen: absent(stopWhen),
  retarget: unsaid('carryFromStart', choice('retarget mode', RETARGET_MODES)),
  reopen: unsaid('resume', choice('reopen mode', REOPEN_MODES)),
  /** Reopened later than this after the stop (wall time), always a new cycle; null = no window. */
  reopenWithinMs: called('reopenWithin', optional(windowMs)),
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
      fresh: { metric: 'resolution', within: '8h', atRisk: '75%' },
    }),
  },
})

/**
 * AGR-11: calendar days count closed days too, so on a calendar that closes they could leave no open time at all. A calendar
 * that is not among those given is left to whoever looks it up.
 */
export function refuseClosedCalendarDays(
  targets: readonly { readonly within: Amount; readonly calendar: string }[],
  calendars: ReadonlyMap<string, Calendar>,
  findings: Findings,
): void {
  targets.forEach((target, index) => {
    const calendar = calendars.get(target.calendar)
    if (target.within.unit !== 'calendarDays' || calendar === undefined || calendar.alwaysOpen) return
    const message = `calendar days need a calendar that never closes, and ${target.calendar} does`
    const expected = 'working days, or a calendar open 24×7'
    findings.add('badDuration', ['targets', index, 'within'], message, expected)
  })
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

function readWindow(raw: unknown, path: Path, { findings }: Context): number | undefined {
  const amount = readAmount(raw, path, findings)
  if (amount === undefined) return undefined
  const ms = fixedMs(amount)
  return ms ?? findings.add('badDuration', path, 'the window is wall time', 'weeks, days, hours or less')
}

const isEmpty = (raw: unknown): boolean => Array.isArray(raw) && raw.length === 0
