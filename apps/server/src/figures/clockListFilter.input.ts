import type { AgreementKind, Metric } from '@tenggat/domain'
import { Field, ID, InputType } from 'type-graphql'
import type { ClockListState } from '../clocks/clockQuestion.js'
import { AgreementKindEnum, MetricEnum } from '../graphql/enums.js'
import { ClockListStateEnum } from './clockListState.enum.js'
import { PeriodInput } from './period.input.js'

@InputType('ClockListFilter', {
  description:
    'Which clocks a figure counts: those whose every given attribute is among the values listed; an empty list matches nothing.',
})
export class ClockListFilterInput {
  @Field(() => [ID], { nullable: true, description: 'Agreement, over all its versions.' })
  declare agreementId?: string[] | null

  @Field(() => [AgreementKindEnum], { nullable: true, description: 'Kind of the agreement.' })
  declare agreementKind?: AgreementKind[] | null

  @Field(() => [MetricEnum], { nullable: true, description: 'What the clock measures.' })
  declare metric?: Metric[] | null

  @Field(() => [String], { nullable: true, description: 'Party that holds the ticket.' })
  declare party?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Support line that holds the ticket.' })
  declare line?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Team that holds the ticket.' })
  declare team?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Customer of the ticket.' })
  declare customer?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Priority of the ticket.' })
  declare priority?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Service of the ticket.' })
  declare service?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Source of the ticket.' })
  declare source?: string[] | null

  @Field(() => ClockListStateEnum, { nullable: true, description: 'Where they stand; all when left out.' })
  declare state?: ClockListState | null

  @Field(() => PeriodInput, {
    nullable: true,
    description: 'Only clocks decided in it: met at their stop, breached at their deadline.',
  })
  declare decidedIn?: PeriodInput | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'False leaves out clocks of sources that are replayed from a log; otherwise they count.',
  })
  declare includeReplayed?: boolean | null

  @Field(() => String, {
    nullable: true,
    description: 'A party that has a share in the clock, or holds the ticket while it runs.',
  })
  declare heldBy?: string | null
}
