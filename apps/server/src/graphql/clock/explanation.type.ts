import type { Instant } from '@tenggat/domain'
import { Field, Float, ID, ObjectType } from 'type-graphql'
import { MatchCandidateType } from '../agreement/matchCandidate.type.js'
import { DateTime } from '../scalars.js'

@ObjectType('ExplanationSegment', {
  description: 'One stretch of a clock and what it cost.',
  simpleResolvers: true,
})
export class ExplanationSegmentType {
  @Field(() => DateTime, { description: 'Where it begins.' })
  declare from: Instant

  @Field(() => DateTime, { description: 'Where it ends.' })
  declare to: Instant

  @Field(() => String, { description: 'running, closed, holiday, paused or stopped.' })
  declare kind: string

  @Field(() => Float, { description: 'Open milliseconds it adds to the elapsed time; 0 unless running.' })
  declare businessMs: number

  @Field(() => ID, { nullable: true, description: 'Event that began it.' })
  declare eventId: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Why: the name of the holiday, the reason of the pause.',
  })
  declare reason: string | null
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

  @Field(() => DateTime, { nullable: true, description: 'Deadline in force.' })
  declare deadlineAt: Instant | null

  @Field(() => Float, { description: 'Open milliseconds used; the segments sum to it.' })
  declare elapsedMs: number

  @Field(() => [ExplanationSegmentType], { description: 'The time from the start, without gaps.' })
  declare segments: ExplanationSegmentType[]

  @Field(() => [MatchCandidateType], { description: 'Every target of the metric and why it won or lost.' })
  declare candidates: MatchCandidateType[]
}
