import type { AgreementKind, Metric } from '@tenggat/domain'
import { Field, ID, InputType } from 'type-graphql'
import { AgreementKindEnum, MetricEnum } from './enums.js'

/** Which clocks a query, a board or a stream of facts is about. */
@InputType('ClockFilter', {
  description:
    'Keeps clocks whose every given attribute is among the values listed; an empty list matches nothing.',
})
export class ClockFilterInput {
  @Field(() => [String], { nullable: true, description: 'Source of the ticket.' })
  declare source?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Agreement.' })
  declare agreementId?: string[] | null

  @Field(() => [AgreementKindEnum], { nullable: true, description: 'Kind of the agreement.' })
  declare agreementKind?: AgreementKind[] | null

  @Field(() => [MetricEnum], { nullable: true, description: 'What the clock measures.' })
  declare metric?: Metric[] | null

  @Field(() => [String], { nullable: true, description: 'Priority of the ticket.' })
  declare priority?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Impact of the ticket.' })
  declare impact?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Team that holds the ticket.' })
  declare team?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Support line that holds the ticket.' })
  declare line?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Party that holds the ticket.' })
  declare party?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Customer of the ticket.' })
  declare customer?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Service of the ticket.' })
  declare service?: string[] | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Also clocks of sources that are replayed from a log, whose deadlines time does not settle.',
  })
  declare includeReplayed?: boolean | null
}
