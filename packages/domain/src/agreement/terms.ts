import type { CalendarDefinition } from '../calendar/calendar.js'
import type { Severity, TicketStatus } from '../ticket/status.js'

export const METRICS = ['firstResponse', 'nextResponse', 'resolution', 'timeToOwn'] as const
export type Metric = (typeof METRICS)[number]

/** CLK-3: what a change of target does to time already used; the incoming target's mode applies. */
export const RETARGET_MODES = ['carryFromStart', 'carryElapsed', 'restart', 'tightenOnly'] as const
export type RetargetMode = (typeof RETARGET_MODES)[number]

/** CLK-4: what reopening does to a stopped resolution clock. */
export const REOPEN_MODES = ['resume', 'restart', 'newCycle'] as const
export type ReopenMode = (typeof REOPEN_MODES)[number]

/** A duration as terms state it. `hours` and smaller are counted on the calendar's open time. */
export const AMOUNT_UNITS = [
  'milliseconds',
  'seconds',
  'minutes',
  'hours',
  'days',
  'weeks',
  'workingDays',
  'calendarDays',
] as const
export type AmountUnit = (typeof AMOUNT_UNITS)[number]

/**
 * `days` and `weeks` are 24 h and 168 h of open time. `workingDays` and `calendarDays` are converted at the clock's
 * start to the open time that lies between the start and the due instant they name.
 */
export interface Amount {
  readonly value: number
  readonly unit: AmountUnit
  /** Only for workingDays: due at the same wall time (the default) or at close of business of the last day. */
  readonly at?: 'same-time' | 'close-of-business'
}

/** Matches when every field given lists the ticket's value; `tags` matches when any tag is listed. Empty matches all. */
export interface TicketMatch {
  readonly priority?: readonly string[]
  readonly impact?: readonly Severity[]
  readonly urgency?: readonly Severity[]
  readonly status?: readonly TicketStatus[]
  readonly statusReason?: readonly string[]
  readonly service?: readonly string[]
  readonly requestType?: readonly string[]
  readonly channel?: readonly string[]
  readonly customer?: readonly string[]
  readonly party?: readonly string[]
  readonly team?: readonly string[]
  readonly line?: readonly string[]
  readonly tags?: readonly string[]
  readonly source?: readonly string[]
  /** Owned by a named agent or not. */
  readonly owned?: boolean
}

/** A typed predicate over a ticket at event time: true when any of the matches holds (MET-13). */
export type Predicate = readonly TicketMatch[]

/** CLK-8: when a clock is at risk: a share of the target used, or an absolute time before the deadline (open time). */
export type AtRisk =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'before'; readonly ms: number }

export interface Target {
  /** Unique within the agreement, e.g. `resolution-major`. */
  readonly id: string
  readonly metric: Metric
  /** Conditions on the ticket; targets are tried in the order written, the first match wins (MET-12). */
  readonly when: TicketMatch
  readonly within: Amount
  /** Name of a calendar of the same terms. */
  readonly calendar: string
  /** Ascending by the time at which they fire; none is legal. */
  readonly atRisk: readonly AtRisk[]
  readonly pauseWhen: Predicate
  /** Left out: the metric's own stop (MET-1, 2, 4, 5). */
  readonly stopWhen?: Predicate
  readonly retarget: RetargetMode
  readonly reopen: ReopenMode
  /** Reopened later than this after the stop (wall time), always a new cycle; null = no window. */
  readonly reopenWithinMs: number | null
  /** Replies of bots count as responses (MET-1: by default they do not). */
  readonly botsCount: boolean
  /** The sentence of the agreement that this target is, shown by explanations. */
  readonly clause: string | null
}

export const PARTY_ROLES = ['customer', 'provider', 'internal'] as const
export interface Party {
  readonly id: string
  readonly name: string
  readonly role: (typeof PARTY_ROLES)[number]
}

export interface Service {
  readonly id: string
  readonly name: string
  /** Excluded services get no clock (AGR-3). */
  readonly included: boolean
}

/** The agreement as typed data: what the document states and the engine runs. */
export interface AgreementTerms {
  readonly id: string
  readonly title: string
  readonly parties: readonly Party[]
  readonly services: readonly Service[]
  /** Which tickets are bound to this agreement when they open. */
  readonly appliesTo: TicketMatch
  readonly calendars: Readonly<Record<string, CalendarDefinition>>
  /** priority[impact][urgency], used when a ticket states no priority (MET-12). */
  readonly priorityMatrix: Readonly<
    Partial<Record<Severity, Readonly<Partial<Record<Severity, string>>>>>
  > | null
  /** For a ticket whose priority is neither stated nor derived. */
  readonly defaultPriority: string | null
  readonly targets: readonly Target[]
}
