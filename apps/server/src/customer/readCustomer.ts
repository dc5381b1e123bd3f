import { type Instant, LIFETIME_METRIC } from '@tenggat/domain'
import { asBooked } from '../clocks/clockQuestion.js'
import type { Queryable } from '../store/queryable.js'

export interface CustomerTicket {
  readonly ticketKey: string
  readonly subject: string | null
  readonly openedAt: Instant
  readonly solvedAt: Instant | null
  /** Every promise was kept; null while nothing was decided. */
  readonly met: boolean | null
}

/**
 * Tickets whose clocks under an agreement have all ended, the last opened first.
 * @param customers only theirs; null for all
 */
export async function listEndedTickets(
  pool: Queryable,
  agreementId: string,
  customers: readonly string[] | null,
  limit: number,
): Promise<readonly CustomerTicket[]> {
  const { rows } = await pool.query(
    `SELECT ended.ticket_key, ended.subject, ticket.opened_at, ended.solved_at, ended.met
     FROM (
       SELECT ticket_id, max(ticket_key) AS ticket_key, max(subject) AS subject,
              max(stopped_at) FILTER (WHERE metric = $4) AS solved_at,
              bool_and(verdict = 'met') FILTER (WHERE verdict <> 'pending') AS met
       FROM clock WHERE agreement_id = $1 AND ($2::text[] IS NULL OR ${asBooked('customer')} = ANY($2::text[]))
       GROUP BY ticket_id HAVING bool_and(phase IN ('stopped', 'cancelled'))
     ) AS ended JOIN ticket ON ticket.id = ended.ticket_id
     ORDER BY ticket.opened_at DESC, ticket.id DESC LIMIT $3`,
    [agreementId, customers, limit, LIFETIME_METRIC],
  )
  return rows.map((row) => ({
    ticketKey: row.ticket_key,
    subject: row.subject,
    openedAt: row.opened_at,
    solvedAt: row.solved_at,
    met: row.met,
  }))
}
