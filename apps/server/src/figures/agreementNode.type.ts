import type { Goal, Metric } from '@tenggat/domain'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { AgreementSummaryType } from '../agreements/agreementParts.type.js'
import { MetricEnum } from '../graphql/enums.js'

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

@ObjectType('GoalStanding', {
  description: 'A goal for attainment and how it stands.',
  simpleResolvers: true,
})
export class GoalStandingType {
  @Field(() => ID, { description: 'Its name in the agreement.' })
  declare goalId: string

  @Field(() => String, { description: 'The goal in words.' })
  declare text: string

  @Field(() => MetricEnum, { nullable: true, description: 'The metric; all of them where it is null.' })
  declare metric: Metric | null

  @Field(() => String, { description: '`month`, `quarter` or `year`.' })
  declare period: Goal['period']

  @Field(() => Float, { description: 'The percentage to reach.' })
  declare objective: number

  @Field(() => Int, { description: 'Stopped in time, in the period that runs.' })
  declare met: number

  @Field(() => Int, { description: 'Deadline passed in the period that runs.' })
  declare breached: number
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

  @Field(() => [GoalStandingType], {
    description: 'Its goals for attainment, each over the month, quarter or year of its own that runs.',
  })
  declare goals: GoalStandingType[]

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
