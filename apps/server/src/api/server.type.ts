import type { Instant } from '@tenggat/domain'
import { Field, ID, ObjectType } from 'type-graphql'
import { DateTime } from '../graphql/scalars.js'

@ObjectType('Server', { description: 'The process that answers.', simpleResolvers: true })
export class ServerType {
  @Field(() => ID, { description: 'Changes with every build; a page of another build should reload.' })
  declare buildId: string

  @Field(() => String, { description: 'Version of the product.' })
  declare version: string

  @Field(() => DateTime, { description: "The engine's time when it answered." })
  declare serverTime: Instant

  @Field(() => ID, { description: 'Names the store; cursors of another store are void.' })
  declare storeEpoch: string
}
