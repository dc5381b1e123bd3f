import type {
  AgreementKind,
  CancelReason,
  Clock,
  ClockMotion,
  ClockState,
  ClockView,
  Instant,
  Metric,
  Phase,
  Severity,
  ThresholdId,
  TicketStatus,
  Verdict,
} from '@tenggat/domain'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import {
  AgreementKindEnum,
  ClockStateEnum,
  MetricEnum,
  MotionEnum,
  PhaseEnum,
  SeverityEnum,
  TicketStatusEnum,
  VerdictEnum,
} from '../graphql/enums.js'
import { PageInfoType } from '../graphql/results.type.js'
import { DateTime } from '../graphql/scalars.js'
import { BookedType } from './booked.type.js'
import { ShareType } from './share.type.js'

@ObjectType('Clock', {
  description: 'One cycle of one clock of a ticket. Fields that take `asOf` are worked out for that instant.',
  simpleResolvers: true,
})
export class ClockType implements Clock, ClockView {
  @Field(() => ID, { description: 'Names the clock.' })
  declare id: string

  @Field(() => Int, { description: 'Grows with every change of the clock.' })
  declare version: number

  @Field(() => String, { description: 'Source of the ticket.' })
  declare source: string

  @Field(() => String, { description: 'Key of the ticket at its source.' })
  declare ticketKey: string

  @Field(() => String, { nullable: true, description: 'Subject of the ticket.' })
  declare subject: string | null

  @Field(() => ID, { description: 'Agreement the clock belongs to.' })
  declare agreementId: string

  @Field(() => Int, { description: 'Version of the agreement that was bound when the ticket opened.' })
  declare agreementVersion: number

  @Field(() => AgreementKindEnum, { description: 'Kind of the agreement.' })
  declare agreementKind: AgreementKind

  @Field(() => String, { description: 'Title of the agreement.' })
  declare agreementTitle: string

  @Field(() => MetricEnum, { description: 'What it measures.' })
  declare metric: Metric

  @Field(() => Int, { description: '1 for the first cycle.' })
  declare cycle: number

  @Field(() => ID, { description: 'Target in force.' })
  declare targetId: string

  @Field(() => String, { nullable: true, description: 'The sentence of the agreement that the target is.' })
  declare clause: string | null

  @Field(() => ID, {
    description: 'Target the conditions selected; another one only where the tighter was kept.',
  })
  declare selectedTargetId: string

  @Field(() => ID, { description: 'Calendar the target counts on, as `<agreement>@<version>/<name>`.' })
  declare calendarId: string

  @Field(() => PhaseEnum, { description: 'Where it is in its life.' })
  declare phase: Phase

  @Field(() => VerdictEnum, { description: 'Whether the deadline was kept.' })
  declare verdict: Verdict

  @Field(() => DateTime, { description: 'When the cycle began.' })
  declare startedAt: Instant

  @Field(() => DateTime, { description: 'When the present phase began.' })
  declare phaseSince: Instant

  @Field(() => ID, { description: 'Event that brought about the present phase.' })
  declare phaseEventId: string

  @Field(() => DateTime, { description: 'From here `usedMs` goes on counting while running.' })
  declare countedFrom: Instant

  @Field(() => Float, { description: 'Open milliseconds used up to `countedFrom`.' })
  declare usedMs: number

  @Field(() => [ShareType], {
    description:
      'Whose they were: one share a holder, in the order in which they first held the ticket. They sum to `usedMs`.',
  })
  declare shares: ShareType[]

  @Field(() => Float, { description: 'Open milliseconds the target allows.' })
  declare targetMs: number

  @Field(() => DateTime, { nullable: true, description: 'When the target is used up; null while paused.' })
  declare deadlineAt: Instant | null

  @Field(() => [String], {
    description: 'Thresholds crossed under the present target, in the order crossed.',
  })
  declare crossed: ThresholdId[]

  @Field(() => String, { nullable: true, description: 'Threshold that is crossed next.' })
  declare nextThreshold: ThresholdId | null

  @Field(() => DateTime, { nullable: true, description: 'When the next threshold is crossed.' })
  declare nextThresholdAt: Instant | null

  @Field(() => Int, { description: 'Counts how often thresholds were armed anew.' })
  declare round: number

  @Field(() => DateTime, {
    nullable: true,
    description: 'The deadline that passed, while that breach stands.',
  })
  declare breachedAt: Instant | null

  @Field(() => DateTime, { nullable: true, description: 'When it was stopped.' })
  declare stoppedAt: Instant | null

  @Field(() => Boolean, {
    description:
      'Settled by time. False: known only from a log, and settled as far as that was read, which is `asOf`.',
  })
  declare live: boolean

  @Field(() => DateTime, {
    description: 'The instant its derived fields are worked out for unless they ask for another.',
  })
  declare asOf: Instant

  @Field(() => BookedType, {
    nullable: true,
    description:
      'What its verdict is booked under; null while it has none, and where ticket and target are still what they were then.',
  })
  declare booked: BookedType | null

  @Field(() => Boolean, {
    description: 'Time that is used up at a closing is up only at the opening after it.',
  })
  declare dueAtOpening: boolean

  @Field(() => String, {
    nullable: true,
    description:
      'Why it was cancelled: the ticket was `cancelled` or `merged`, `noTarget` of the agreement covers it any more, the agreement is `notApplicable` to it any more, or `overruled` by a more specific one.',
  })
  declare cancelReason: CancelReason | null

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

  @Field(() => Float, { nullable: true, description: 'Open milliseconds used.' })
  declare elapsedMs: number

  @Field(() => Float, { nullable: true, description: 'Open milliseconds left; negative once overrun.' })
  declare remainingMs: number

  @Field(() => Float, {
    nullable: true,
    description: 'Open milliseconds since the deadline that was missed, whatever target is in force since.',
  })
  declare overrunMs: number

  @Field(() => ClockStateEnum, { nullable: true, description: 'The verdict as people read it.' })
  declare state: ClockState

  @Field(() => MotionEnum, { nullable: true, description: 'Whether it counts.' })
  declare motion: ClockMotion

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it goes on: the next opening of its calendar while closed, or the end that a pause was told with.',
  })
  declare resumesAt: Instant | null
}

@ObjectType('ClockEdge', { description: 'A clock with its place in the list.', simpleResolvers: true })
export class ClockEdgeType {
  @Field(() => String, { description: 'Hand it in as `after` to go on behind this clock.' })
  declare cursor: string

  @Field(() => ClockType, { description: 'The clock.' })
  declare node: ClockType
}

@ObjectType('ClockConnection', { description: 'A page of clocks.', simpleResolvers: true })
export class ClockConnectionType {
  @Field(() => [ClockEdgeType], { description: 'The clocks with their places.' })
  declare edges: ClockEdgeType[]

  @Field(() => [ClockType], { description: 'The clocks alone.' })
  declare nodes: ClockType[]

  @Field(() => PageInfoType, { description: 'Where this page ends.' })
  declare pageInfo: PageInfoType
}
