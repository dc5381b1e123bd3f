import type { FactKind, Instant, Metric, ThresholdId } from '@tenggat/domain'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { FactKindEnum, MetricEnum } from '../graphql/enums.js'
import { DateTime, Json } from '../graphql/scalars.js'

@ObjectType('Fact', {
  description: 'Something that happened. Positions grow in the order of commit and have no gaps.',
  simpleResolvers: true,
})
export class FactType {
  @Field(() => Float, { description: 'Place in the order of commit; drop a fact whose position is known.' })
  declare position: number

  @Field(() => String, { description: 'Resume behind this fact.' })
  declare cursor: string

  @Field(() => FactKindEnum, { description: 'What happened.' })
  declare kind: FactKind | 'ticketUpdated'

  @Field(() => DateTime, { description: 'When it truly happened; for a breach, the deadline.' })
  declare at: Instant

  @Field(() => DateTime, { description: 'When it was recorded.' })
  declare recordedAt: Instant

  @Field(() => ID, { nullable: true, description: 'The clock; null when it is about the ticket.' })
  declare clockId: string | null

  @Field(() => String, { description: 'Key of the ticket at its source.' })
  declare ticketKey: string

  @Field(() => String, { description: 'Source of the ticket.' })
  declare source: string

  @Field(() => ID, { nullable: true, description: 'Agreement of the clock.' })
  declare agreementId: string | null

  @Field(() => MetricEnum, { nullable: true, description: 'What the clock measures.' })
  declare metric: Metric | null

  @Field(() => Int, { nullable: true, description: 'Cycle of the clock.' })
  declare cycle: number | null

  @Field(() => String, { nullable: true, description: 'Threshold crossed, for atRisk and breached.' })
  declare threshold: ThresholdId | null

  @Field(() => Int, { nullable: true, description: 'How often thresholds had been armed anew.' })
  declare round: number | null

  @Field(() => Int, { nullable: true, description: 'Grows with every retraction of a fact of the clock.' })
  declare generation: number | null

  @Field(() => ID, { nullable: true, description: 'Event that caused it; null when time alone did.' })
  declare eventId: string | null

  @Field(() => ID, { nullable: true, description: 'Target in force.' })
  declare targetId: string | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'Deadline after the fact; null while paused or ended.',
  })
  declare deadlineAt: Instant | null

  @Field(() => Float, { nullable: true, description: 'Position of the fact that no longer holds.' })
  declare retracts: number | null

  @Field(() => Json, { nullable: true, description: 'Numbers and names that belong to the kind.' })
  declare detail: unknown
}
