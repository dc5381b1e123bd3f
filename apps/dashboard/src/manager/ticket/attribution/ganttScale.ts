import type { Instant } from '@tenggat/domain'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Distances between marks that people count in. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28, 91, 182, 364].map((n) => n * DAY),
]

export interface GanttScale {
  readonly from: Instant
  readonly to: Instant
  /** Percent of the width, 0 to 100; clamped. */
  x(at: Instant): number
  /** Instants of the marks below, at round distances. */
  readonly marks: readonly Instant[]
}

/** Wide enough for every instant given, with a little room behind the last. */
export function ganttScale(from: Instant, instants: readonly Instant[], atMostMarks: number): GanttScale {
  const last = Math.max(from + MINUTE, ...instants)
  const to = last + (last - from) * 0.03
  const step = STEPS.find((it) => (to - from) / it <= atMostMarks) ?? 364 * DAY
  const marks: Instant[] = []
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) marks.push(at)
  return {
    from,
    to,
    marks,
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
