import type { Instant, Metric, Severity } from '@tenggat/domain'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { AgreementChangeType } from '../agreements/agreementDiff.type.js'
import { ClockType } from '../clocks/clock.type.js'
import { MonthlyRatioType } from '../figures/agreementNode.type.js'
import { MetricEnum, SeverityEnum } from '../graphql/enums.js'
import { DateTime } from '../graphql/scalars.js'

@ObjectType('CustomerHours', {
  description: 'Service hours; their `lines` are for people.',
  simpleResolvers: true,
})
export class CustomerHoursType {
  @Field(() => String, { description: 'Name of the calendar in the agreement.' })
  declare calendar: string

  @Field(() => String, { description: 'IANA name of its zone, whose dates its working days are.' })
  declare timeZone: string

  @Field(() => [String], {
    description: 'Zones in which its lines tell the time; several where it is made of others.',
  })
  declare zones: string[]
}

@ObjectType('Commitment', { description: 'What is promised for one priority.', simpleResolvers: true })
export class CommitmentType {
  @Field(() => String, { nullable: true, description: 'Null where it holds whatever the priority.' })
  declare priority: string | null

  @Field(() => MetricEnum, { description: 'What is promised.' })
  declare metric: Metric

  @Field(() => ID, { description: 'The target of the agreement.' })
  declare targetId: string

  @Field(() => String, { description: 'As the document writes it, e.g. `4h`.' })
  declare within: string
}

@ObjectType('CustomerTicket', { description: 'A ticket that has ended.', simpleResolvers: true })
export class CustomerTicketType {
  @Field(() => String, { description: 'Its key at the desk.' })
  declare ticketKey: string

  @Field(() => String, { nullable: true, description: 'Its subject.' })
  declare subject: string | null

  @Field(() => DateTime, { description: 'When it was opened.' })
  declare openedAt: Instant

  @Field(() => DateTime, { nullable: true, description: 'When it was solved.' })
  declare solvedAt: Instant | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Every promise was kept; null when none was decided.',
  })
  declare met: boolean | null
}

@ObjectType('PlannedChange', {
  description: 'What will change, or that the agreement ends; its `lines` are for people.',
  simpleResolvers: true,
})
export class PlannedChangeType {
  @Field(() => DateTime, { description: 'From when.' })
  declare effectiveFrom: Instant

  @Field(() => Int, { description: 'The version that takes effect, or that ends.' })
  declare version: number

  @Field(() => [AgreementChangeType], { description: 'What differs; none when the agreement ends.' })
  declare changes: AgreementChangeType[]
}

@ObjectType('CustomerContact', { description: 'How the provider is reached.', simpleResolvers: true })
export class CustomerContactType {
  @Field(() => String, { description: 'email, phone, chat, portal or post.' })
  declare channel: string

  @Field(() => String, { description: 'The address or number.' })
  declare address: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  declare purpose: string | null
}

@ObjectType('CustomerPage', {
  description: "A customer's agreement in plain words, and how its own tickets stand.",
  simpleResolvers: true,
})
export class CustomerPageType {
  @Field(() => String, {
    nullable: true,
    description: 'The customers whose tickets are shown; null for all.',
  })
  declare customer: string | null

  @Field(() => String, { description: 'Title of the agreement.' })
  declare title: string

  @Field(() => ID, { description: 'The agreement.' })
  declare agreementId: string

  @Field(() => Int, { description: 'The version in force.' })
  declare version: number

  @Field(() => String, { nullable: true, description: 'Name of the party that provides.' })
  declare provider: string | null

  @Field(() => [CustomerHoursType], { description: 'Hours that promises are counted in.' })
  declare hours: CustomerHoursType[]

  @Field(() => [CommitmentType], { description: 'What is promised, in the order of the agreement.' })
  declare commitments: CommitmentType[]

  @Field(() => [MonthlyRatioType], { description: 'The last twelve months.' })
  declare attainment: MonthlyRatioType[]

  @Field(() => [ClockType], {
    description: 'Open clocks by deadline, at most 200; who holds them is left out.',
  })
  declare openTickets: ClockType[]

  @Field(() => [CustomerTicketType], { description: 'The last 50 that ended, the last opened first.' })
  declare history: CustomerTicketType[]

  @Field(() => [PlannedChangeType], { description: 'What will change, next first.' })
  declare planned: PlannedChangeType[]

  @Field(() => [CustomerContactType], { description: 'How the provider is reached.' })
  declare contacts: CustomerContactType[]

  @Field(() => String, { description: 'IANA name of the zone of the agreement’s term.' })
  declare timeZone: string
}

@ObjectType('Expectation', {
  description: 'By when something would be promised; `text` and `mail` are for people.',
  simpleResolvers: true,
})
export class ExpectationType {
  @Field(() => MetricEnum, { description: 'What.' })
  declare metric: Metric

  @Field(() => ID, { description: 'The target of the agreement.' })
  declare targetId: string

  @Field(() => DateTime, { description: 'The exact deadline it would get.' })
  declare dueAt: Instant

  @Field(() => String, { description: 'As the document writes it, e.g. `4h`.' })
  declare within: string
}

@InputType('ExpectedByInput', {
  description: 'A ticket not yet sent. With a customer’s link, agreement and customer are those of the link.',
})
export class ExpectedByInputType {
  @Field(() => ID, { nullable: true, description: 'Agreement; every one that would apply when left out.' })
  declare agreementId?: string | null

  @Field(() => String, { nullable: true, description: 'Customer.' })
  declare customer?: string | null

  @Field(() => String, { nullable: true, description: 'Service.' })
  declare service?: string | null

  @Field(() => String, { nullable: true, description: 'Priority.' })
  declare priority?: string | null

  @Field(() => SeverityEnum, { nullable: true, description: 'Impact.' })
  declare impact?: Severity | null

  @Field(() => SeverityEnum, { nullable: true, description: 'Urgency.' })
  declare urgency?: Severity | null

  @Field(() => DateTime, { nullable: true, description: 'When it would be sent; now when left out.' })
  declare openedAt?: Instant | null
}
