import { type Instant, type Interval, NEVER } from '../time/instant.js'

/** Hours drawn over one stretch of the instant line, laid out so that a question is one look-up and a short walk. */
export interface OpenTable {
  readonly fromAt: Instant
  readonly toAt: Instant
  /** Open ms in all of it. */
  readonly totalMs: number
  /**
   * Pairs (opening, open ms before it), ascending. The first pair is an empty interval at `fromAt`, the last is
   * (`NEVER`, `totalMs`): every walk stops, and an interval's length is the difference of two neighbours.
   */
  readonly edges: Float64Array
  /** Place in `edges` of the last opening at or before the start of each bucket of instants. */
  readonly byTime: Int32Array
  readonly bucketsPerMs: number
  /** Place in `edges` of the first interval that brings the sum to the start of each bucket of open ms. */
  readonly byWork: Int32Array
  readonly bucketsPerWorkMs: number
}

/** `intervals` ascending, disjoint, apart from each other and within [fromAt, toAt). */
export function openTable(fromAt: Instant, toAt: Instant, intervals: readonly Interval[]): OpenTable {
  const edges = new Float64Array(2 * intervals.length + 4)
  edges[0] = fromAt
  let totalMs = 0
  let place = 2
  for (const { from, to } of intervals) {
    edges[place] = from
    edges[place + 1] = totalMs
    totalMs += to - from
    place += 2
  }
  edges[place] = NEVER
  edges[place + 1] = totalMs
  const bucketsPerMs = bucketsPerUnit(toAt - fromAt, intervals.length)
  const bucketsPerWorkMs = bucketsPerUnit(totalMs, intervals.length)
  return {
    fromAt,
    toAt,
    totalMs,
    edges,
    byTime: indexByTime(edges, fromAt, toAt - fromAt, bucketsPerMs),
    bucketsPerMs,
    byWork: indexByWork(edges, totalMs, bucketsPerWorkMs),
    bucketsPerWorkMs,
  }
}

/** A negative power of two, so that finding a bucket is one exact multiplication; at least two buckets an interval. */
function bucketsPerUnit(length: number, intervals: number): number {
  const exponent = Math.floor(Math.log2(Math.max(1, length) / (2 * intervals + 2)))
  return 2 ** -Math.max(0, exponent)
}

function indexByTime(
  edges: Float64Array,
  fromAt: Instant,
  lengthMs: number,
  bucketsPerMs: number,
): Int32Array {
  const index = new Int32Array(Math.ceil(lengthMs * bucketsPerMs))
  let place = 0
  for (let bucket = 0; bucket < index.length; bucket += 1) {
    while (edges[place + 2]! <= fromAt + bucket / bucketsPerMs) place += 2
    index[bucket] = place
  }
  return index
}

function indexByWork(edges: Float64Array, totalMs: number, bucketsPerWorkMs: number): Int32Array {
  const index = new Int32Array(Math.floor(totalMs * bucketsPerWorkMs) + 1)
  let place = 0
  for (let bucket = 0; bucket < index.length; bucket += 1) {
    while (edges[place + 3]! < bucket / bucketsPerWorkMs) place += 2
    index[bucket] = place
  }
  return index
}
