import type { Measure } from '../layout/fit.js'
import type { LaneGrid } from '../layout/grid.js'
import { createMeasurer, fontOf } from '../layout/measure.js'

const SAFETY = 0.985

/** How much fits where in the tiles of one lane, in CSS pixels; all tiles of a lane are alike. */
export interface Room {
  readonly width: number
  /** What shape and gaps take of the first line. */
  readonly headTaken: number
  readonly key: Measure
  readonly label: Measure
  readonly digits: Measure
}

export interface TileRoom {
  /** Measured once from the first tile that asks, until `forget`. */
  of(parts: RoomParts): Room
  /** Counts up whenever what was measured is no longer true. */
  readonly edition: number
  forget(grid: LaneGrid): void
}

export interface RoomParts {
  /** As wide as what a tile may write. */
  readonly count: HTMLElement
  readonly below: HTMLElement
  readonly key: HTMLElement
  readonly main: HTMLElement
  readonly shape: Element
}

const measurer = createMeasurer()

export function createTileRoom(): TileRoom {
  let room: Room | null = null
  let edition = 0
  return {
    of: (parts) => {
      room ??= measureRoom(parts)
      return room
    },
    get edition() {
      return edition
    },
    forget: () => {
      room = null
      edition++
    },
  }
}

function measureRoom(parts: RoomParts): Room {
  const shape = parts.shape.getBoundingClientRect().width
  return {
    width: parts.count.clientWidth * SAFETY,
    headTaken: shape * 1.6,
    key: measurer(fontOf(parts.key)),
    label: measurer(fontOf(parts.below)),
    digits: measurer(fontOf(parts.main)),
  }
}
