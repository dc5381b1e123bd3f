import { BUCKET_KINDS, type Bucket, type Instant, LANE_KINDS, type LaneSpan } from '@tenggat/domain'
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ClockType } from '../clocks/clock.type.js'
import { HolderType, ShareType } from '../clocks/share.type.js'
import { DateTime } from '../graphql/scalars.js'

export const AttributionByEnum = { PARTY: 'PARTY', LINE: 'LINE', TEAM: 'TEAM' } as const
registerEnumType(AttributionByEnum, {
  name: 'AttributionBy',
  description: 'What time is added up by.',
  valuesConfig: {
    PARTY: { description: 'The party that held the ticket.' },
    LINE: { description: 'The support line.' },
    TEAM: { description: 'The team.' },
  },
})

@ObjectType('AttributionSpan', { description: 'A stretch of one lane.', simpleResolvers: true })
export class AttributionSpanType {
  @Field(() => DateTime, { description: 'Where it begins.' })
  declare from: Instant

  @Field(() => DateTime, { description: 'Where it ends.' })
  declare to: Instant

  @Field(() => String, {
    description: '`held`; `paused`: with this holder, who waits; `solved`: theirs when it was solved.',
  })
  declare kind: LaneSpan['kind']

  @Field(() => String, { nullable: true, description: 'Why it waits.' })
  declare reason: string | null
}

@ObjectType('AttributionLane', { description: 'One holder of a ticket and when.', simpleResolvers: true })
export class AttributionLaneType {
  @Field(() => ID, { description: 'Unique in the attribution.' })
  declare id: string

  @Field(() => String, { description: `One of ${LANE_KINDS.join(', ')}.` })
  declare kind: string

  @Field(() => String, { description: "The holder; of a vendor's lane whose vendor it is." })
  declare name: string

  @Field(() => [AttributionSpanType], { description: 'When, ascending.' })
  declare spans: AttributionSpanType[]
}

@ObjectType('AttributionBucket', { description: 'Time of one kind with one holder.', simpleResolvers: true })
export class AttributionBucketType {
  @Field(() => String, { description: `One of ${BUCKET_KINDS.join(', ')}.` })
  declare kind: Bucket['kind']

  @Field(() => String, { nullable: true, description: 'Why it was paused.' })
  declare reason: string | null

  @Field(() => HolderType, { description: 'Whose it was.' })
  declare holder: HolderType

  @Field(() => Float, { description: 'Milliseconds on the instant line.' })
  declare ms: number
}

@ObjectType('AttributionTier', { description: 'Where the time of one clock went.', simpleResolvers: true })
export class AttributionTierType {
  @Field(() => ClockType, { description: 'The clock.' })
  declare clock: ClockType

  @Field(() => [AttributionBucketType], {
    description: 'Every millisecond from its start to the end of its story is in exactly one.',
  })
  declare buckets: AttributionBucketType[]

  @Field(() => Float, { description: 'Open milliseconds used: the sum of the running buckets.' })
  declare runningMs: number

  @Field(() => Float, { description: 'The sum of all buckets.' })
  declare wallMs: number

  @Field(() => Float, { description: 'Open milliseconds the target allows.' })
  declare budgetMs: number

  @Field(() => [ShareType], {
    nullable: true,
    description:
      'Whose the time was when the deadline passed; they sum to the target. Null without a breach.',
  })
  declare breachShares: ShareType[] | null
}

@ObjectType('Attribution', {
  description: 'Whose the time of one ticket was. Parties the viewer may not know are told as `other`.',
  simpleResolvers: true,
})
export class AttributionType {
  @Field(() => String, { description: 'Source of the ticket.' })
  declare source: string

  @Field(() => String, { description: 'Its key there.' })
  declare ticketKey: string

  @Field(() => DateTime, { description: 'When the ticket was opened.' })
  declare from: Instant

  @Field(() => DateTime, {
    description: 'Up to when it is told: now, or its last event once all clocks ended.',
  })
  declare to: Instant

  @Field(() => [AttributionLaneType], {
    description: 'Who had it when: customer, lines, teams, parties, vendors.',
  })
  declare lanes: AttributionLaneType[]

  @Field(() => [AttributionTierType], { description: 'Each of its clocks, under whatever agreement.' })
  declare tiers: AttributionTierType[]
}

@ObjectType('PeriodAttributionRow', {
  description: 'What one holder did with the time of clocks decided in one month.',
  simpleResolvers: true,
})
export class PeriodAttributionRowType {
  @Field(() => String, { description: "`YYYY-MM`, in the agreement's zone, else in UTC." })
  declare period: string

  @Field(() => String, { description: 'The holder; `nobody` where nobody of this sort held the ticket.' })
  declare holder: string

  @Field(() => Boolean, { description: 'The time of an outside vendor of the holder.' })
  declare vendor: boolean

  @Field(() => Float, { description: "Open milliseconds of customers' resolution clocks." })
  declare runningMs: number

  @Field(() => Int, { description: "Customers' resolution clocks it had a share in." })
  declare clocks: number

  @Field(() => Int, {
    description:
      "Customers' breaches of which it had the largest share when the deadline passed; of equal ones, the holder of that moment.",
  })
  declare breachesCaused: number

  @Field(() => Float, {
    description: 'Open milliseconds by which its own clocks breached in the month overran.',
  })
  declare overBudgetMs: number
}

@ObjectType('PeriodAttribution', { description: 'Whose the time was over a period.', simpleResolvers: true })
export class PeriodAttributionType {
  @Field(() => [PeriodAttributionRowType], { description: 'By month, then holder.' })
  declare rows: PeriodAttributionRowType[]
}

@ObjectType('TicketTravel', { description: 'How far a ticket travelled.', simpleResolvers: true })
export class ReassignedTicketType {
  @Field(() => String, { description: 'Its source.' })
  declare source: string

  @Field(() => String, { description: 'Its key there.' })
  declare ticketKey: string

  @Field(() => String, { nullable: true, description: 'Its subject.' })
  declare subject: string | null

  @Field(() => Int, { description: 'How often it went from one party to another.' })
  declare handOvers: number

  @Field(() => Int, { description: 'How many parties had it.' })
  declare parties: number
}
