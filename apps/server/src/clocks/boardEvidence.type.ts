import type { Instant } from '@tenggat/domain'
import { Field, Int, ObjectType } from 'type-graphql'
import { DateTime } from '../graphql/scalars.js'

@ObjectType('UnknownFilterValue', {
  description: 'A value of a filter that no clock has.',
  simpleResolvers: true,
})
export class UnknownFilterValueType {
  @Field(() => String, { description: 'The field of the filter, e.g. `team`.' })
  declare field: string

  @Field(() => String, { description: 'The value.' })
  declare value: string
}

@ObjectType('BoardEvidence', {
  description:
    'What an empty board may be read as: all clear, nothing has arrived yet, or a filter that matches nothing.',
  simpleResolvers: true,
})
export class BoardEvidenceType {
  @Field(() => Boolean, {
    description:
      'Whether any ticket that the viewer may see on this board was ever recorded, whatever the filter.',
  })
  declare hasTickets: boolean

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the last event was recorded; null for viewers of a part only.',
  })
  declare lastEventAt: Instant | null

  @Field(() => Int, {
    description: 'Events of the last two days that were refused; 0 for viewers of a part only.',
  })
  declare refusedEvents: number

  @Field(() => Int, {
    description: 'Tickets of this board that are open, of the last hundred thousand recorded.',
  })
  declare openTickets: number

  @Field(() => Int, {
    description:
      'Open tickets that nothing is promised about: they are on no board. 0 for viewers of a part only.',
  })
  declare uncoveredTickets: number

  @Field(() => [UnknownFilterValueType], {
    description: 'Values of the filter that none of the last hundred thousand clocks has.',
  })
  declare unknown: UnknownFilterValueType[]
}
