import type { Instant } from '@tenggat/domain'
import { type TimeMark, timeMarks } from '../../../format/timeMarks.js'
import type { ZoneClock } from '../../../format/zoneClock.js'

const MINUTE = 60_000

export interface GanttScale {
  readonly from: Instant
  readonly to: Instant
  /** Percent of the width, 0 to 100; clamped. */
  x(at: Instant): number
  /** Below the lanes, at round distances. */
  readonly marks: readonly TimeMark[]
}

/** Wide enough for every instant given, with a little room behind the last. */
export function ganttScale(
  from: Instant,
  instants: readonly Instant[],
  atMostMarks: number,
  zone: ZoneClock,
): GanttScale {
  const last = Math.max(from + MINUTE, ...instants)
  const to = last + (last - from) * 0.03
  return {
    from,
    to,
    marks: timeMarks(from, to, atMostMarks, zone),
    x: (at) => Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100)),
  }
}

export interface Flag {
  readonly id: string
  readonly at: Instant
  readonly label: string
  readonly late: boolean
  /** Its clock was stopped in time: the deadline is history. */
  readonly kept: boolean
}

/** Puts flags that stand close together on rows of their own, so that no label hides another. */
export function flagRows<T extends Flag>(
  flags: readonly T[],
  scale: Pick<GanttScale, 'x'>,
  widthPercent: number,
) {
  const ends: number[] = []
  return [...flags]
    .sort((a, b) => a.at - b.at)
    .map((flag) => {
      const x = scale.x(flag.at)
      let row = ends.findIndex((end) => end <= x)
      if (row === -1) row = ends.length
      ends[row] = x + widthPercent
      return { flag, x, row }
    })
}
