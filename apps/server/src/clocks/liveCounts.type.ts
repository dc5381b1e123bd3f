import type { Instant } from '@tenggat/domain'
import { Field, Int, ObjectType } from 'type-graphql'
import { DateTime } from '../graphql/scalars.js'

@ObjectType('PriorityCount', { description: 'Open tickets of one priority.', simpleResolvers: true })
export class PriorityCountType {
  @Field(() => String, { nullable: true, description: 'The priority; null for tickets without one.' })
  declare priority: string | null

  @Field(() => Int, { description: 'Tickets with a clock that is running or paused.' })
  declare open: number

  @Field(() => DateTime, { nullable: true, description: 'When the oldest of them opened.' })
  declare oldestOpenedAt: Instant | null
}

@ObjectType('LiveCounts', { description: 'How many clocks are where, now.', simpleResolvers: true })
export class LiveCountsType {
  @Field(() => Int, { description: 'Running clocks.' })
  declare running: number

  @Field(() => Int, { description: 'Paused clocks.' })
  declare paused: number

  @Field(() => Int, { description: 'Running or paused clocks past an at-risk threshold and not breached.' })
  declare atRisk: number

  @Field(() => Int, { description: 'Running or paused clocks that have breached.' })
  declare breached: number

  @Field(() => [PriorityCountType], { description: 'Open tickets by priority, with their age.' })
  declare byPriority: PriorityCountType[]
}
