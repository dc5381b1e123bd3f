import type { ClockView, Instant } from '@tenggat/domain'
import type { LiveContext } from '../graphql/context.js'
import { badCursor, type Page, type PageRequest, pageOf, readCursor, writeCursor } from '../reads/page.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { type ClockFilter, filterColumns } from '../store/clockFilter.js'
import { intersectVisible } from '../tenancy/intersect.js'
import { type ClockColumns, type NodeBy, nodeMakerOf } from './clockColumns.js'
import type { ClockNode } from './clockNode.js'
import type { NodeMaker, ViewableClock } from './clockNodes.js'
import { type ClockAt, instantFor } from './clocksAt.js'
import { type ClockExplanation, explainClock } from './explanations.js'
import type { ListedClock } from './listedClock.js'
import type { PastOf } from './pastTickets.js'
import {
  type ClockChoice,
  countOpenClocks,
  countOpenTickets,
  listNextToBreach,
  type OpenCounts,
  type PriorityCount,
} from './readClocks.js'

/** Clocks, one by one and counted. */
export interface ClockReads {
  /** As they were at `asOf` they are whole, whatever the columns. */
  nextToBreach(
    filter: ClockFilter,
    page: PageRequest,
    options: { readonly asOf: Instant | null; readonly includeBreached: boolean },
    columns: ClockColumns,
  ): Promise<Page<ListedClock>>
  counts(filter: ClockFilter): Promise<OpenCounts & { readonly byPriority: readonly PriorityCount[] }>
  /** At the clock's own instant. */
  view(clock: ViewableClock): ClockView
  readonly clockAt: ClockAt
  /** Null when the ticket had no such clock yet. */
  explanation(clock: ClockNode, asOf: Instant | null): Promise<ClockExplanation | null>
}

export interface ClockContext extends LiveContext {
  readonly reads: ClockReads
}

export interface ClockReadDeps {
  readonly toNodes: NodeMaker
  readonly view: ClockReads['view']
  readonly clockAt: ClockAt
  readonly pastOf: PastOf
}

export function createClockReads(
  deps: ReadDeps,
  { toNodes, view, clockAt, pastOf }: ClockReadDeps,
): ClockReads {
  const { pool, visibility } = deps
  return {
    async nextToBreach(filter, request, { asOf, includeBreached }, columns) {
      const read = <C extends ClockColumns>(by: C) =>
        nextToBreach(deps, toNodes, filter, request, includeBreached, by)
      return asOf === null ? read(columns) : pageAt(await read('whole'), (node) => clockAt(node, asOf))
    },
    async counts(filter) {
      const choice = choiceOf(intersectVisible(filter, visibility))
      const counted = [countOpenClocks(pool, choice), countOpenTickets(pool, choice)] as const
      const [counts, byPriority] = await Promise.all(counted)
      return { ...counts, byPriority }
    },
    view,
    clockAt,
    async explanation(clock, asOf) {
      const at = asOf === null ? clock.asOf : instantFor(clock, asOf, deps.now)
      const past = await pastOf(clock.ticketId, at)
      return past === null ? null : explainClock(clock, past, at)
    },
  }
}

async function nextToBreach<C extends ClockColumns>(
  { pool, visibility }: ReadDeps,
  toNodes: NodeMaker,
  filter: ClockFilter,
  { first, after }: PageRequest,
  includeBreached: boolean,
  columns: C,
): Promise<Page<NodeBy<C>>> {
  const page = { limit: first + 1, after: after === null ? null : clockPlace(after), includeBreached }
  const rows = await listNextToBreach(pool, choiceOf(intersectVisible(filter, visibility)), page, columns)
  const nodes = await toNodes(rows, nodeMakerOf(columns))
  const cursorOf = (node: ListedClock) => writeCursor(node.deadlineAt, node.id)
  return pageOf(nodes, first, (node) => node, cursorOf)
}

/** The page as its clocks were: those that had not begun are left out, the place in the list is that of today. */
async function pageAt(page: Page<ClockNode>, at: (node: ClockNode) => Promise<ClockNode | null>) {
  const pasts = await Promise.all(page.edges.map(({ node }) => at(node)))
  const edges = page.edges.flatMap(({ cursor }, index) => {
    const node = pasts[index]!
    return node === null ? [] : [{ cursor, node }]
  })
  return { ...page, edges, nodes: edges.map(({ node }) => node) }
}

function choiceOf(filter: ClockFilter): ClockChoice {
  return { columns: filterColumns(filter), includeReplayed: filter.includeReplayed === true }
}

function clockPlace(after: string) {
  const [deadlineAt, id] = readCursor(after, 2)
  if (typeof deadlineAt !== 'number' || !isRowId(id)) throw badCursor()
  return { deadlineAt, id }
}

const isRowId = (value: unknown): value is string => typeof value === 'string' && /^\d{1,18}$/.test(value)
