import type { Clock, Instant, Metric, Phase, TicketStatus, Verdict } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import { type ClockRecord, guardedUpdate, JUDGED } from './engineClocks.js'
import type { Column } from './engineColumns.js'
import { namesOf, notOf, type VersionName } from './engineHorizon.js'
import { idArray } from './engineTickets.js'

/** A clock as time judges it: ten thousand may fall due in one instant, so of its row only what that takes is read and written. */
export interface DueClock
  extends Pick<ClockRecord, 'id' | 'version' | 'ticket' | 'generation' | 'live' | 'clock'> {
  /** Who has the ticket. */
  readonly held: Pick<ClockRecord['board'], 'party' | 'team' | 'line' | 'agent' | 'status'>
}

/** In the order in which `readDueClock` takes them. */
const DUE_COLUMNS = `id, ticket_id, version, generation, party, team, line, agent, status,
  agreement_id, agreement_version, metric, cycle, target_id, selected_target_id, phase, verdict, started_at, phase_since,
  phase_event_id, counted_from, used_ms, shares, target_ms, deadline_at, crossed, next_threshold, next_threshold_at, round,
  breached_at, stopped_at, booked, due_at_opening, cancel_reason`

function readDueClock(row: readonly unknown[], live: boolean): DueClock {
  return {
    id: String(row[0]),
    ticket: { id: String(row[1]) },
    version: row[2] as number,
    generation: row[3] as number,
    live,
    held: {
      party: row[4] as string | null,
      team: row[5] as string | null,
      line: row[6] as string | null,
      agent: row[7] as string | null,
      status: row[8] as TicketStatus,
    },
    clock: {
      agreementId: row[9] as string,
      agreementVersion: row[10] as number,
      metric: row[11] as Metric,
      cycle: row[12] as number,
      targetId: row[13] as string,
      selectedTargetId: row[14] as string,
      phase: row[15] as Phase,
      verdict: row[16] as Verdict,
      startedAt: row[17] as Instant,
      phaseSince: row[18] as Instant,
      phaseEventId: row[19] as string,
      countedFrom: row[20] as Instant,
      usedMs: row[21] as number,
      shares: row[22] as Clock['shares'],
      targetMs: row[23] as number,
      deadlineAt: row[24] as Instant | null,
      crossed: row[25] as string[],
      nextThreshold: row[26] as string | null,
      nextThresholdAt: row[27] as Instant | null,
      round: row[28] as number,
      breachedAt: row[29] as Instant | null,
      stoppedAt: row[30] as Instant | null,
      booked: row[31] as Clock['booked'],
      dueAtOpening: row[32] as boolean,
      cancelReason: row[33] as Clock['cancelReason'],
    },
  }
}

/** Which clocks to settle: those settled by time, or those of one source whose watermark has moved. */
export type DueClocks =
  | { readonly by: 'time'; readonly ids?: readonly string[] }
  | { readonly by: 'watermark'; readonly source: string }

const DUE = {
  time: 'live',
  ids: 'live AND id = ANY($3::bigint[])',
  watermark: 'NOT live AND source = $3',
} as const

const dueText = (kind: keyof typeof DUE, left: string): string =>
  `SELECT ${DUE_COLUMNS} FROM clock WHERE ${DUE[kind]} AND next_threshold_at < to_timestamp($1::float8 / 1000)${left}
   ORDER BY next_threshold_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`

/**
 * Claims clocks whose next threshold lies before `before`, in deadline order. What another transaction holds is passed
 * over: waiting here, with other clocks already locked, could close a ring.
 * @param left versions whose clocks are left as they are
 */
export async function claimDueClocks(
  client: PoolClient,
  due: DueClocks,
  before: Instant,
  limit: number,
  left: readonly VersionName[] = [],
): Promise<DueClock[]> {
  const kind = due.by === 'watermark' ? 'watermark' : due.ids === undefined ? 'time' : 'ids'
  const last = due.by === 'watermark' ? [due.source] : due.ids === undefined ? [] : [idArray(due.ids)]
  const values = [before, limit, ...last]
  const { rows } =
    left.length === 0
      ? await client.query<unknown[]>({
          ...{ name: `engine-due-${kind}`, text: dueText(kind, ''), values },
          rowMode: 'array',
        })
      : await client.query<unknown[]>({
          text: dueText(kind, ` AND ${notOf(`$${3 + last.length}`)}`),
          ...{ values: [...values, namesOf(left)], rowMode: 'array' },
        })
  const live = due.by === 'time'
  return rows.map((row) => readDueClock(row, live))
}

/** What going on by itself changes, beside what crossing a threshold can. */
const RESUMED: readonly Column<Pick<DueClock, 'clock'>>[] = [
  ...JUDGED,
  ['phase', 'text', ({ clock }) => clock.phase],
  ['phase_since', 'instant', ({ clock }) => clock.phaseSince],
  ['counted_from', 'instant', ({ clock }) => clock.countedFrom],
]

/** Of clocks that crossed thresholds. */
export const updateJudgedClocks = guardedUpdate<DueClock>('engine-judge-clocks', JUDGED)

/** Of those that went on by themselves before. */
export const updateResumedClocks = guardedUpdate<DueClock>('engine-resume-clocks', RESUMED)
