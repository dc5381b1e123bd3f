import type { Clock, Instant, Metric, Phase, Verdict } from '@tenggat/domain'
import { type BoardAttributes, type ClockRow, calendarIdOf } from '../store/records.js'
import { redactHolder } from '../tenancy/redact.js'
import { type ClockNode, clauseOf, type NodeContext } from './clockNode.js'

/**
 * A clock as lists ask for it: its row read as an array of few columns, made into one object once and completed in place. Each column
 * that redaction looks at is here wherever a column that it may take away is.
 */
export type ListedClock = {
  -readonly [K in
    | ('id' | 'ticketId' | 'source' | 'live' | 'agreementId' | 'agreementVersion' | 'calendar' | 'metric')
    | ('targetId' | 'phase' | 'verdict' | 'countedFrom' | 'phaseSince' | 'stoppedAt' | 'breachedAt')
    | ('deadlineAt' | 'nextThresholdAt' | 'usedMs' | 'targetMs' | 'crossed' | 'booked')
    | ('calendarId' | 'agreementTitle' | 'asOf')]: ClockNode[K]
}

/** In the order in which `toListedClock` takes them. */
export const LIST_COLUMNS = `id, ticket_id, source, live, agreement_id, agreement_version, calendar, metric,
  target_id, phase, verdict, counted_from, phase_since, stopped_at, breached_at,
  deadline_at, next_threshold_at, used_ms, target_ms, crossed, booked`

export function toListedClock(row: readonly unknown[]): ListedClock {
  return {
    id: String(row[0]),
    ticketId: String(row[1]),
    source: row[2] as string,
    live: row[3] as boolean,
    agreementId: row[4] as string,
    agreementVersion: row[5] as number,
    calendar: row[6] as string,
    metric: row[7] as Metric,
    targetId: row[8] as string,
    phase: row[9] as Phase,
    verdict: row[10] as Verdict,
    countedFrom: row[11] as Instant,
    phaseSince: row[12] as Instant,
    stoppedAt: row[13] as Instant | null,
    breachedAt: row[14] as Instant | null,
    deadlineAt: row[15] as Instant | null,
    nextThresholdAt: row[16] as Instant | null,
    usedMs: row[17] as number,
    targetMs: row[18] as number,
    crossed: row[19] as string[],
    booked: row[20] as Clock['booked'],
    calendarId: '',
    agreementTitle: '',
    asOf: 0,
  }
}

/** Completes an object of the list: it is the node from here on. */
export function toListedNode(clock: ListedClock, { agreement, visibility, asOf }: NodeContext): ListedClock {
  clock.calendarId = calendarIdOf(clock)
  clock.agreementTitle = agreement.terms.title
  clock.asOf = asOf
  clock.booked = clock.booked && redactHolder(clock.booked, visibility, 'nobody')
  return clock
}

/** A listed clock with what a desk's lists show beside it. */
export type DeskClock = ListedClock &
  BoardAttributes &
  Pick<ClockRow, 'cycle' | 'agreementKind'> & { clause: string | null }

export const DESK_COLUMNS = `${LIST_COLUMNS}, cycle, agreement_kind, ticket_key, subject, priority, impact,
  service, customer, party, team, line, agent, status, status_reason`

export function toDeskClock(row: readonly unknown[]): DeskClock {
  return {
    ...toListedClock(row),
    cycle: row[21] as number,
    agreementKind: row[22] as ClockRow['agreementKind'],
    ticketKey: row[23] as string,
    subject: row[24] as string | null,
    priority: row[25] as string | null,
    impact: row[26] as BoardAttributes['impact'],
    service: row[27] as string | null,
    customer: row[28] as string | null,
    party: row[29] as string | null,
    team: row[30] as string | null,
    line: row[31] as string | null,
    agent: row[32] as string | null,
    status: row[33] as BoardAttributes['status'],
    statusReason: row[34] as string | null,
    clause: null,
  }
}

/** As `toListedNode`; not in place where the holder may not be named. */
export function toDeskNode(clock: DeskClock, context: NodeContext): DeskClock {
  toListedNode(clock, context)
  clock.clause = clauseOf(context.agreement, clock.targetId)
  return redactHolder(clock, context.visibility, 'nobody')
}
