import type { Instant } from '@tenggat/domain'
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql'
import { DateTime } from '../graphql/scalars.js'
import { FactType } from './fact.type.js'

@ObjectType('FactBatch', { description: 'Facts in the order of commit.', simpleResolvers: true })
export class FactBatchType {
  @Field(() => String, { description: 'Resume from here.' })
  declare cursor: string

  @Field(() => DateTime, { description: "The engine's time when it was made." })
  declare serverTime: Instant

  @Field(() => [FactType], { description: 'The facts.' })
  declare facts: FactType[]
}

@ObjectType('Heartbeat', {
  description: 'Sent every two seconds; without one for five seconds nothing on screen can be trusted.',
  simpleResolvers: true,
})
export class HeartbeatType {
  @Field(() => String, { description: 'Resume from here.' })
  declare cursor: string

  @Field(() => DateTime, { description: "The engine's time." })
  declare serverTime: Instant

  @Field(() => ID, { description: 'Changes with every build; a page of another build should reload.' })
  declare buildId: string

  @Field(() => Int, {
    description:
      'Another number than the last one heard: agreements have changed, read again what is shown of them. Comes at once, not with ' +
      'the next beat.',
  })
  declare agreements: number
}

@ObjectType('Reset', { description: 'The cursor is of no use here; start over.', simpleResolvers: true })
export class ResetType {
  @Field(() => String, { description: 'Why.' })
  declare reason: string
}

@ObjectType('GoingAway', { description: 'The server is about to stop.', simpleResolvers: true })
export class GoingAwayType {
  @Field(() => Int, { description: 'Come back after so many milliseconds.' })
  declare retryAfterMs: number
}

/** Members are told apart by the `__typename` that every message of the hub carries. */
export const FactMessageUnion = createUnionType({
  name: 'FactMessage',
  description: 'What a subscriber of facts is sent.',
  types: () => [FactBatchType, HeartbeatType, ResetType, GoingAwayType] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename as never,
})
