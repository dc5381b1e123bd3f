import type { Queryable } from '../store/queryable.js'

/**
 * TKT-12 in SQL, where the domain would have to be given every hand-over there is: an id with each number in it as wide as the longest id,
 * asked only of events that lie together.
 */
const AS_COUNTED = `(SELECT string_agg(
    CASE WHEN part[1] ~ '^[0-9]' THEN lpad(ltrim(part[1], '0'), 255, '0') ELSE part[1] END, '' ORDER BY nth)
  FROM regexp_matches(event_id, '[0-9]+|[^0-9]+', 'g') WITH ORDINALITY AS parts(part, nth))`

export interface ReassignedTicket {
  readonly source: string
  readonly ticketKey: string
  readonly subject: string | null
  readonly handOvers: number
  readonly parties: number
}

export interface ReassignmentQuestion {
  readonly source: string | null
  readonly limit: number
  /** Only tickets with a clock of these agreements; null for all. */
  readonly agreementIds: readonly string[] | null
  /** Parties that are told apart; null for all. The others count as one. */
  readonly parties: readonly string[] | null
}

/** The tickets that went from party to party most often, then through most parties, then by name. */
export async function listReassigned(
  pool: Queryable,
  { source, limit, agreementIds, parties }: ReassignmentQuestion,
): Promise<readonly ReassignedTicket[]> {
  const { rows } = await pool.query(
    `WITH held AS (
       SELECT event.ticket_id, event.event_id, change.nth, event.occurred_at, event.sequence + event.place AS rank,
              count(*) OVER (PARTITION BY event.ticket_id, event.occurred_at, event.sequence + event.place) AS together,
              CASE WHEN $4::text[] IS NULL OR change.value ->> 'party' = ANY($4::text[])
                   THEN change.value ->> 'party' ELSE '' END AS party
       FROM ticket_event AS event
       CROSS JOIN LATERAL jsonb_array_elements(event.changes) WITH ORDINALITY AS change(value, nth)
       WHERE event.changes @> '[{"kind":"assigned"}]' AND change.value ->> 'kind' = 'assigned'
         AND change.value ->> 'party' IS NOT NULL AND ($1::text IS NULL OR event.source = $1)
     ), moved AS (
       SELECT ticket_id, party, lag(party) OVER (
         PARTITION BY ticket_id
         ORDER BY occurred_at, rank, CASE WHEN together > 1 THEN ${AS_COUNTED} END COLLATE "C", event_id COLLATE "C", nth) AS previous
       FROM held
     ), reassigned AS (
       SELECT ticket_id, count(*) FILTER (WHERE previous <> party) AS hand_overs, count(DISTINCT party) AS parties
       FROM moved GROUP BY ticket_id
     )
     SELECT ticket.source, ticket.key, ticket.state ->> 'subject' AS subject, hand_overs, parties
     FROM reassigned JOIN ticket ON ticket.id = reassigned.ticket_id
     WHERE hand_overs > 0 AND ($3::text[] IS NULL OR EXISTS (
       SELECT FROM clock WHERE clock.ticket_id = ticket.id AND clock.agreement_id = ANY($3::text[])))
     ORDER BY hand_overs DESC, parties DESC, ticket.source, ticket.key LIMIT $2`,
    [source, limit, agreementIds, parties],
  )
  return rows.map((row) => ({
    source: row.source,
    ticketKey: row.key,
    subject: row.subject,
    handOvers: row.hand_overs,
    parties: row.parties,
  }))
}
