export const SETTLE_MS = 5_000

/** Which clock stands where, per lane; null is a hole that a departed clock has left. */
export interface Lanes {
  readonly next: readonly (string | null)[]
  readonly late: readonly (string | null)[]
  /** When tiles last moved, and since when they should; page milliseconds. */
  readonly movedAt: number
  readonly dueSince: number | null
}

export const NO_LANES: Lanes = { next: [], late: [], movedAt: Number.NEGATIVE_INFINITY, dueSince: null }

/** Where each clock should stand, in as many places as the lanes are to have. */
export interface Wanted {
  readonly next: readonly string[]
  readonly late: readonly string[]
  readonly isThere: (id: string) => boolean
}

/** The places the lanes have now, and whether they are to have others at the next move. */
export interface Room {
  readonly next: number
  readonly late: number
  readonly changes: boolean
}

/**
 * A tile moves at most once in five seconds, so that the eye can hold on to it: all moves of a wall happen together,
 * five seconds after the first became due and after the last ones. Meanwhile a clock that is gone leaves a hole, and
 * a new one may take a free place at the end, which moves nobody. A clock that turns late is thus seen to turn where
 * it stands before it goes to the other lane.
 */
export function settle(lanes: Lanes, wanted: Wanted, room: Room, now: number): Lanes {
  if (lanes.movedAt === Number.NEGATIVE_INFINITY) return moved(wanted, now)
  const next = standing(lanes.next, wanted)
  const late = standing(lanes.late, wanted)
  const placed = new Set([...next, ...late].filter((id) => id !== null))
  const filled = {
    next: append(next, wanted.next, placed, room.next),
    late: append(late, wanted.late, placed, room.late),
  }
  if (same(filled.next, wanted.next) && same(filled.late, wanted.late) && !room.changes) {
    return unlessSame(lanes, { ...filled, movedAt: lanes.movedAt, dueSince: null })
  }
  const dueSince = lanes.dueSince ?? now
  if (now - dueSince >= SETTLE_MS && now - lanes.movedAt >= SETTLE_MS) return moved(wanted, now)
  return unlessSame(lanes, { ...filled, movedAt: lanes.movedAt, dueSince })
}

const moved = (wanted: Wanted, now: number): Lanes => ({
  next: wanted.next,
  late: wanted.late,
  movedAt: now,
  dueSince: null,
})

function standing(ids: readonly (string | null)[], wanted: Wanted): readonly (string | null)[] {
  const kept = ids.map((id) => (id !== null && wanted.isThere(id) ? id : null))
  while (kept.length > 0 && kept[kept.length - 1] === null) kept.pop()
  return kept
}

function append(
  ids: readonly (string | null)[],
  wanted: readonly string[],
  placed: Set<string>,
  room: number,
): readonly (string | null)[] {
  const filled = [...ids]
  for (const id of wanted) {
    if (filled.length >= room) break
    if (placed.has(id)) continue
    placed.add(id)
    filled.push(id)
  }
  return filled
}

function same(a: readonly (string | null)[], b: readonly (string | null)[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}

function unlessSame(before: Lanes, after: Lanes): Lanes {
  const unchanged =
    same(before.next, after.next) && same(before.late, after.late) && before.dueSince === after.dueSince
  return unchanged ? before : after
}
