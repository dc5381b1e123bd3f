import type { Instant } from '../../time/instant.js'
import { type Piece, PieceList, type Pieces, placeOf, valueAt, valueIn } from './pieces.js'

/** A start from which a stay may last longer than from a slightly later one: the clock on the wall goes back. */
interface Peak {
  readonly startAt: Instant
  readonly endAt: Instant
}

/** The ticket as it was opened, before any step. */
export function openings(from: Instant, to: Instant): Pieces {
  return [{ from, to, at: from, slope: 1 }]
}

/**
 * The latest instant at which one more step may end, as a function of the opening. The step may begin at any instant from
 * the opening up to the latest end of those before it, for each of them may be shorter. Where a later start never ends earlier
 * that is the step's end from that latest start; where one may, the peaks in between count too.
 * @param before latest ends of the steps before
 * @param step the step's end as a function of its start, over all the instants that `before` takes
 */
export function latestEnds(before: Pieces, step: Pieces): Pieces {
  const composed = compose(before, step)
  return peaksOf(step).reduce((ends, peak) => raise(ends, before, peak), composed)
}

function compose(before: Pieces, step: Pieces): Pieces {
  const list = new PieceList()
  for (const piece of before) {
    if (piece.slope === 0) {
      const at = Number.isFinite(piece.at) ? valueAt(step, piece.at) : piece.at
      list.add(piece.from, piece.to, at, 0)
      continue
    }
    const shift = piece.at - piece.from
    for (let t = piece.from, place = placeOf(step, piece.at); t < piece.to; place++) {
      const inner = step[place]!
      const to = Math.min(piece.to, inner.to - shift)
      list.add(t, to, valueIn(inner, t + shift), inner.slope)
      t = to
    }
  }
  return list.pieces
}

export function peaksOf(step: Pieces): readonly Peak[] {
  const peaks: Peak[] = []
  for (let place = 0; place + 1 < step.length; place++) {
    const endAt = valueIn(step[place]!, step[place]!.to - 1)
    if (endAt > step[place + 1]!.at) peaks.push({ startAt: step[place]!.to - 1, endAt })
  }
  return peaks
}

/** The greater of the ends and the peak's, for openings from which the step may begin at the peak. */
function raise(ends: Pieces, before: Pieces, { startAt, endAt }: Peak): Pieces {
  const list = new PieceList()
  let place = 0
  for (const piece of before) {
    const reachedFrom =
      piece.slope === 1 ? piece.from + (startAt - piece.at) : piece.at >= startAt ? piece.from : piece.to
    const first = Math.min(Math.max(reachedFrom, piece.from), piece.to)
    const last = Math.min(piece.to, Math.max(first, startAt + 1))
    for (; place < ends.length && ends[place]!.from < piece.to; place++) {
      const end = ends[place]!
      addClipped(list, end, piece.from, Math.min(first, piece.to))
      addRaised(list, end, first, last, endAt)
      addClipped(list, end, last, piece.to)
      if (end.to > piece.to) break
    }
  }
  return list.pieces
}

function addClipped(list: PieceList, piece: Piece, from: Instant, to: Instant): void {
  const begin = Math.max(from, piece.from)
  const end = Math.min(to, piece.to)
  if (begin < end) list.add(begin, end, valueIn(piece, begin), piece.slope)
}

function addRaised(list: PieceList, piece: Piece, from: Instant, to: Instant, floor: Instant): void {
  const begin = Math.max(from, piece.from)
  const end = Math.min(to, piece.to)
  if (begin >= end) return
  // Below the floor up to here; a standing piece is all below it or not at all.
  const aboveFrom = piece.slope === 1 ? piece.from + (floor - piece.at) : piece.at >= floor ? begin : end
  const turn = Math.min(Math.max(aboveFrom, begin), end)
  list.add(begin, turn, floor, 0)
  addClipped(list, piece, turn, end)
}
