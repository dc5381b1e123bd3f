import { weeklyPartsOf } from '../../calendar/calendar.js'
import { DAY_MS, type Instant } from '../../time/instant.js'
import { dayNumberOf } from '../../time/localDate.js'
import type { Target } from '../clauses/targets.js'
import { compileAgreement } from '../compileAgreement.js'
import type { RunningTerms } from '../terms.js'
import { CHAIN_HORIZON_MS } from './checkChain.js'
import { both, outside } from './conditions.js'
import { type DrawDeadlines, drawDeadlinesOnce } from './deadlinePieces.js'
import { type LooseningWay, looseningWays } from './looseningWays.js'
import { missesOf } from './misses.js'
import { valueAt } from './pieces.js'
import { roundest } from './roundest.js'
import { hoursOfTarget, type TargetHours } from './targetHours.js'

/** A way in which an own target promises less than an inherited one to a ticket that both cover. */
export interface Loosening {
  /** Id of the own target. */
  readonly target: string
  readonly inherited: string
  readonly how: LooseningWay
  /** Only for `later`: the first such opening, at its roundest. */
  readonly example: {
    readonly openedAt: Instant
    readonly deadlineAt: Instant
    readonly inheritedDeadlineAt: Instant
  } | null
}

/**
 * Every way in which own targets promise less than inherited ones (those with a slash in their id) of the same metric, for
 * tickets that would have fallen under the inherited one and now fall under the own. Exact over the openings of [from, to); what cannot
 * be compared is among them.
 * Whether somebody waived it is the caller's to ask.
 */
export function loosenings(
  terms: RunningTerms,
  from: Instant = beginningOf(terms),
  to: Instant = from + CHAIN_HORIZON_MS,
): readonly Loosening[] {
  const agreement = compileAgreement(terms, 1)
  const draw = drawDeadlinesOnce()
  return terms.targets.filter(isOwn).flatMap((own) =>
    terms.targets
      .filter((inherited) => !isOwn(inherited) && takesFrom(terms, own, inherited))
      .flatMap((inherited): Loosening[] => {
        const pair = { target: own.id, inherited: inherited.id }
        const example = laterExample(
          hoursOfTarget(agreement, own),
          hoursOfTarget(agreement, inherited),
          from,
          to,
          draw,
        )
        return [
          ...(example === null ? [] : [{ ...pair, how: 'later' as const, example }]),
          ...looseningWays(own, inherited).map((how) => ({ ...pair, how, example: null })),
        ]
      }),
  )
}

const isOwn = ({ id }: Target): boolean => !id.includes('/')

/** Whether some ticket is the own target's that would be the inherited one's: no earlier target of either kind takes it away. */
function takesFrom({ targets }: RunningTerms, own: Target, inherited: Target): boolean {
  if (own.metric !== inherited.metric) return false
  const shared = both(own.when, inherited.when)
  if (shared === null) return false
  const before = (target: Target) =>
    targets
      .slice(0, targets.indexOf(target))
      .filter((other) => other.metric === target.metric && isOwn(other) === isOwn(target))
  return (
    outside(
      shared,
      [...before(own), ...before(inherited)].map(({ when }) => when),
    ) !== null
  )
}

function laterExample(
  own: TargetHours,
  inherited: TargetHours,
  from: Instant,
  to: Instant,
  draw: DrawDeadlines,
): Loosening['example'] {
  const deadlines = draw(own, from, to)
  const inheritedDeadlines = draw(inherited, from, to)
  const miss = missesOf(deadlines, inheritedDeadlines)[0]
  if (miss === undefined) return null
  const openedAt = roundest(miss.first, miss.last, inherited.calendar.definition.timeZone)
  return {
    openedAt,
    deadlineAt: valueAt(deadlines, openedAt),
    inheritedDeadlineAt: valueAt(inheritedDeadlines, openedAt),
  }
}

/** Where terms say when they begin, from then, else from the first date that any of their calendars singles out. */
function beginningOf({ term, calendars }: RunningTerms): Instant {
  const dates = Object.values(calendars)
    .flatMap(weeklyPartsOf)
    .flatMap(({ dates = {} }) => Object.keys(dates))
  const first = term.startsOn ?? dates.sort()[0] ?? '2026-01-01'
  return dayNumberOf(first)! * DAY_MS
}
