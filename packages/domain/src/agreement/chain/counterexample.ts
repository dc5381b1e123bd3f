import { type Instant, MINUTE_MS, NEVER } from '../../time/instant.js'
import type { ChainCounterexample } from './chainCheck.js'
import { counterexampleText, holderName } from './chainText.js'
import { endsAlong, type Leg, walk } from './legs.js'
import { missesOf } from './misses.js'
import { type Pieces, valueAt } from './pieces.js'
import { roundest } from './roundest.js'
import type { TargetHours } from './targetHours.js'

/** So many selections of steps are tried for the fewest; of longer routes, steps are dropped one by one. */
const MOST_TRIED = 1_024

/** A customer's target and its deadlines over the openings asked about, [from, to). */
export interface Promised extends TargetHours {
  readonly from: Instant
  readonly to: Instant
  readonly deadlines: Pieces
}

export const misses = (promised: Promised, legs: readonly Leg[]) =>
  missesOf(endsAlong(legs, promised.from, promised.to).at(-1)!, promised.deadlines)

/**
 * The fewest of the legs, in their order, that still miss, and of several such selections the one that misses first; null when
 * all of them together do not miss.
 */
export function fewestThatMiss(promised: Promised, legs: readonly Leg[]): readonly Leg[] | null {
  const firstMiss = (some: readonly Leg[]) => misses(promised, some)[0]?.first ?? NEVER
  if (firstMiss(legs) === NEVER) return null
  if (2 ** legs.length > MOST_TRIED) return oneByOne(legs, (some) => firstMiss(some) < NEVER)
  const selections = Array.from({ length: 2 ** legs.length }, (_, bits) =>
    legs.filter((_, place) => bits & (1 << place)),
  )
  for (let size = 1; size < legs.length; size++) {
    const late = selections
      .filter((some) => some.length === size)
      .map((some) => ({ some, first: firstMiss(some) }))
      .sort((a, b) => a.first - b.first)[0]!
    if (late.first < NEVER) return late.some
  }
  return legs
}

function oneByOne(legs: readonly Leg[], areLate: (some: readonly Leg[]) => boolean): readonly Leg[] {
  return legs.reduce<readonly Leg[]>((kept, leg) => {
    const without = kept.filter((other) => other !== leg)
    return areLate(without) ? without : kept
  }, legs)
}

/**
 * The earliest opening at which legs that miss do so, at the roundest instant of those that miss without a break. Null when
 * they do not miss.
 */
export function counterexampleOf(promised: Promised, legs: readonly Leg[]): ChainCounterexample | null {
  const miss = misses(promised, legs)[0]
  if (miss === undefined) return null
  const { target, calendar, from, to, deadlines } = promised
  const { timeZone } = calendar.definition
  const openedAt = roundest(miss.first, miss.last, timeZone)
  const deadlineAt = valueAt(deadlines, openedAt)
  const along = endsAlong(legs, from, to)
  const latest = valueAt(along.at(-1)!, openedAt)
  // A stay that need not ever end ends soon after the deadline here: one that can be told.
  const endsAt = Number.isFinite(latest) ? latest : deadlineAt + MINUTE_MS
  const steps = walk(legs, along, openedAt, endsAt)
  const late = steps.find((step) => step.to > deadlineAt)!.leg
  const lateWith = holderName(late.stay.agreement)
  return {
    openedAt,
    deadlineAt,
    endsAt,
    missesByMs: endsAt - deadlineAt,
    text: counterexampleText(target.when, openedAt, timeZone, lateWith, late.pausedAs !== null),
    when: target.when,
    timeZone,
    lateWith,
    steps: steps.map(({ leg, ...times }) => ({
      agreementId: leg.stay.agreement.id,
      targetId: leg.stay.target.id,
      ...times,
      pausedAs: leg.pausedAs,
    })),
  }
}
