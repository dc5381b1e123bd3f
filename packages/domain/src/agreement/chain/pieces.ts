import type { Instant } from '../../time/instant.js'

/** One stretch of a function from instants to instants: `at` at `from`, then on with the time (slope 1) or standing (0). */
export interface Piece {
  readonly from: Instant
  /** Not part of it. */
  readonly to: Instant
  readonly at: Instant
  readonly slope: 0 | 1
}

/** Ascending and without gaps. */
export type Pieces = readonly Piece[]

/** The value of a piece at an instant of it. */
export const valueIn = ({ from, at, slope }: Piece, t: Instant): Instant =>
  slope === 0 ? at : at + (t - from)

/** The place of the piece that holds an instant of the pieces. */
export function placeOf(pieces: Pieces, t: Instant): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pieces[middle]!.from <= t) low = middle
    else high = middle - 1
  }
  return low
}

export const valueAt = (pieces: Pieces, t: Instant): Instant => valueIn(pieces[placeOf(pieces, t)]!, t)

/** The latest value that is an instant; -Infinity when there is none. */
export function latestValue(pieces: Pieces): Instant {
  const ends = pieces.map((piece) => valueIn(piece, piece.to - 1)).filter(Number.isFinite)
  return ends.reduce((latest, end) => Math.max(latest, end), Number.NEGATIVE_INFINITY)
}

/** Puts pieces one after another, those that go on alike as one. A single instant runs with either slope. */
export class PieceList {
  readonly pieces: Piece[] = []
  #last: { -readonly [K in keyof Piece]: Piece[K] } | null = null

  add(from: Instant, to: Instant, at: Instant, slope: 0 | 1): void {
    if (from >= to) return
    const last = this.#last
    if (last !== null) {
      const isInstant = to - from === 1
      const isAfterInstant = last.to - last.from === 1
      const runs = (slope === 1 || isInstant) && (last.slope === 1 || isAfterInstant)
      const stands = (slope === 0 || isInstant) && (last.slope === 0 || isAfterInstant)
      const goesOn = runs && at === last.at + (from - last.from)
      if (goesOn || (stands && at === last.at)) {
        last.to = to
        last.slope = goesOn ? 1 : 0
        return
      }
    }
    this.#last = { from, to, at, slope }
    this.pieces.push(this.#last)
  }
}

/**
 * The pieces of a function over the whole milliseconds of [from, to). Exact when, apart from the cuts, the function goes with
 * slope 0 or 1 and its jumps between two cuts are all upwards within slope 1: a stretch is taken as one piece when its first
 * and last values say so, and halved otherwise, and such jumps cannot make up for one another.
 * @param cuts instants at which, and right after which, the function may do anything
 */
export function piecewise(
  f: (t: Instant) => Instant,
  cuts: Iterable<Instant>,
  from: Instant,
  to: Instant,
): Pieces {
  const edges = new Set<Instant>([from, to])
  for (const cut of cuts) for (const edge of [cut, cut + 1]) if (edge > from && edge < to) edges.add(edge)
  const sorted = [...edges].sort((a, b) => a - b)
  const list = new PieceList()
  for (let place = 0; place + 1 < sorted.length; place++) halve(f, sorted[place]!, sorted[place + 1]!, list)
  return list.pieces
}

function halve(f: (t: Instant) => Instant, from: Instant, to: Instant, list: PieceList): void {
  const first = f(from)
  const last = f(to - 1)
  if (first === last) list.add(from, to, first, 0)
  else if (last - first === to - 1 - from) list.add(from, to, first, 1)
  else {
    const middle = Math.floor((from + to) / 2)
    halve(f, from, middle, list)
    halve(f, middle, to, list)
  }
}
