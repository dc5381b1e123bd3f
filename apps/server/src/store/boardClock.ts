import { DEADLINE, type Instant, type Metric, type Phase, type Verdict } from '@tenggat/domain'
import { type BoardAttributes, type ClockRow, calendarIdOf } from './records.js'

/**
 * A clock as a wall counts it down. Boards are drawn from these by the ten thousand, so each is made once, of the columns it needs, and
 * changed in place until it is sent.
 */
export type BoardClock = BoardAttributes & {
  -readonly [K in
    | (
        | 'id'
        | 'version'
        | 'agreementId'
        | 'agreementVersion'
        | 'agreementKind'
        | 'metric'
        | 'cycle'
        | 'targetId'
      )
    | ('calendar' | 'phase' | 'verdict' | 'startedAt' | 'phaseSince' | 'countedFrom' | 'usedMs' | 'targetMs')
    | ('deadlineAt' | 'nextThreshold' | 'nextThresholdAt' | 'breachedAt' | 'stoppedAt')]: ClockRow[K]
} & {
  readonly calendarId: string
  /** An at-risk threshold of the present target has been crossed. */
  readonly atRisk: boolean
  /** Open milliseconds used after which it is late. */
  readonly lateAfterMs: number
  /** When a pause ends that was told with its end: what a paused clock waits for is nothing else. */
  readonly resumesAt: Instant | null
}

const resumptionOf = ({ phase, nextThresholdAt }: Pick<ClockRow, 'phase' | 'nextThresholdAt'>) =>
  phase === 'paused' ? nextThresholdAt : null

export function toBoardClock(row: ClockRow): BoardClock {
  return {
    id: row.id,
    version: row.version,
    agreementId: row.agreementId,
    agreementVersion: row.agreementVersion,
    agreementKind: row.agreementKind,
    metric: row.metric,
    cycle: row.cycle,
    targetId: row.targetId,
    calendar: row.calendar,
    calendarId: calendarIdOf(row),
    phase: row.phase,
    verdict: row.verdict,
    startedAt: row.startedAt,
    phaseSince: row.phaseSince,
    countedFrom: row.countedFrom,
    usedMs: row.usedMs,
    targetMs: row.targetMs,
    lateAfterMs: row.booked?.lateAfterMs ?? row.targetMs,
    deadlineAt: row.deadlineAt,
    atRisk: row.crossed.some((threshold) => threshold !== DEADLINE),
    nextThreshold: row.nextThreshold,
    nextThresholdAt: row.nextThresholdAt,
    resumesAt: resumptionOf(row),
    breachedAt: row.breachedAt,
    stoppedAt: row.stoppedAt,
    source: row.source,
    ticketKey: row.ticketKey,
    subject: row.subject,
    priority: row.priority,
    impact: row.impact,
    service: row.service,
    customer: row.customer,
    party: row.party,
    team: row.team,
    line: row.line,
    agent: row.agent,
    status: row.status,
    statusReason: row.statusReason,
  }
}

/** In the order in which `readBoardClock` takes them. */
export const BOARD_COLUMNS = `id, version, agreement_id, agreement_version, agreement_kind, metric, cycle, target_id,
  calendar, phase, verdict, started_at, phase_since, counted_from, used_ms, target_ms,
  coalesce((booked ->> 'lateAfterMs')::float8, target_ms), deadline_at, NOT crossed <@ '{${DEADLINE}}',
  next_threshold, next_threshold_at, breached_at, stopped_at,
  source, ticket_key, subject, priority, impact, service, customer, party, team, line, agent, status, status_reason`

export function readBoardClock(row: readonly unknown[]): BoardClock {
  const clock = {
    agreementId: row[2] as string,
    agreementVersion: row[3] as number,
    calendar: row[8] as string,
    phase: row[9] as Phase,
    nextThresholdAt: row[20] as Instant | null,
  }
  return {
    id: String(row[0]),
    version: row[1] as number,
    agreementId: clock.agreementId,
    agreementVersion: clock.agreementVersion,
    agreementKind: row[4] as ClockRow['agreementKind'],
    metric: row[5] as Metric,
    cycle: row[6] as number,
    targetId: row[7] as string,
    calendar: clock.calendar,
    calendarId: calendarIdOf(clock),
    phase: clock.phase,
    verdict: row[10] as Verdict,
    startedAt: row[11] as Instant,
    phaseSince: row[12] as Instant,
    countedFrom: row[13] as Instant,
    usedMs: row[14] as number,
    targetMs: row[15] as number,
    lateAfterMs: row[16] as number,
    deadlineAt: row[17] as Instant | null,
    atRisk: row[18] as boolean,
    nextThreshold: row[19] as string | null,
    nextThresholdAt: clock.nextThresholdAt,
    resumesAt: resumptionOf(clock),
    breachedAt: row[21] as Instant | null,
    stoppedAt: row[22] as Instant | null,
    source: row[23] as string,
    ticketKey: row[24] as string,
    subject: row[25] as string | null,
    priority: row[26] as string | null,
    impact: row[27] as BoardAttributes['impact'],
    service: row[28] as string | null,
    customer: row[29] as string | null,
    party: row[30] as string | null,
    team: row[31] as string | null,
    line: row[32] as string | null,
    agent: row[33] as string | null,
    status: row[34] as BoardAttributes['status'],
    statusReason: row[35] as string | null,
  }
}
