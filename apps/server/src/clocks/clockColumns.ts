import type { ClockView } from '@tenggat/domain'
import type { GraphQLResolveInfo } from 'graphql'
import { asksOnly } from '../graphql/asksOnly.js'
import { toClockRow } from '../store/fromPg.js'
import type { Queryable } from '../store/queryable.js'
import type { ClockRow, PgRow } from '../store/records.js'
import { type ClockNode, type NodeContext, toClockNode } from './clockNode.js'
import {
  DESK_COLUMNS,
  type DeskClock,
  LIST_COLUMNS,
  type ListedClock,
  toDeskClock,
  toDeskNode,
  toListedClock,
  toListedNode,
} from './listedClock.js'

/** Fields of a clock that depend on the instant they are asked about; every set of columns has what they are worked out from. */
export const DERIVED = [
  'elapsedMs',
  'remainingMs',
  'overrunMs',
  'state',
  'motion',
  'resumesAt',
] as const satisfies readonly (keyof ClockView)[]

/**
 * How much of the rows of `clock` a query reads: `list` is what a countdown needs, `desk` also what lists show of the ticket, `whole`
 * everything. To read, parse and copy all columns costs several times what the rest of a list does.
 */
export type ClockColumns = 'list' | 'desk' | 'whole'

interface Rows {
  readonly list: ListedClock
  readonly desk: DeskClock
  readonly whole: ClockRow
}

interface Nodes {
  readonly list: ListedClock
  readonly desk: DeskClock
  readonly whole: ClockNode
}

/** A clock as read by a set of columns. */
export type RowBy<C extends ClockColumns> = Rows[C]
export type NodeBy<C extends ClockColumns> = Nodes[C]

type MakerBy<C extends ClockColumns> = (row: RowBy<C>, context: NodeContext) => NodeBy<C>

const MAKERS: { readonly [C in ClockColumns]: MakerBy<C> } = {
  list: toListedNode,
  desk: toDeskNode,
  whole: toClockNode,
}

export const nodeMakerOf = <C extends ClockColumns>(columns: C): MakerBy<C> => MAKERS[columns]

const READERS = {
  list: { select: LIST_COLUMNS, toRow: toListedClock },
  desk: { select: DESK_COLUMNS, toRow: toDeskClock },
} as const

interface ClockQuery {
  /** Kept prepared under it, for each set of columns. */
  readonly name?: string
  /** Everything behind the list of columns. */
  readonly from: string
  readonly values: unknown[]
}

/** The rows that a statement finds, by a set of columns. */
export async function selectClocks<C extends ClockColumns>(
  pool: Queryable,
  columns: C,
  { name, from, values }: ClockQuery,
): Promise<readonly RowBy<C>[]>
export async function selectClocks(
  pool: Queryable,
  columns: ClockColumns,
  { name, from, values }: ClockQuery,
) {
  const prepared = name === undefined ? {} : { name: `${name}-${columns}` }
  if (columns === 'whole') {
    const { rows } = await pool.query<PgRow>({ ...prepared, text: `SELECT * ${from}`, values })
    return rows.map(toClockRow)
  }
  const { select, toRow } = READERS[columns]
  const text = `SELECT ${select} ${from}`
  const { rows } = await pool.query<unknown[]>({ ...prepared, text, values, rowMode: 'array' })
  return rows.map(toRow)
}

/** What a set answers: each property of its objects, and what is worked out from them. */
const ANSWERS = [
  { columns: 'list', fields: new Set<string>([...Object.keys(toListedClock([])), ...DERIVED]) },
  { columns: 'desk', fields: new Set<string>([...Object.keys(toDeskClock([])), ...DERIVED]) },
] as const

/** One choice for all objects that a field is asked of, as a list of tickets asks each for its clocks. */
const chosen = new WeakMap<GraphQLResolveInfo['fieldNodes'], ClockColumns>()

/**
 * The columns that answer what a query asks of the clocks below a field. Whatever is not known to be answered by fewer, an argument of
 * a field of the clock among it, takes the whole row.
 */
export function clockColumnsFor(info: GraphQLResolveInfo): ClockColumns {
  const known = chosen.get(info.fieldNodes)
  if (known !== undefined) return known
  const enough = ANSWERS.find(({ fields }) =>
    asksOnly(info, 'Clock', (field) => fields.has(field.name.value) && (field.arguments ?? []).length === 0),
  )
  const columns = enough?.columns ?? 'whole'
  chosen.set(info.fieldNodes, columns)
  return columns
}
