import type { Survey } from '../../live/survey.js'
import type { Density } from '../params.js'
import { chooseGrids, fullGrids, type LaneGrids, placesIn } from './grid.js'
import { type Lanes, NO_LANES, settle } from './lanes.js'

/** Which grids the lanes have and which clock stands where in them. */
export interface WallLayout {
  readonly grids: LaneGrids
  readonly lanes: Lanes
}

export const firstLayout = (density: Density): WallLayout => ({ grids: fullGrids(density), lanes: NO_LANES })

/** The layout after one more survey; the same object when nothing is to change. Grids change only when tiles move. */
export function nextLayout(
  layout: WallLayout,
  seen: Survey,
  isThere: (id: string) => boolean,
  density: Density,
  now: number,
): WallLayout {
  const isFirst = layout.lanes === NO_LANES
  const counts = { next: seen.nextTotal + seen.pausedTotal, late: seen.late }
  const grids = chooseGrids(isFirst ? null : layout.grids, counts, density)
  const places = placesIn(grids)
  const wanted = {
    next: seen.next.slice(0, places.next),
    late: seen.lateFirst.slice(0, places.late),
    isThere,
  }
  const room = { ...placesIn(layout.grids), changes: grids.next !== layout.grids.next }
  const lanes = settle(layout.lanes, wanted, room, now)
  if (lanes === layout.lanes) return layout
  return { lanes, grids: lanes.movedAt === layout.lanes.movedAt ? layout.grids : grids }
}
