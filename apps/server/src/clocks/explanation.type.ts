import type { ClockState, Instant, Segment } from '@tenggat/domain'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { MatchCandidateType } from '../agreements/matchCandidate.type.js'
import { ClockStateEnum, SegmentKindEnum } from '../graphql/enums.js'
import { DateTime } from '../graphql/scalars.js'

@ObjectType('ExplanationSegment', {
  description: 'One stretch of a clock and what it cost.',
  simpleResolvers: true,
})
export class ExplanationSegmentType {
  @Field(() => DateTime, { description: 'Where it begins.' })
  declare from: Instant

  @Field(() => DateTime, { description: 'Where it ends.' })
  declare to: Instant

  @Field(() => SegmentKindEnum, { description: 'What the clock did in it.' })
  declare kind: Segment['kind']

  @Field(() => Float, { description: 'Open milliseconds it adds to the elapsed time; 0 unless running.' })
  declare businessMs: number

  @Field(() => ID, { description: 'Event that began the motion it belongs to.' })
  declare eventId: string

  @Field(() => ID, { description: 'Target in force in it.' })
  declare targetId: string

  @Field(() => String, { nullable: true, description: 'Names of the holidays, or the reason of a pause.' })
  declare note: string | null
}

@ObjectType('EarlierSegments', {
  description: 'Stretches of a clock that are not told one by one.',
  simpleResolvers: true,
})
export class EarlierSegmentsType {
  @Field(() => Int, { description: 'How many.' })
  declare count: number

  @Field(() => DateTime, { description: 'Where the first begins.' })
  declare from: Instant

  @Field(() => DateTime, { description: 'Where the last ends, and those that are told begin.' })
  declare to: Instant

  @Field(() => Float, { description: 'Open milliseconds they add to the elapsed time.' })
  declare businessMs: number
}

@ObjectType('ExplanationThreshold', { description: 'A threshold of the target.', simpleResolvers: true })
export class ExplanationThresholdType {
  @Field(() => ID, { description: '`percent:<n>`, `before:<ms>` or `deadline`.' })
  declare id: string

  @Field(() => Float, { description: 'Open milliseconds after which it is crossed.' })
  declare workMs: number

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was or is due to be crossed; null while paused.',
  })
  declare at: Instant | null

  @Field(() => Boolean, { description: 'It has been crossed.' })
  declare crossed: boolean
}

@ObjectType('Explanation', {
  description: 'Why a clock stands where it stands: its target, its deadline and every stretch of its time.',
  simpleResolvers: true,
})
export class ExplanationType {
  @Field(() => DateTime, { description: 'The instant it was worked out for.' })
  declare asOf: Instant

  @Field(() => ID, { description: 'Target in force.' })
  declare targetId: string

  @Field(() => Float, { description: 'Open milliseconds the target allows.' })
  declare targetMs: number

  @Field(() => String, { nullable: true, description: 'The sentence of the agreement that the target is.' })
  declare clause: string | null

  @Field(() => ID, { description: 'Calendar it counts on.' })
  declare calendarId: string

  @Field(() => String, { description: 'IANA name of its zone.' })
  declare timeZone: string

  @Field(() => ClockStateEnum, { description: 'The verdict as people read it.' })
  declare state: ClockState

  @Field(() => DateTime, { nullable: true, description: 'Deadline in force.' })
  declare deadlineAt: Instant | null

  @Field(() => Float, { description: 'Open milliseconds used; the segments and the earlier ones sum to it.' })
  declare elapsedMs: number

  @Field(() => [ExplanationSegmentType], {
    description: 'The time from the start, without gaps; of more than 500 stretches the latest.',
  })
  declare segments: ExplanationSegmentType[]

  @Field(() => EarlierSegmentsType, {
    nullable: true,
    description: 'The stretches before those, summed; null where all are told.',
  })
  declare earlier: EarlierSegmentsType | null

  @Field(() => [ExplanationThresholdType], { description: 'Its thresholds, the deadline last.' })
  declare thresholds: ExplanationThresholdType[]

  @Field(() => [MatchCandidateType], { description: 'Every target of the metric and why it won or lost.' })
  declare candidates: MatchCandidateType[]
}
