import type { Instant, Severity } from '@tenggat/domain'
import { Field, ID, InputType } from 'type-graphql'
import { SeverityEnum } from '../graphql/enums.js'
import { DateTime } from '../graphql/scalars.js'

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
