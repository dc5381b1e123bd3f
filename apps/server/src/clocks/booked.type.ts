import type { Booked, Severity } from '@tenggat/domain'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { SeverityEnum } from '../graphql/enums.js'

@ObjectType('BookedVerdict', {
  description:
    'What was in force at the deadline or the stop of a clock: every figure counts its verdict here.',
  simpleResolvers: true,
})
export class BookedType implements Booked {
  @Field(() => Int, { description: 'Version of the agreement.' })
  declare agreementVersion: number

  @Field(() => ID, { description: 'Target.' })
  declare targetId: string

  @Field(() => Float, { description: 'Open milliseconds it allowed.' })
  declare targetMs: number

  @Field(() => Float, {
    description:
      'Open milliseconds used, as they are counted now, when the deadline passed: it is late from there.',
  })
  declare lateAfterMs: number

  @Field(() => String, { nullable: true, description: 'Priority of the ticket.' })
  declare priority: string | null

  @Field(() => SeverityEnum, { nullable: true, description: 'Impact of the ticket.' })
  declare impact: Severity | null

  @Field(() => String, { nullable: true, description: 'Service of the ticket.' })
  declare service: string | null

  @Field(() => String, { nullable: true, description: 'Customer of the ticket.' })
  declare customer: string | null

  @Field(() => String, { nullable: true, description: 'Party that held the ticket.' })
  declare party: string | null

  @Field(() => String, { nullable: true, description: 'Team that held the ticket.' })
  declare team: string | null

  @Field(() => String, { nullable: true, description: 'Support line that held the ticket.' })
  declare line: string | null

  @Field(() => String, { nullable: true, description: 'Person who held the ticket.' })
  declare agent: string | null
}
