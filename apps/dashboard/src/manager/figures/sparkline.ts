export interface SparkShape {
  /** Each an unbroken run of months, as SVG points. */
  readonly lines: readonly string[]
  /** Months with no neighbour to be joined to, and the newest. */
  readonly dots: readonly { readonly x: number; readonly y: number }[]
  readonly objectiveY: number | null
}

const EDGE = 3

/** The scale ends at 100 % and begins a little below the lowest month or the objective, so that misses can be seen. */
export function sparkline(
  months: readonly { readonly ratio: number | null }[],
  objective: number | null,
  width: number,
  height: number,
): SparkShape {
  const ratios = months.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]))
  const lowest = Math.min(...ratios, objective ?? 1, 0.98)
  const floor = Math.max(0, lowest - (1 - lowest) * 0.1)
  const y = (ratio: number) => round(EDGE + ((1 - ratio) / (1 - floor)) * (height - 2 * EDGE))
  const step = months.length < 2 ? 0 : (width - 2 * EDGE) / (months.length - 1)
  const runs: { x: number; y: number }[][] = [[]]
  months.forEach(({ ratio }, i) => {
    if (ratio === null) runs.push([])
    else runs.at(-1)!.push({ x: round(EDGE + i * step), y: y(ratio) })
  })
  const drawn = runs.filter((run) => run.length > 0)
  const newest = drawn.at(-1)?.at(-1)
  return {
    lines: drawn.filter((run) => run.length > 1).map((run) => run.map((it) => `${it.x},${it.y}`).join(' ')),
    dots: drawn.flatMap((run) => run.filter((it) => run.length === 1 || it === newest)),
    objectiveY: objective === null ? null : y(objective),
  }
}

const round = (value: number): number => Math.round(value * 10) / 10
