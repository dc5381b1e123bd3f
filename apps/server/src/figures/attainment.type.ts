import type { Metric, Severity } from '@tenggat/domain'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { MetricEnum, SeverityEnum } from '../graphql/enums.js'

@ObjectType('AttainmentRow', {
  description: 'How many clocks kept their deadline. Dimensions that were not asked for are null.',
  simpleResolvers: true,
})
export class AttainmentRowType {
  @Field(() => MetricEnum, { nullable: true, description: 'What the clocks measure.' })
  declare metric: Metric | null

  @Field(() => SeverityEnum, { nullable: true, description: 'Impact of the ticket.' })
  declare impact: Severity | null

  @Field(() => String, { nullable: true, description: 'Priority of the ticket.' })
  declare priority: string | null

  @Field(() => ID, { nullable: true, description: 'Target of the agreement.' })
  declare targetId: string | null

  @Field(() => Int, { description: 'Stopped in time.' })
  declare met: number

  @Field(() => Int, { description: 'Deadline passed, whether stopped since or not.' })
  declare breached: number

  @Field(() => Int, { description: 'Still open and not breached; outside the ratio.' })
  declare undecided: number

  @Field(() => Int, { description: 'Ended without a result; outside the ratio.' })
  declare cancelled: number

  @Field(() => Int, { description: 'met + breached, the denominator.' })
  declare decided: number

  @Field(() => Float, { nullable: true, description: 'met / decided; null when nothing is decided.' })
  declare ratio: number | null
}
