import type { Instant } from '@tenggat/domain'
import type { FilterColumn } from '../store/clockFilter.js'
import { writeInstant } from '../store/pgTypes.js'

export const CLOCK_LIST_STATES = [
  'open',
  'atRisk',
  'due',
  'breachedOpen',
  'met',
  'breached',
  'decided',
  'undecided',
  'cancelled',
] as const
export type ClockListState = (typeof CLOCK_LIST_STATES)[number]

/** Half-open: `from` belongs to it, `to` does not. */
export interface Period {
  readonly from: Instant
  readonly to: Instant
}

/**
 * Which clocks a figure is about. A figure and the list behind it ask the same question, so they agree whatever is asked.
 */
export interface ClockQuestion {
  readonly columns: readonly FilterColumn[]
  /** Also clocks of sources settled by watermark. */
  readonly includeReplayed: boolean
  readonly state: ClockListState | null
  /** Only clocks decided in it: met at their stop, breached at their deadline. */
  readonly decidedIn: Period | null
  /** A party with a share in the clock, or holding the ticket while the clock runs. */
  readonly heldBy: string | null
  /** The instant that `due` is asked for. */
  readonly now: Instant
}

const OPEN = "phase IN ('running', 'paused')"
/** The instant a clock was decided; asked of decided clocks only. The index `clock_decided` is on this very expression. */
export const DECIDED_AT = "(CASE WHEN verdict = 'breached' THEN breached_at ELSE stopped_at END)"

/** Columns that a decided clock may have had other values in when it was decided. */
const BOOKED = {
  ...{ priority: 'priority', impact: 'impact', service: 'service', customer: 'customer' },
  ...{ party: 'party', team: 'team', line: 'line', agent: 'agent', target_id: 'targetId' },
} as const

/** A column of `clock` as the clock's verdict is booked under it (CLK-26); as it stands where nothing is decided. */
export function asBooked(column: string): string {
  const field = BOOKED[column as keyof typeof BOOKED] as string | undefined
  return field === undefined
    ? column
    : `(CASE WHEN booked IS NULL THEN ${column} ELSE booked ->> '${field}' END)`
}

/** Questions about what was decided ask what was in force then; all others what is. */
const DECIDED_STATES: readonly (ClockListState | null)[] = ['met', 'breached', 'decided']

/** What each state means, as a condition on a row of `clock`; `due` also needs the present instant. */
export const STATE_CONDITIONS: Readonly<Record<ClockListState, string>> = {
  open: OPEN,
  atRisk: `${OPEN} AND verdict = 'pending' AND cardinality(crossed) > 0`,
  due: "phase = 'running' AND verdict = 'pending'",
  breachedOpen: `${OPEN} AND verdict = 'breached'`,
  met: "verdict = 'met'",
  breached: "verdict = 'breached'",
  decided: "verdict <> 'pending'",
  undecided: `phase <> 'cancelled' AND verdict = 'pending'`,
  cancelled: "phase = 'cancelled' AND verdict = 'pending'",
}

/** `count(*) FILTER (…)` of a state. */
export const countOf = (state: ClockListState): string => `count(*) FILTER (WHERE ${STATE_CONDITIONS[state]})`

/** The condition of a question, after `WHERE`; what it compares with is pushed on `values`. */
export function conditionOf(question: ClockQuestion, values: unknown[]): string {
  const bind = (value: unknown, type: string) => `$${values.push(value)}::${type}`
  const isOfDecided = question.decidedIn !== null || DECIDED_STATES.includes(question.state)
  const parts = question.columns.map(({ column, values: allowed }) => {
    const asked = isOfDecided ? asBooked(column) : column
    return `${asked} = ANY(${bind(allowed, 'text[]')})`
  })
  if (!question.includeReplayed) parts.push('live')
  if (question.state !== null) parts.push(STATE_CONDITIONS[question.state])
  if (question.state === 'due') {
    parts.push(`deadline_at <= ${bind(writeInstant(question.now), 'timestamptz')}`)
  }
  if (question.decidedIn !== null) parts.push(...decidedIn(question.decidedIn, bind))
  if (question.heldBy !== null) {
    const share = bind(JSON.stringify([{ party: question.heldBy }]), 'jsonb')
    const party = bind(question.heldBy, 'text')
    parts.push(`(shares @> ${share} OR (phase = 'running' AND party = ${party}))`)
  }
  return parts.length === 0 ? 'true' : parts.map((part) => `(${part})`).join(' AND ')
}

function decidedIn({ from, to }: Period, bind: (value: unknown, type: string) => string): string[] {
  return [
    STATE_CONDITIONS.decided,
    `${DECIDED_AT} >= ${bind(writeInstant(from), 'timestamptz')}`,
    `${DECIDED_AT} < ${bind(writeInstant(to), 'timestamptz')}`,
  ]
}
