import type {
  ActorKind,
  AgreementAction,
  AgreementKind,
  AgreementState,
  AmountUnit,
  Beginning,
  Cadence,
  ChainNote,
  ClockMotion,
  ClockState,
  Combination,
  Contact,
  DueKind,
  FactKind,
  FieldName,
  Goal,
  Lane,
  LaneSpan,
  Level,
  LooseningWay,
  MatchCode,
  Metric,
  Party,
  PauseEnd,
  Phase,
  Presence,
  ReadinessCode,
  ReopenMode,
  RetargetMode,
  Section,
  Segment,
  Severity,
  Term,
  TicketChangeKind,
  TicketMatch,
  TicketStatus,
  Verdict,
  Weekday,
  ZoneOrigin,
} from '@tenggat/domain'
import type { RefusalCode, UnreadReason } from './refusals.js'

/** What a field is called and, where that does not say it all, what it means. */
export type Named = readonly [name: string, help?: string]

/** Everything that anybody says of a metric. Amounts and times come in words. */
export interface MetricWords {
  /** In lists and headings: `First response`. */
  readonly name: string
  /** On a tile of the wall: `next reply`. */
  readonly tile: string
  /** On a small tile: `reply`. */
  readonly tileShort: string
  /** What the customer calls it: `First answer`. */
  readonly toCustomer: string
  /** The promise between the sides: `It is solved within 4 hours`. */
  readonly promise: (amount: string) => string
  /** The promise to a customer, to go on with conditions, beginning small: `solved within 4 hours`. */
  readonly commitment: (amount: string) => string
  /** What the first mail says, without a full stop: `Your request will be solved by Tue 10:20`. */
  readonly expectation: (time: string) => string
  /** When its clock begins: `when the ticket is opened`. */
  readonly begins: string
  /** What stops its clock, unless a target says otherwise. */
  readonly stops: string
}

/** What a tile says of its clock. */
export type TileState = Lowercase<Exclude<ClockState, 'met' | 'cancelled'>> | 'paused'

/** Why a clock stands still, as far as its ticket's status tells. */
export type PauseReason =
  | Extract<TicketStatus, 'waitingOnCustomer' | 'waitingOnThirdParty' | 'onHold'>
  | 'other'

/** What a problem in the way of an agreement is about, as the reader calls it. */
export interface ProblemAbout {
  /** A person, target, goal, calendar or metric. */
  readonly name: string
  /** Null where there is none: the other target, the date, the version. */
  readonly other: string | null
}

type PageWords = All<'everyTicket' | 'always' | 'never' | 'clockStarts' | 'clockStops'> &
  All<'aroundTheClock' | 'closed' | 'usualHours' | 'asTheyChange' | 'runsUnder' | 'inForceThrough'> &
  All<
    'everyYear' | 'dayIncluded' | 'zoneOfMonths' | 'sharedHours' | 'inRevision' | 'inheritedFrom' | 'version',
    (what: string) => string
  >

type All<Key extends string, Said = string> = Readonly<Record<Key, Said>>

/**
 * The words of the field in one language, a section a noun; every section is complete, so what is new in the domain has its words in
 * every language or does not compile. Words begin small wherever they may stand inside a sentence; `capitalised` begins one.
 */
export interface Words {
  readonly locale: string

  readonly metrics: All<Metric, MetricWords>
  readonly clockStates: All<ClockState>
  readonly tiles: All<
    TileState,
    { readonly name: string; readonly short: string; readonly toCustomer: string }
  >
  readonly verdicts: All<Verdict>
  readonly motions: All<ClockMotion>
  readonly phases: All<Phase>
  readonly facts: All<FactKind>
  readonly segments: All<Segment['kind']>

