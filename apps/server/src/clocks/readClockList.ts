import type { Instant } from '@tenggat/domain'
import { toClockRow } from '../store/fromPg.js'
import { writeInstantOrNull } from '../store/pgTypes.js'
import type { Queryable } from '../store/queryable.js'
import type { ClockRow } from '../store/records.js'
import { type ClockColumns, type RowBy, selectClocks } from './clockColumns.js'
import { type ClockQuestion, conditionOf, countOf, DECIDED_AT } from './clockQuestion.js'
import type { ListedClock } from './listedClock.js'

/** How a list of clocks is ordered: open ones by deadline, decided ones by the latest decision, the rest by the latest change. */
export type ClockOrder = 'deadline' | 'decided' | 'changed'

export function orderOf({ state, decidedIn }: ClockQuestion): ClockOrder {
  if (decidedIn !== null || state === 'met' || state === 'breached' || state === 'decided') return 'decided'
  return state === null || state === 'cancelled' ? 'changed' : 'deadline'
}

/** Where a page ends: the value the list is ordered by, and the clock's id. Paused clocks have no deadline and come last. */
export interface ListPlace {
  readonly at: Instant | null
  readonly id: string
}

interface Order {
  readonly by: string
  /** What lies behind a place, given the texts of its two parameters. */
  readonly behind: (at: string, id: string) => string
}

const ORDERS: Readonly<Record<ClockOrder, Order>> = {
  deadline: {
    by: 'deadline_at, id',
    behind: (at, id) =>
      `(deadline_at > ${at} OR (deadline_at IS NOT DISTINCT FROM ${at} AND id > ${id})
        OR (deadline_at IS NULL AND ${at} IS NOT NULL))`,
  },
  decided: {
    by: `${DECIDED_AT} DESC, id DESC`,
    behind: (at, id) => `(${DECIDED_AT}, id) < (${at}, ${id})`,
  },
  changed: {
    by: 'phase_since DESC, id DESC',
    behind: (at, id) => `(phase_since, id) < (${at}, ${id})`,
  },
}

/** The clocks a question keeps, `limit` of them behind a place, in the order of `orderOf`. */
export async function listClocks<C extends ClockColumns>(
  pool: Queryable,
  question: ClockQuestion,
  limit: number,
  after: ListPlace | null,
  columns: C,
): Promise<readonly RowBy<C>[]> {
  const values: unknown[] = []
  const { by, behind } = ORDERS[orderOf(question)]
  const parts = [conditionOf(question, values)]
  if (after !== null) {
    const at = `$${values.push(writeInstantOrNull(after.at))}::timestamptz`
    const id = `$${values.push(after.id)}::bigint`
    parts.push(behind(at, id))
  }
  const from = `FROM clock WHERE ${parts.join(' AND ')} ORDER BY ${by} LIMIT $${values.push(limit)}`
  return selectClocks(pool, columns, { from, values })
}

/** The place of a row in the list of a question. */
export function placeOf(row: ListedClock, question: ClockQuestion): ListPlace {
  const { id } = row
  switch (orderOf(question)) {
    case 'deadline':
      return { at: row.deadlineAt, id }
    case 'decided':
      return { at: row.verdict === 'breached' ? row.breachedAt : row.stoppedAt, id }
    case 'changed':
      return { at: row.phaseSince, id }
  }
}

export interface VerdictCount {
  readonly met: number
  readonly breached: number
  readonly undecided: number
  readonly cancelled: number
}

/** How the clocks a question keeps ended. */
export async function countClocks(pool: Queryable, question: ClockQuestion): Promise<VerdictCount> {
  const values: unknown[] = []
  const condition = conditionOf(question, values)
  const { rows } = await pool.query(
    `SELECT ${countOf('met')} AS met, ${countOf('breached')} AS breached, ${countOf('undecided')} AS undecided,
            ${countOf('cancelled')} AS cancelled FROM clock WHERE ${condition}`,
    values,
  )
  const { met, breached, undecided, cancelled } = rows[0]
  return { met, breached, undecided, cancelled }
}

/** What is held at once: ids are small, and to find them anew for every few clocks would cost more than to read the clocks. */
const AT_ONCE = { ids: 20_000, clocks: 500 }

/** Every clock a question keeps, by id, some at a time: whoever works through them all lets others have their turn in between. */
export async function* clocksInBatches(
  pool: Queryable,
  question: ClockQuestion,
  atOnce = AT_ONCE,
): AsyncGenerator<readonly ClockRow[]> {
  for (let after = '0', isMore = true; isMore; ) {
    const ids = await listIds(pool, question, after, atOnce.ids)
    for (let first = 0; first < ids.length; first += atOnce.clocks) {
      const { rows } = await pool.query('SELECT * FROM clock WHERE id = ANY($1::bigint[]) ORDER BY id', [
        ids.slice(first, first + atOnce.clocks),
      ])
      yield rows.map(toClockRow)
    }
    isMore = ids.length === atOnce.ids
    after = ids.at(-1) ?? after
  }
}

async function listIds(
  pool: Queryable,
  question: ClockQuestion,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const values: unknown[] = [after, limit]
  const { rows } = await pool.query(
    `SELECT id FROM clock WHERE id > $1::bigint AND ${conditionOf(question, values)} ORDER BY id LIMIT $2`,
    values,
  )
  return rows.map((row) => String(row.id))
}
