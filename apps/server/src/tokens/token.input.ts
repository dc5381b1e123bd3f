import type { Instant } from '@tenggat/domain'
import { Field, ID, InputType } from 'type-graphql'
import { ClockFilterInput } from '../graphql/clockFilter.input.js'
import { ScopeEnum } from '../graphql/enums.js'
import { DateTime } from '../graphql/scalars.js'
import type { Scope } from '../store/records.js'

@InputType('CreateTokenInput', { description: 'The token wished for.' })
export class CreateTokenInputType {
  @Field(() => String, { description: 'What people call it; 1 to 100 characters.' })
  declare name: string

  @Field(() => [ScopeEnum], {
    description: 'What it may do; at least one. `display` and `customer` stand alone.',
  })
  declare scopes: Scope[]

  @Field(() => ClockFilterInput, {
    nullable: true,
    description: 'Required for a display or customer token, refused for others.',
  })
  declare board?: ClockFilterInput | null

  @Field(() => [ID], {
    nullable: true,
    description: 'Confines it to what agreements of these parties cover; left out for no such bounds.',
  })
  declare parties?: string[] | null

  @Field(() => DateTime, { nullable: true, description: 'When it stops to work; left out for never.' })
  declare expiresAt?: Instant | null

  @Field(() => ID, { description: 'Sent again after an unclear answer, it makes no second token.' })
  declare idempotencyKey: string
}

@InputType('RevokeTokenInput', { description: 'The token to revoke.' })
export class RevokeTokenInputType {
  @Field(() => ID, { description: 'Its id.' })
  declare id: string
}
