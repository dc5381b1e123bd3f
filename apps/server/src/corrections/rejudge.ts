import { type Binding, type Clock, foldTicket, type Instant, judge } from '@tenggat/domain'
import { DECIDED_AT, type Period } from '../clocks/clockQuestion.js'
import { listClocksOfTickets } from '../clocks/readClocks.js'
import type { AgreementLibrary } from '../engine/agreementLibrary.js'
import { groupBy } from '../store/groupBy.js'
import { writeInstant } from '../store/pgTypes.js'
import { listEventsOfTickets, toTicketEvent } from '../store/queries/recordedEvents.js'
import type { Queryable } from '../store/queryable.js'
import type { TicketRow } from '../store/records.js'
import { findTicketsById } from '../tickets/readTickets.js'
import type { CorrectedClock, CorrectionFigures, CorrectionOrder, JudgedClock } from './correction.js'

/** More than a request should fold while somebody waits: a shorter period is asked for instead. */
export const MOST_TICKETS = 20_000
const AT_ONCE = 200

export interface Rejudged {
  readonly figures: CorrectionFigures
  readonly changes: readonly CorrectedClock[]
}

/** Tickets with a clock of the agreement that was decided in the period under another version; at most one more than may be judged. */
export async function listConcerned(
  pool: Queryable,
  { agreementId, version, period }: Omit<CorrectionOrder, 'reason'>,
): Promise<readonly string[]> {
  const { rows } = await pool.query(
    `SELECT DISTINCT ticket_id FROM clock WHERE agreement_id = $1 AND verdict <> 'pending'
       AND coalesce((booked ->> 'agreementVersion')::int, agreement_version) <> $2
       AND ${DECIDED_AT} >= $3::timestamptz AND ${DECIDED_AT} < $4::timestamptz
     ORDER BY ticket_id LIMIT ${MOST_TICKETS + 1}`,
    [agreementId, version, writeInstant(period.from), writeInstant(period.to)],
  )
  return rows.map((row) => String(row.ticket_id))
}

/** Folds tickets as though the agreement had been in its corrected version when it bound them. Nothing is written. */
export async function rejudge(
  { pool, library }: { readonly pool: Queryable; readonly library: AgreementLibrary },
  order: Omit<CorrectionOrder, 'reason'>,
  ticketIds: readonly string[],
  now: Instant,
): Promise<Rejudged> {
  const changes: CorrectedClock[] = []
  const figures = { judged: 0, rawMet: 0, rawBreached: 0, met: 0, breached: 0, elsewhere: 0 }
  for (let start = 0; start < ticketIds.length; start += AT_ONCE) {
    const ids = ticketIds.slice(start, start + AT_ONCE)
    const [tickets, clocks, events] = [
      await findTicketsById(pool, ids),
      groupBy(await listClocksOfTickets(pool, ids, 'whole'), (row) => row.ticketId),
      groupBy(await listEventsOfTickets(pool, ids), (event) => event.ticketId),
    ]
    await library.ensure(tickets.flatMap(({ bound }) => bound))
    for (const ticket of tickets) {
      const raw = (clocks.get(ticket.id) ?? []).filter(isOf(order.agreementId))
      const history = (events.get(ticket.id) ?? []).map(toTicketEvent)
      const corrected = judgedBy(library, order, ticket, history, now)
      for (const pair of pairsOf(ticket, raw, corrected)) {
        count(figures, pair, order.period)
        if (isChanged(pair)) changes.push(pair)
      }
    }
  }
  return { figures, changes: changes.sort(byTicket) }
}

function byTicket(a: CorrectedClock, b: CorrectedClock): number {
  const [left, right] = [a, b].map(({ source, ticketKey }) => `${source}\u0000${ticketKey}`)
  return left === right ? 0 : left! < right! ? -1 : 1
}

const isOf =
  (agreementId: string) =>
  (clock: Clock): boolean =>
    clock.agreementId === agreementId

function judgedBy(
  library: AgreementLibrary,
  { agreementId, version }: Omit<CorrectionOrder, 'reason'>,
  ticket: TicketRow,
  history: Parameters<typeof foldTicket>[0],
  now: Instant,
): readonly Clock[] {
  const [bound] = ticket.bound.filter((binding) => binding.agreementId === agreementId)
  const others = ticket.bound.filter((binding) => binding.agreementId !== agreementId)
  // A move between versions was one between promises that it puts right: there is one from the start.
  const pins: readonly Binding[] =
    bound === undefined ? others : [...others, withoutMove({ ...bound, version })]
  const agreements = library.agreementsFor(ticket)
  const { fold } = foldTicket(history, agreements, pins)
  return judge(fold, agreements, now).fold.clocks.filter(isOf(agreementId))
}

const withoutMove = ({ since: _, migration: __, ...binding }: Binding): Binding => binding

function pairsOf(
  { id, source, key }: TicketRow,
  raw: readonly Clock[],
  corrected: readonly Clock[],
): CorrectedClock[] {
  const nameOf = ({ metric, cycle }: Clock) => `${metric} ${cycle}`
  const names = new Map([...raw, ...corrected].map((clock) => [nameOf(clock), clock]))
  return [...names].map(([name, { metric, cycle }]) => ({
    ...{ ticketId: id, source, ticketKey: key, metric, cycle },
    raw: verdictOf(raw.find((clock) => nameOf(clock) === name)),
    corrected: verdictOf(corrected.find((clock) => nameOf(clock) === name)),
  }))
}

/** As it is booked: what was in force when it was decided. */
function verdictOf(clock: Clock | undefined): JudgedClock | null {
  if (clock === undefined) return null
  const { verdict, breachedAt, stoppedAt } = clock
  const { targetId, agreementVersion: version } = clock.booked ?? clock
  const at = verdict === 'breached' ? breachedAt : verdict === 'met' ? stoppedAt : null
  return { verdict, at, targetId, version }
}

const isChanged = ({ raw, corrected }: CorrectedClock): boolean =>
  raw?.verdict !== corrected?.verdict || raw?.at !== corrected?.at

/** Counted are the clocks that the period had on record, and those that the corrected version would have had in it. */
function count(
  figures: { -readonly [K in keyof CorrectionFigures]: number },
  { raw, corrected }: CorrectedClock,
  period: Period,
): void {
  const wasHere = isIn(raw, period)
  const isHere = isIn(corrected, period)
  if (wasHere) {
    figures.judged++
    figures[raw!.verdict === 'met' ? 'rawMet' : 'rawBreached']++
    if (!isHere) figures.elsewhere++
  }
  if (isHere) figures[corrected!.verdict === 'met' ? 'met' : 'breached']++
}

const isIn = (judged: JudgedClock | null, { from, to }: Period): boolean =>
  judged !== null && judged.at !== null && judged.at >= from && judged.at < to
