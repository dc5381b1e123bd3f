import type {
  AgreementKind,
  Instant,
  Metric,
  Phase,
  Severity,
  ThresholdId,
  TicketStatus,
  Verdict,
} from '@tenggat/domain'
import { createUnionType, Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { FactType } from '../facts/fact.type.js'
import { GoingAwayType, HeartbeatType, ResetType } from '../facts/stream.type.js'
import {
  AgreementKindEnum,
  MetricEnum,
  PhaseEnum,
  SeverityEnum,
  TicketStatusEnum,
  VerdictEnum,
} from '../graphql/enums.js'
import { DateTime } from '../graphql/scalars.js'

@ObjectType('BoardClock', {
  description:
    'A clock as a board needs it to count down by itself: no past hours are needed, because `usedMs` and ' +
    '`countedFrom` are moved up to the start of the calendar window.',
  simpleResolvers: true,
})
export class BoardClockType {
  @Field(() => ID, { description: 'Names the clock.' })
  declare id: string

  @Field(() => Int, {
    description: 'Grows with every change; drop a row that is not newer than the one known.',
  })
  declare version: number

  @Field(() => String, { description: 'Source of the ticket.' })
  declare source: string

  @Field(() => String, { description: 'Key of the ticket at its source.' })
  declare ticketKey: string

  @Field(() => String, { nullable: true, description: 'Subject of the ticket.' })
  declare subject: string | null

  @Field(() => ID, { description: 'Agreement the clock belongs to.' })
  declare agreementId: string

  @Field(() => AgreementKindEnum, { description: 'Kind of the agreement.' })
  declare agreementKind: AgreementKind

  @Field(() => MetricEnum, { description: 'What it measures.' })
  declare metric: Metric

  @Field(() => Int, { description: '1 for the first cycle.' })
  declare cycle: number

  @Field(() => ID, { description: 'Target in force.' })
  declare targetId: string

  @Field(() => ID, { description: 'Calendar it counts on; a CalendarWindow has the same id.' })
  declare calendarId: string

  @Field(() => String, { nullable: true, description: 'Priority of the ticket.' })
  declare priority: string | null

  @Field(() => SeverityEnum, { nullable: true, description: 'Impact of the ticket.' })
  declare impact: Severity | null

  @Field(() => String, { nullable: true, description: 'Service of the ticket.' })
  declare service: string | null

  @Field(() => String, { nullable: true, description: 'Customer of the ticket.' })
  declare customer: string | null

  @Field(() => String, { nullable: true, description: 'Party that holds the ticket.' })
  declare party: string | null

  @Field(() => String, { nullable: true, description: 'Team that holds the ticket.' })
  declare team: string | null

  @Field(() => String, { nullable: true, description: 'Support line that holds the ticket.' })
  declare line: string | null

  @Field(() => String, { nullable: true, description: 'Person who holds the ticket.' })
  declare agent: string | null

  @Field(() => TicketStatusEnum, { description: 'Status of the ticket.' })
  declare status: TicketStatus

  @Field(() => String, { nullable: true, description: "The desk's own word for the status." })
  declare statusReason: string | null

  @Field(() => PhaseEnum, { description: 'Where it is in its life; running or paused on a board.' })
  declare phase: Phase

  @Field(() => VerdictEnum, { description: 'Breached only when the fact is recorded.' })
  declare verdict: Verdict

  @Field(() => Boolean, { description: 'An at-risk threshold of the present target has been crossed.' })
  declare atRisk: boolean

  @Field(() => DateTime, { description: 'When the cycle began.' })
  declare startedAt: Instant

  @Field(() => DateTime, { description: 'When the present phase began.' })
  declare phaseSince: Instant

  @Field(() => DateTime, { description: 'From here `usedMs` goes on counting while running.' })
  declare countedFrom: Instant

  @Field(() => Float, { description: 'Open milliseconds used up to `countedFrom`.' })
  declare usedMs: number

  @Field(() => Float, { description: 'Open milliseconds the target allows.' })
  declare targetMs: number

  @Field(() => Float, {
    description:
      'Open milliseconds used after which it is late: the target, or what had been used when a deadline was missed that another has replaced since.',
  })
  declare lateAfterMs: number

  @Field(() => DateTime, { nullable: true, description: 'When the target is used up; null while paused.' })
  declare deadlineAt: Instant | null

  @Field(() => String, { nullable: true, description: 'Threshold that is crossed next.' })
  declare nextThreshold: ThresholdId | null

  @Field(() => DateTime, { nullable: true, description: 'When the next threshold is crossed.' })
  declare nextThresholdAt: Instant | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it goes on by itself, of a pause that was told with its end; null while it runs.',
  })
  declare resumesAt: Instant | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'The deadline that passed, while that breach stands.',
  })
  declare breachedAt: Instant | null

  @Field(() => DateTime, { nullable: true, description: 'When it was stopped.' })
  declare stoppedAt: Instant | null
}

