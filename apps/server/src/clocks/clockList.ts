import { isInstant } from '@tenggat/domain'
import { badCursor, type Page, type PageRequest, pageOf, readCursor, writeCursor } from '../reads/page.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { type ClockFilter, filterColumns } from '../store/clockFilter.js'
import { intersectVisible } from '../tenancy/intersect.js'
import { seesParty } from '../tenancy/visibility.js'
import { type ClockColumns, type NodeBy, nodeMakerOf } from './clockColumns.js'
import type { NodeMaker } from './clockNodes.js'
import type { ClockListState, ClockQuestion, Period } from './clockQuestion.js'
import {
  countClocks,
  type ListPlace,
  listClocks,
  orderOf,
  placeOf,
  type VerdictCount,
} from './readClockList.js'

/** Which clocks a figure counts. Unlike a board's, clocks of replayed logs are among them unless `includeReplayed` is false. */
export type ClockListFilter = ClockFilter & {
  readonly state?: ClockListState | null
  readonly decidedIn?: Period | null
  readonly heldBy?: string | null
}

export interface ClockCount extends VerdictCount {
  readonly ratio: number | null
}

/** met / (met + breached); null when nothing is decided: a share of nothing is no number. */
export function ratioOf({
  met,
  breached,
}: {
  readonly met: number
  readonly breached: number
}): number | null {
  return met + breached === 0 ? null : met / (met + breached)
}

/** What a filter asks of the clocks that may be seen; a party that may not be named holds nothing. */
export function questionOf(
  filter: ClockListFilter,
  { now, visibility }: Pick<ReadDeps, 'now' | 'visibility'>,
): ClockQuestion {
  const heldBy = filter.heldBy ?? null
  const asked = seesParty(visibility, heldBy)
    ? intersectVisible(filter, visibility)
    : { ...filter, agreementId: [] }
  return {
    columns: filterColumns(asked),
    includeReplayed: filter.includeReplayed !== false,
    state: filter.state ?? null,
    decidedIn: filter.decidedIn ?? null,
    heldBy,
    now,
  }
}

/** The clocks behind a figure, a page at a time. Throws BAD_USER_INPUT for a cursor of another list. */
export async function clockList<C extends ClockColumns>(
  deps: ReadDeps,
  toNodes: NodeMaker,
  filter: ClockListFilter,
  { first, after }: PageRequest,
  columns: C,
): Promise<Page<NodeBy<C>>> {
  const question = questionOf(filter, deps)
  const place = after === null ? null : readPlace(after, question)
  const rows = await listClocks(deps.pool, question, first + 1, place, columns)
  const nodes = await toNodes(rows, nodeMakerOf(columns))
  return pageOf(
    nodes,
    first,
    (node) => node,
    (node) => {
      const { at, id } = placeOf(node, question)
      return writeCursor(orderOf(question), at, id)
    },
  )
}

/** How many clocks the list with the same filter has, by how they ended. */
export async function clockCount(deps: ReadDeps, filter: ClockListFilter): Promise<ClockCount> {
  const counts = await countClocks(deps.pool, questionOf(filter, deps))
  return { ...counts, ratio: ratioOf(counts) }
}

function readPlace(after: string, question: ClockQuestion): ListPlace {
  const [order, at, id] = readCursor(after, 3)
  const isPlace = order === orderOf(question) && typeof id === 'string' && /^\d{1,18}$/.test(id)
  if (!isPlace) throw badCursor()
  if (at === null && order === 'deadline') return { at, id }
  if (!isInstant(at)) throw badCursor()
  return { at, id }
}
