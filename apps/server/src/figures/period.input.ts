import type { Instant } from '@tenggat/domain'
import { Field, InputType } from 'type-graphql'
import { DateTime } from '../graphql/scalars.js'

@InputType('Period', { description: 'A stretch of time, half-open: `from` belongs to it, `to` does not.' })
export class PeriodInput {
  @Field(() => DateTime, { description: 'Its first instant.' })
  declare from: Instant

  @Field(() => DateTime, { description: 'The first instant behind it.' })
  declare to: Instant
}
