import { Field, Float, Int, ObjectType } from 'type-graphql'
import { AgreementSummaryType } from '../agreements/agreementParts.type.js'

@ObjectType('MonthlyRatio', { description: 'The clocks decided in one month.', simpleResolvers: true })
export class MonthlyRatioType {
  @Field(() => String, { description: '`YYYY-MM`, on the wall calendar of the agreement’s zone.' })
  declare month: string

  @Field(() => Int, { description: 'Stopped in time.' })
  declare met: number

  @Field(() => Int, { description: 'Deadline passed first.' })
  declare breached: number

  @Field(() => Float, {
    nullable: true,
    description: 'met / (met + breached); null when nothing was decided.',
  })
  declare ratio: number | null
}

@ObjectType('AgreementNode', {
  description:
    'An agreement and how it stands. Every figure is what `clockList` shows with this agreement, the state of the same name and, for met and breached, the period as `decidedIn`.',
  simpleResolvers: true,
})
export class AgreementNodeType {
  @Field(() => AgreementSummaryType, { description: 'The version in force, else the newest.' })
  declare agreement: AgreementSummaryType

  @Field(() => Int, { description: 'Running or paused, breached ones included.' })
  declare open: number

  @Field(() => Int, { description: 'Open and not breached, with an at-risk threshold crossed.' })
  declare atRisk: number

  @Field(() => Int, { description: 'Open although the deadline has passed.' })
  declare breachedOpen: number

  @Field(() => Int, { description: 'Stopped in time, in the period.' })
  declare met: number

  @Field(() => Int, { description: 'Deadline passed in the period.' })
  declare breached: number

  @Field(() => Int, { description: 'Neither met nor breached yet; outside the ratio.' })
  declare undecided: number

  @Field(() => Float, {
    nullable: true,
    description: 'met / (met + breached); null when nothing was decided.',
  })
  declare ratio: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'The share its goal for attainment asks for, from 0 to 1; null when it has none.',
  })
  declare objective: number | null

  @Field(() => [MonthlyRatioType], { description: 'The last twelve months, the present one last.' })
  declare monthly: MonthlyRatioType[]

  @Field(() => String, {
    description:
      'Time zone in which its months are cut: that of its term, else the one that its calendars have, else UTC.',
  })
  declare timeZone: string
}

@ObjectType('ClockCount', { description: 'How the clocks of a filter ended.', simpleResolvers: true })
export class ClockCountType {
  @Field(() => Int, { description: 'Stopped in time.' })
  declare met: number

  @Field(() => Int, { description: 'Deadline passed, whether stopped since or not.' })
  declare breached: number

  @Field(() => Int, { description: 'Neither met nor breached yet; none of them is decided in any period.' })
  declare undecided: number

  @Field(() => Int, { description: 'Ended without a result; none of them is decided in any period.' })
  declare cancelled: number

  @Field(() => Float, {
    nullable: true,
    description: 'met / (met + breached); null when nothing was decided.',
  })
  declare ratio: number | null
}
