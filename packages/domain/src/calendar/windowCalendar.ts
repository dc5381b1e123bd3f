import type { Interval } from '../time/instant.js'
import type { Hours } from './hours.js'
import { united } from './openStretches.js'
import { Timeline } from './timeline.js'

/**
 * Hours known only as intervals, in any order: what a wall needs of a calendar it never compiles.
 * Outside of them nothing is open, so a deadline past the last one is `NEVER`. Throws RangeError for an interval
 * that ends before it begins.
 */
export function windowCalendar(intervals: readonly Interval[]): Hours {
  const bad = intervals.find(({ from, to }) => !(from <= to))
  if (bad !== undefined) throw new RangeError(`an interval from ${bad.from} to ${bad.to} runs backwards`)
  const open = united(intervals.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from))
  return new Timeline({
    fromAt: open.at(0)?.from ?? 0,
    toAt: open.at(-1)?.to ?? 1,
    cycleMs: 0,
    draw: (fromAt, toAt) => united(clipped(open, fromAt, toAt)),
  })
}

function* clipped(intervals: readonly Interval[], fromAt: number, toAt: number): Iterable<Interval> {
  for (const { from, to } of intervals) {
    if (from < toAt && to > fromAt) yield { from: Math.max(from, fromAt), to: Math.min(to, toAt) }
  }
}
