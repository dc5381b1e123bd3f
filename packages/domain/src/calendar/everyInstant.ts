import { DAY_MS, type Instant } from '../time/instant.js'

/** A range of the instant line; past either end its outermost cycle repeats for ever, or nothing does when that is 0. */
export interface CyclicRange {
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly cycleMs: number
}

/** Gregorian dates, their weekdays and the rules of zones repeat after 400 years, a whole number of weeks. */
const CYCLE_MS = 146_097 * DAY_MS

/**
 * The range within which calendars are drawn. Dates of definitions lie from 1800 to 2399, and outside of those years
 * every zone follows one rule: a cycle more on each side stands for all that lies beyond.
 */
export const EVERY_INSTANT: CyclicRange = {
  fromAt: Date.UTC(1799, 0) - CYCLE_MS,
  toAt: Date.UTC(2401, 0) + CYCLE_MS,
  cycleMs: CYCLE_MS,
}

/** The instant itself within the range, else the like instant of the outermost cycle on its side. */
export function foldedInto({ fromAt, toAt, cycleMs }: CyclicRange, at: Instant): Instant {
  if (cycleMs === 0 || (at >= fromAt && at < toAt)) return at
  const cycleAt = at < fromAt ? fromAt : toAt - cycleMs
  return at - Math.floor((at - cycleAt) / cycleMs) * cycleMs
}
