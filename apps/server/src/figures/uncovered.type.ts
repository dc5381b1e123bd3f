import type { Coverage, Unmatched } from '@tenggat/domain'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { CoverageEnum } from '../graphql/enums.js'
import { PageInfoType } from '../graphql/results.type.js'
import { TicketType } from '../tickets/ticket.type.js'

@ObjectType('UnmatchedValue', {
  description: 'What of a ticket keeps an agreement from promising anything about it.',
  simpleResolvers: true,
})
export class UnmatchedValueType implements Unmatched {
  @Field(() => ID, { description: 'The agreement.' })
  declare agreementId: string

  @Field(() => String, {
    description: 'For programs: `excluded`, the agreement leaves the service out, or `differs`.',
  })
  declare code: Unmatched['code']

  @Field(() => String, { description: 'The field of the ticket, e.g. `priority`.' })
  declare field: Unmatched['field']

  @Field(() => String, {
    description:
      'Where the agreement says so: `services.fax`, `appliesTo.customer`; or `targets`, all of them together.',
  })
  declare clause: string

  @Field(() => [String], { description: 'What the ticket has; empty where it has none.' })
  declare present: readonly string[]

  @Field(() => [String], { description: 'What would do, any of them.' })
  declare wanted: readonly string[]

  @Field(() => String, {
    nullable: true,
    description: 'One of those that differs from what the ticket has by case or white space alone.',
  })
  declare lookAlike: string | null
}

@ObjectType('UncoveredTicket', {
  description: 'A ticket about which nothing is promised as it stands.',
  simpleResolvers: true,
})
export class UncoveredTicketType {
  @Field(() => TicketType, { description: 'The ticket.' })
  declare ticket: TicketType

  @Field(() => CoverageEnum, { description: 'Whether no agreement applies, or none of its targets.' })
  declare coverage: Coverage

  @Field(() => [UnmatchedValueType], {
    description:
      'Why, under the agreements as they are now; of agreements that do not apply, those that nearly do come first, at most five.',
  })
  declare reasons: readonly UnmatchedValueType[]
}

@ObjectType('UncoveredTicketConnection', { description: 'A page of them.', simpleResolvers: true })
export class UncoveredTicketConnectionType {
  @Field(() => [UncoveredTicketType], { description: 'The tickets, the last recorded first.' })
  declare nodes: UncoveredTicketType[]

  @Field(() => PageInfoType, { description: 'Where this page ends.' })
  declare pageInfo: PageInfoType
}

@ObjectType('UncoveredCount', {
  description: 'How many tickets nothing is promised about.',
  simpleResolvers: true,
})
export class UncoveredCountType {
  @Field(() => CoverageEnum, { description: 'Whether no agreement applies, or none of its targets.' })
  declare coverage: Coverage

  @Field(() => Int, { description: 'Of them open now.' })
  declare open: number

  @Field(() => Int, { description: 'Of them opened in the period; all where none is asked about.' })
  declare opened: number
}
