import {
  type Coverage,
  presentBindings,
  type Unmatched,
  unmatchedByConditions,
  unmatchedByTargets,
} from '@tenggat/domain'
import type { Period } from '../clocks/clockQuestion.js'
import { badCursor, type Page, type PageRequest, pageOf, readCursor, writeCursor } from '../reads/page.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { toTicketRow } from '../store/fromPg.js'
import { writeInstantOrNull } from '../store/pgTypes.js'
import type { TicketRow } from '../store/records.js'
import { redactForMatch } from '../tenancy/redact.js'
import { agreementsIn, seesAgreement } from '../tenancy/visibility.js'
import { type TicketNode, toTicketNode } from '../tickets/ticketReads.js'

/** Which of the tickets that nothing is promised about. */
export interface UncoveredChoice {
  /** Null: whichever. */
  readonly coverage: Coverage | null
  readonly openOnly: boolean
  /** In which they were opened; null for ever. */
  readonly openedIn: Period | null
}

export interface UncoveredTicket {
  readonly ticket: TicketNode
  readonly coverage: Coverage
  readonly reasons: readonly Unmatched[]
}

export interface UncoveredCount {
  readonly coverage: Coverage
  readonly open: number
  readonly opened: number
}

/** CLK-28: tickets about which nothing is promised, and why. */
export interface UncoveredReads {
  uncoveredCounts(openedIn: Period | null): Promise<readonly UncoveredCount[]>
  uncoveredTickets(choice: UncoveredChoice, page: PageRequest): Promise<Page<UncoveredTicket>>
  /** Null: something is promised about it, or it cannot be seen. */
  uncoveredTicket(source: string, key: string): Promise<UncoveredTicket | null>
}

/** Reasons that are told of agreements that do not apply: there may be hundreds of those. */
const MOST_REASONS = 5

const IS_OPEN = `(state ->> 'status' NOT IN ('solved', 'closed', 'cancelled') AND state ->> 'mergedInto' IS NULL)`
const OPENED_IN = (from: string, to: string) =>
  `((${from}::timestamptz IS NULL OR opened_at >= ${from}) AND (${to}::timestamptz IS NULL OR opened_at < ${to}))`
const SEEN = (parameter: string) => `(${parameter}::text[] IS NULL
  OR id IN (SELECT ticket_id FROM clock WHERE agreement_id = ANY(${parameter})))`

export function createUncoveredReads(deps: ReadDeps): UncoveredReads {
  const { pool, visibility } = deps
  const seen = agreementsIn(visibility)
  const instants = (period: Period | null) => [
    writeInstantOrNull(period?.from ?? null),
    writeInstantOrNull(period?.to ?? null),
  ]
  return {
    async uncoveredCounts(openedIn) {
      const { rows } = await pool.query({
        name: 'count-uncovered',
        text: `SELECT coverage, count(*) FILTER (WHERE ${IS_OPEN})::int AS open,
                      count(*) FILTER (WHERE ${OPENED_IN('$1', '$2')})::int AS opened
               FROM ticket WHERE coverage <> 'covered' AND ${SEEN('$3')} GROUP BY coverage`,
        values: [...instants(openedIn), seen],
      })
      const found = new Map(rows.map((row) => [row.coverage as Coverage, row]))
      return (['noAgreement', 'noTarget', 'excluded'] as const).map((coverage) => {
        const { open = 0, opened = 0 } = found.get(coverage) ?? {}
        return { coverage, open, opened }
      })
    },
    async uncoveredTickets({ coverage, openOnly, openedIn }, { first, after }) {
      const { rows } = await pool.query({
        name: 'read-uncovered',
        text: `SELECT * FROM ticket
               WHERE coverage <> 'covered' AND ($1::text IS NULL OR coverage = $1) AND (NOT $2::boolean OR ${IS_OPEN})
                 AND ${OPENED_IN('$3', '$4')} AND ${SEEN('$5')} AND ($6::bigint IS NULL OR id < $6)
               ORDER BY id DESC LIMIT $7`,
        values: [coverage, openOnly, ...instants(openedIn), seen, placeIn(after), first + 1],
      })
      const tickets = rows.map(toTicketRow)
      await deps.library.ensure(tickets.flatMap(({ bound }) => bound))
      return pageOf(
        tickets,
        first,
        (row) => uncovered(row, deps),
        (row) => writeCursor(row.id),
      )
    },
    async uncoveredTicket(source, key) {
      const { rows } = await pool.query({
        name: 'read-uncovered-ticket',
        text: `SELECT * FROM ticket WHERE source = $1 AND key = $2 AND coverage <> 'covered' AND ${SEEN('$3')}`,
        values: [source, key, seen],
      })
      const [ticket] = rows.map(toTicketRow)
      if (ticket === undefined) return null
      await deps.library.ensure(ticket.bound)
      return uncovered(ticket, deps)
    },
  }
}

function uncovered(row: TicketRow, deps: ReadDeps): UncoveredTicket {
  const { coverage } = row
  const reasons = coverage === 'noAgreement' ? conditionsOf(row, deps) : targetsOf(row, deps)
  return { ticket: toTicketNode(row, deps.visibility), coverage: coverage!, reasons }
}

function targetsOf(
  { bound, state, source }: TicketRow,
  { library, visibility }: ReadDeps,
): readonly Unmatched[] {
  const shown = redactForMatch(state, visibility)
  return presentBindings(bound)
    .filter(({ agreementId }) => seesAgreement(visibility, agreementId))
    .map((binding) => library.agreement(binding))
    .filter((agreement) => unmatchedByConditions(agreement, state, source).length === 0)
    .flatMap((agreement) => unmatchedByTargets(agreement, state, source, shown))
}

/** Of a ticket under no agreement every one that may be looked at is asked, by its version that binds last. */
function conditionsOf(row: TicketRow, { library, visibility }: ReadDeps): readonly Unmatched[] {
  const newest = new Map(library.agreementsFor(row).map((agreement) => [agreement.id, agreement]))
  const reasons = [...newest.values()]
    .filter(({ id }) => seesAgreement(visibility, id))
    .flatMap((agreement) => unmatchedByConditions(agreement, row.state, row.source))
  return reasons
    .toSorted((left, right) => Number(right.lookAlike !== null) - Number(left.lookAlike !== null))
    .slice(0, MOST_REASONS)
}

function placeIn(after: string | null): string | null {
  if (after === null) return null
  const [id] = readCursor(after, 1)
  if (typeof id !== 'string' || !/^\d{1,18}$/.test(id)) throw badCursor()
  return id
}