  readonly ticketStatuses: All<TicketStatus>
  /** `short` on a tile; the other as its customer reads it. */
  readonly pauses: All<PauseReason, { readonly short: string; readonly toCustomer: string }>
  readonly changes: All<TicketChangeKind>
  readonly actors: All<ActorKind>
  readonly severities: All<Severity>
  readonly matchFields: All<keyof TicketMatch>
  /** What a condition wants that names no value: `any team`. */
  readonly presences: All<Presence['is'], (field: string) => string>
  readonly holders: All<Lane['kind']>
  readonly holderSpans: All<LaneSpan['kind']>

  readonly agreementStates: All<AgreementState>
  readonly agreementActions: All<AgreementAction>
  /** `formal` heads the page that people sign. */
  readonly agreementKinds: All<
    AgreementKind,
    { readonly name: string; readonly short: string; readonly formal: string }
  >
  readonly levels: All<Level, { readonly name: string; readonly phrase: string }>
  readonly partyRoles: All<Party['role']>
  readonly cadences: All<Cadence>
  readonly channels: All<Contact['channel']>
  readonly goalMeasures: All<Goal['measure']>
  readonly goalPeriods: All<Goal['period'], { readonly name: string; readonly each: string }>
  readonly renewals: All<Term['renewal']>
  /** In which zone the days of a term begin, by where that is from. */
  readonly termZones: All<ZoneOrigin, (zone: string) => string>
  readonly retargetModes: All<RetargetMode>
  readonly reopenModes: All<ReopenMode>
  /** What may begin a clock, and what may end a pause. */
  readonly beginnings: All<Beginning>
  readonly pauseEnds: All<PauseEnd>
  /** `4 hours`. */
  readonly amountUnits: All<AmountUnit, (value: number) => string>
  readonly closeOfBusiness: string
  /** Each goes on from `within`. */
  readonly sameWorkingDay: string
  readonly nextWorkingDay: string
  /** What holds before a time of the day, and what from it on. */
  readonly byCutOff: (first: string, time: string, later: string) => string
  /** How the alternatives and the conditions of a match are strung together. */
  readonly joins: All<'or' | 'and' | 'yes' | 'no'>
  /** What a target counts on and what interrupts it; each takes what it is about, in words. */
  readonly conditions: All<
    | 'onCalendar'
    | 'heldWhile'
    | 'pausesWhile'
    | 'stopsWhen'
    | 'atRiskAt'
    | 'beforeDeadline'
    | 'afterDeadline'
    | 'whenLate'
    | 'workingTime'
    | 'beginsWith'
    | 'beginsWhen'
    | 'pausesUntil'
    | 'cancelledWhile'
    | 'resetWhen',
    (what: string) => string
  >
  /** How hours are made of others', by their names; and whose days count, by the zone. */
  readonly combinations: All<Combination | 'daysOf', (what: string) => string>
  /** A part of the year, of every year or of one. */
  readonly seasons: All<'everyYear' | 'once', (from: string, to: string) => string>
  readonly weekdays: All<Weekday, { readonly name: string; readonly short: string }>

  /** Each begins a sentence and ends without a full stop. */
  readonly readiness: All<ReadinessCode, (about: ProblemAbout) => string>
  /** How a target promises less than one above it; each may go on after a colon. */
  readonly loosenings: All<LooseningWay>
  /** Why the server does not do what was asked of it. */
  readonly refusals: All<RefusalCode>
  /** Why a version on record cannot be read; each takes a release, the last of them this one. */
  readonly unread: All<UnreadReason, (release: string) => string>
  readonly chainNotes: All<ChainNote, (about: string) => string>
  readonly matchCodes: All<MatchCode, (about: string) => string>

  /** The parts of the document's form. */
  readonly sections: All<Section, readonly [name: string, note: string]>
  /** The clauses of the document and their fields. */
  readonly fields: All<FieldName, Named>
  /** What a clause lets fall due by itself, and when. */
  readonly dueDates: All<DueKind, (date: string) => string>

  /** What the page that people sign says around the clauses. */
  readonly page: PageWords
}
