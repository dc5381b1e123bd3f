const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 4, 6, 12].map((n) => n * HOUR),
]

/** The distance between marks, in milliseconds, that leaves at most so many and that people count in. */
export function timeStep(highestMs: number, atMostMarks: number): number {
  const fine = STEPS.find((step) => highestMs / step <= atMostMarks)
  if (fine !== undefined) return fine
  const hours = highestMs / HOUR / atMostMarks
  const ten = 10 ** Math.floor(Math.log10(hours))
  return [1, 2, 5, 10].map((n) => n * ten).find((step) => step >= hours)! * HOUR
}

type Bar = number | readonly [number, number] | null

/** The top of the tallest stack; floating bars end where they end. */
export function highest(series: readonly { readonly data: readonly Bar[] }[]): number {
  const places = Math.max(0, ...series.map(({ data }) => data.length))
  const tops = Array.from({ length: places }, (_, i) => {
    const bars = series.map(({ data }) => data[i] ?? 0)
    const stacked = bars.reduce<number>((sum, bar) => sum + (typeof bar === 'number' ? bar : 0), 0)
    return Math.max(stacked, ...bars.map((bar) => (typeof bar === 'number' ? 0 : bar[1])))
  })
  return Math.max(0, ...tops)
}
