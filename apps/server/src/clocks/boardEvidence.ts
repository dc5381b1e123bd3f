import type { Instant } from '@tenggat/domain'
import type { ReadDeps } from '../reads/readDeps.js'
import { type ClockFilter, FILTER_KEYS, filterColumns } from '../store/clockFilter.js'
import { writeInstant } from '../store/pgTypes.js'
import { intersectBoard, intersectVisible } from '../tenancy/intersect.js'
import type { Viewer } from '../viewer/viewer.js'

export interface BoardEvidence {
  readonly hasTickets: boolean
  readonly lastEventAt: Instant | null
  readonly refusedEvents: number
  readonly openTickets: number
  readonly uncoveredTickets: number
  readonly unknown: readonly { readonly field: string; readonly value: string }[]
}

export interface BoardEvidenceReads {
  boardEvidence(filter: ClockFilter, viewer: Pick<Viewer, 'board'>): Promise<BoardEvidence>
}

/** Rows looked at, the last recorded first: every wall of an empty floor asks. */
const LOOKED_AT = 100_000
/** Values that are looked up; a wall's address holds a few. */
const MOST_VALUES = 20

/** A link of one of these shows a part of the desk; one of a kind, metric or priority looks at all of it. */
const CONFINING = ['source', 'agreementId', 'customer', 'service', 'party', 'line', 'team'] as const

const IS_OPEN = "status NOT IN ('solved', 'closed', 'cancelled')"

export function createBoardEvidence({ pool, visibility, now }: ReadDeps): BoardEvidenceReads {
  /** How many open tickets have a clock that passes, and whether any ticket has. */
  async function ticketsOf(filter: ClockFilter): Promise<{ open: number; any: boolean }> {
    const columns = filterColumns(intersectVisible(filter, visibility))
    const conditions = columns.map(({ column }, index) => `${column} = ANY($${index + 1}::text[])`)
    const where = ['true', ...conditions].join(' AND ')
    const { rows } = await pool.query<{ open: number; any: boolean }>({
      text: `SELECT count(DISTINCT ticket_id) FILTER (WHERE ${IS_OPEN})::int AS open, count(*) > 0 AS any
             FROM (SELECT * FROM clock ORDER BY id DESC LIMIT ${LOOKED_AT}) AS latest WHERE ${where}`,
      values: columns.map(({ values }) => values),
    })
    return rows[0]!
  }

  /** Of everything, which who sees a part of it only is not told. */
  async function ofTheDesk() {
    const { rows } = await pool.query<{
      last_event_at: Instant | null
      refused: number
      tickets: boolean
      open: number
      uncovered: number
    }>({
      name: 'read-desk-evidence',
      text: `SELECT (SELECT max(last_event_at) FROM source_day) AS last_event_at,
          (SELECT coalesce(sum(refused), 0)::int FROM source_day WHERE day >= ($1::timestamptz AT TIME ZONE 'UTC')::date - 1) AS refused,
          EXISTS (SELECT FROM ticket) AS tickets, count(*)::int AS open,
          count(*) FILTER (WHERE coverage <> 'covered')::int AS uncovered
        FROM (SELECT state ->> 'status' AS status, state ->> 'mergedInto' AS merged, coverage
              FROM ticket ORDER BY id DESC LIMIT ${LOOKED_AT}) AS latest WHERE ${IS_OPEN} AND merged IS NULL`,
      values: [writeInstant(now)],
    })
    return rows[0]!
  }

  /** A connection that row-level security binds sees a part, whatever the first wall says. */
  async function seesAll(): Promise<boolean> {
    const { rows } = await pool.query<{ may: boolean }>({
      name: 'may-read-sources',
      text: "SELECT has_table_privilege('source_day', 'SELECT') AS may",
    })
    return rows[0]!.may
  }

  async function unknownIn(
    filter: ClockFilter,
    board: ClockFilter | null,
  ): Promise<BoardEvidence['unknown']> {
    const asked = FILTER_KEYS.flatMap((field) => (filter[field] ?? []).map((value) => ({ field, value })))
    const unknown: { field: string; value: string }[] = []
    for (const { field, value } of asked.slice(0, MOST_VALUES)) {
      const { any } = await ticketsOf(intersectBoard({ [field]: [value] }, board))
      if (!any) unknown.push({ field, value })
    }
    return unknown
  }

  return {
    async boardEvidence(filter, { board }) {
      const isConfined = visibility !== null || CONFINING.some((key) => board?.[key] != null)
      const isWhole = !isConfined && (await seesAll())
      const isFiltered = FILTER_KEYS.some((key) => filter[key] != null)
      const desk = isWhole ? await ofTheDesk() : null
      const tickets = isWhole && !isFiltered ? null : await ticketsOf(intersectBoard(filter, board))
      const hasTickets =
        desk?.tickets ?? (isFiltered ? await ticketsOf(intersectBoard({}, board)) : tickets!).any
      return {
        hasTickets,
        lastEventAt: desk?.last_event_at ?? null,
        refusedEvents: desk?.refused ?? 0,
        openTickets: tickets?.open ?? desk!.open,
        uncoveredTickets: desk?.uncovered ?? 0,
        unknown: hasTickets ? await unknownIn(filter, board) : [],
      }
    },
  }
}