@ObjectType('CalendarWindow', {
  description: 'The open hours of a calendar over some days, so that a wall needs no calendar of its own.',
  simpleResolvers: true,
})
export class CalendarWindowType {
  @Field(() => ID, { description: 'The calendar, as `<agreement>@<version>/<name>`.' })
  declare id: string

  @Field(() => String, { description: 'IANA name of its zone.' })
  declare timeZone: string

  @Field(() => DateTime, { description: 'Where the window begins.' })
  declare from: Instant

  @Field(() => DateTime, { description: 'Where it ends; nothing is known behind it.' })
  declare to: Instant

  @Field(() => [[Float]], { description: 'Opening and closing as epoch milliseconds, ascending.' })
  declare open: [opens: number, closes: number][]
}

@ObjectType('BoardSnapshot', { description: 'A part of everything on the board now.', simpleResolvers: true })
export class BoardSnapshotType {
  @Field(() => String, { description: 'Resume from here once the last part has come.' })
  declare cursor: string

  @Field(() => Int, { description: 'Counts from 1; the first part replaces what was on the board.' })
  declare part: number

  @Field(() => Boolean, { description: 'No further part follows.' })
  declare last: boolean

  @Field(() => DateTime, { description: "The engine's time when it was made." })
  declare serverTime: Instant

  @Field(() => ID, { description: 'Changes with every build; a page of another build should reload.' })
  declare buildId: string

  @Field(() => [BoardClockType], { description: 'At most 500 clocks.' })
  declare clocks: BoardClockType[]

  @Field(() => [CalendarWindowType], {
    description: 'Calendars of these clocks that earlier parts did not bring.',
  })
  declare calendars: CalendarWindowType[]
}

@ObjectType('BoardDelta', { description: 'What changed on the board.', simpleResolvers: true })
export class BoardDeltaType {
  @Field(() => String, { description: 'Resume from here.' })
  declare cursor: string

  @Field(() => DateTime, { description: "The engine's time when it was made." })
  declare serverTime: Instant

  @Field(() => [BoardClockType], { description: 'Clocks that came or changed.' })
  declare upserts: BoardClockType[]

  @Field(() => [ID], { description: 'Clocks that are no longer on the board.' })
  declare leaves: string[]

  @Field(() => [FactType], { description: 'What happened, in the order recorded.' })
  declare facts: FactType[]

  @Field(() => [CalendarWindowType], {
    description: 'Calendars that are new, or of which a further day is needed.',
  })
  declare calendars: CalendarWindowType[]
}

/** Members are told apart by the `__typename` that every message of the hub carries. */
export const BoardMessageUnion = createUnionType({
  name: 'BoardMessage',
  description: 'What a board is sent: a snapshot in parts, then deltas, with heartbeats between.',
  types: () => [BoardSnapshotType, BoardDeltaType, HeartbeatType, ResetType, GoingAwayType] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename as never,
})
