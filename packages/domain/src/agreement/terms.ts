import type { CalendarDefinition } from '../calendar/calendar.js'
import type { Metric } from '../clock/metrics/metrics.js'
import type { Severity } from '../ticket/status.js'
import type { Beneficiary, Communication, Contact, Party, Stakeholder } from './people.js'
import type { Clause, Goal, Obligation, Route, Term, Waiver } from './promises.js'
import type { Predicate, TicketMatch } from './ticketMatch.js'

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
  /** Only for held metrics, and there always: while it holds, the ticket is with the holder this target is about. */
  readonly heldWhile?: Predicate
  readonly retarget: RetargetMode
  readonly reopen: ReopenMode
  /** Reopened later than this after the stop (wall time), always a new cycle; null = no window. */
  readonly reopenWithinMs: number | null
  /** Replies of bots count as responses (MET-1: by default they do not). */
  readonly botsCount: boolean
  /** The sentence of the agreement that this target is, shown by explanations. */
  readonly clause: string | null
}

export interface Service {
  readonly id: string
  readonly name: string
  /** Excluded services get no clock (AGR-3). */
  readonly included: boolean
}

export const AGREEMENT_KINDS = ['customer', 'internal', 'underpinning'] as const
/** A customer's SLA, an operational-level agreement between departments, a contract with an outside provider. */
export type AgreementKind = (typeof AGREEMENT_KINDS)[number]

export const LEVELS = ['corporate', 'customer', 'service'] as const
/** Of customer agreements, the widest first; the most specific one that defines a target decides. */
export type Level = (typeof LEVELS)[number]

/** A version of another agreement; null follows whichever is in force. */
export interface AgreementReference {
  readonly agreement: string
  readonly version: number | null
}

/** A shared calendar; null follows its newest revision. */
export interface CalendarReference {
  readonly use: string
  readonly revision: number | null
}

/** What the agreement is about in a few words, before any clause. */
export interface Summary {
  readonly purpose: string
  readonly success: string | null
}

/** The agreement as typed data: what the document states and what is signed. */
export interface AgreementTerms {
  readonly id: string
  readonly title: string
  readonly kind: AgreementKind
  /** null unless `kind` is customer. */
  readonly level: Level | null
  /** The agreement a level above, whose targets hold where these terms define none. */
  readonly parent: AgreementReference | null
  /** Ids of the agreements that these terms stand behind; only for kinds other than customer. */
  readonly supports: readonly string[]
  readonly summary: Summary | null
  readonly parties: readonly Party[]
  readonly stakeholders: readonly Stakeholder[]
  readonly contacts: readonly Contact[]
  readonly communications: readonly Communication[]
  readonly beneficiaries: readonly Beneficiary[]
  readonly services: readonly Service[]
  /** Which tickets are bound to this agreement when they open. */
  readonly appliesTo: TicketMatch
  readonly calendars: Readonly<Record<string, CalendarDefinition | CalendarReference>>
  /** priority[impact][urgency], used when a ticket states no priority (MET-12). */
  readonly priorityMatrix: Readonly<
    Partial<Record<Severity, Readonly<Partial<Record<Severity, string>>>>>
  > | null
  /** For a ticket whose priority is neither stated nor derived. */
  readonly defaultPriority: string | null
  readonly targets: readonly Target[]
  readonly goals: readonly Goal[]
  readonly obligations: readonly Obligation[]
  readonly clauses: readonly Clause[]
  readonly term: Term
  readonly waivers: readonly Waiver[]
  readonly routes: readonly Route[]
}

/** An agreement above, as it stood when the running terms were made. */
export interface LevelPin {
  readonly agreementId: string
  readonly version: number
}

/**
 * What the engine runs: the terms with every reference resolved. Targets of the levels above follow the own ones, nearest level
 * first; their ids and calendars carry the level's id and a slash (`corporate/resolution-p1`).
 */
export interface RunningTerms extends AgreementTerms {
  readonly calendars: Readonly<Record<string, CalendarDefinition>>
  /** The levels above, nearest first. */
  readonly levels: readonly LevelPin[]
}
