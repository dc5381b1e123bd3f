import type { Instant } from '../../time/instant.js'
import { type Piece, type Pieces, valueIn } from './pieces.js'

/** Openings `first` to `last`, both included, all of which end after their deadline. */
export interface Miss {
  readonly first: Instant
  readonly last: Instant
}

/** Where `ends` is later than `deadlines`, over the same openings: ascending, those that touch as one. */
export function missesOf(ends: Pieces, deadlines: Pieces): readonly Miss[] {
  const found: Miss[] = []
  let place = 0
  for (const end of ends) {
    while (place < deadlines.length && deadlines[place]!.to <= end.from) place++
    for (let other = place; other < deadlines.length && deadlines[other]!.from < end.to; other++) {
      const miss = missIn(end, deadlines[other]!)
      if (miss === null) continue
      const last = found.at(-1)
      if (last !== undefined && last.last + 1 === miss.first)
        found[found.length - 1] = { ...last, last: miss.last }
      else found.push(miss)
    }
  }
  return found
}

function missIn(end: Piece, deadline: Piece): Miss | null {
  const from = Math.max(end.from, deadline.from)
  const last = Math.min(end.to, deadline.to) - 1
  const dueAt = valueIn(deadline, from)
  const endsAt = valueIn(end, from)
  if (!Number.isFinite(dueAt)) return null
  if (!Number.isFinite(endsAt)) return { first: from, last }
  const late = endsAt - dueAt
  const gain = end.slope - deadline.slope
  if (gain === 0) return late > 0 ? { first: from, last } : null
  const miss =
    gain > 0
      ? { first: Math.max(from, from - late + 1), last }
      : { first: from, last: Math.min(last, from + late - 1) }
  return miss.first <= miss.last ? miss : null
}
