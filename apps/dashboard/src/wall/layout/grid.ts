import type { Density } from '../params.js'

export const TILE_SIZES = ['large', 'medium', 'small', 'compact'] as const
/** What a tile has room for: from `small` on, not what it is about; `compact` leaves out the line of motion too. */
export type TileSize = (typeof TILE_SIZES)[number]

export interface LaneGrid {
  readonly columns: number
  readonly rows: number
  readonly size: TileSize
}

/** From roomy to crowded, for a lane two thirds of a wide screen across; and for the narrow lane beside it. */
const WIDE: readonly LaneGrid[] = [
  { columns: 2, rows: 2, size: 'large' },
  { columns: 2, rows: 3, size: 'medium' },
  { columns: 3, rows: 3, size: 'medium' },
  { columns: 3, rows: 4, size: 'small' },
  { columns: 4, rows: 4, size: 'small' },
  { columns: 4, rows: 6, size: 'compact' },
]
const NARROW: readonly LaneGrid[] = [
  { columns: 1, rows: 2, size: 'large' },
  { columns: 1, rows: 3, size: 'medium' },
  { columns: 1, rows: 3, size: 'medium' },
  { columns: 1, rows: 4, size: 'small' },
  { columns: 2, rows: 4, size: 'small' },
  { columns: 2, rows: 6, size: 'compact' },
]

export interface LaneGrids {
  readonly next: LaneGrid
  readonly late: LaneGrid
}

/** The most crowded grids a density allows: 12, 24 or 36 tiles in all, about two thirds of them in the first lane. */
export function fullGrids(density: Density): LaneGrids {
  const step = density === 36 ? 5 : density === 24 ? 4 : 2
  return { next: WIDE[step]!, late: NARROW[step]! }
}

const placesOf = (grid: LaneGrid) => grid.columns * grid.rows

export const placesIn = (grids: LaneGrids) => ({ next: placesOf(grids.next), late: placesOf(grids.late) })

/**
 * The roomiest grids that hold what there is to show: few clocks get large tiles. Both lanes take the same step, so
 * rows line up. It crowds at once when it must and eases only when a quarter of the places would stay free, so that
 * one ticket more or less does not make the whole wall jump.
 */
export function chooseGrids(
  present: LaneGrids | null,
  count: { readonly next: number; readonly late: number },
  density: Density,
): LaneGrids {
  const full = fullGrids(density)
  const last = WIDE.indexOf(full.next)
  const holds = (step: number, slack: number) =>
    placesOf(WIDE[step]!) * slack >= count.next && placesOf(NARROW[step]!) * slack >= count.late
  const now = present === null ? -1 : WIDE.indexOf(present.next)
  for (let step = 0; step <= last; step++) {
    if (step === last || holds(step, step < now ? 0.75 : 1)) return { next: WIDE[step]!, late: NARROW[step]! }
  }
  return full
}
