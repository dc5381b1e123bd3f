import type { Instant } from '@tenggat/domain'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import { PageInfoType } from '../graphql/results.type.js'
import { DateTime, Json } from '../graphql/scalars.js'

export const DeadLetterResolutionEnum = enumOf(
  'DeadLetterResolution',
  ['replayed', 'discarded'] as const,
  'How a dead letter was resolved.',
  {
    replayed: 'Read again, it made its events.',
    discarded: 'Somebody said that nothing is to be made of it.',
  },
)

@ObjectType('DeadLetter', {
  description: 'An authentic delivery that made no events, kept until the mapping is mended.',
  simpleResolvers: true,
})
export class DeadLetterType {
  @Field(() => ID, { description: 'Names it within its source.' })
  declare id: string

  @Field(() => String, { description: 'Its source.' })
  declare source: string

  @Field(() => DateTime, { description: 'When it came first.' })
  declare receivedAt: Instant

  @Field(() => String, { nullable: true, description: 'What its sender calls it.' })
  declare deliveryId: string | null

  @Field(() => Json, { description: 'Headers that a mapping may read.' })
  declare headers: unknown

  @Field(() => String, { description: 'Why, as a stable word for programs.' })
  declare code: string

  @Field(() => String, { description: 'Why, as a sentence for people.' })
  declare message: string

  @Field(() => String, { description: 'The place in its body; empty for the whole.' })
  declare path: string

  @Field(() => Int, { description: 'How often it was tried.' })
  declare attempts: number

  @Field(() => DateTime, { description: 'When it was last tried.' })
  declare lastAttemptAt: Instant

  @Field(() => DateTime, { nullable: true, description: 'When it was resolved.' })
  declare resolvedAt: Instant | null

  @Field(() => DeadLetterResolutionEnum, { nullable: true, description: 'How it was resolved.' })
  declare resolution: 'replayed' | 'discarded' | null
}

@ObjectType('DeadLetterEdge', { description: 'A dead letter and its place.', simpleResolvers: true })
export class DeadLetterEdgeType {
  @Field(() => String, { description: 'Its place.' })
  declare cursor: string

  @Field(() => DeadLetterType, { description: 'The letter.' })
  declare node: DeadLetterType
}

@ObjectType('DeadLetterConnection', { description: 'A page of dead letters.', simpleResolvers: true })
export class DeadLetterConnectionType {
  @Field(() => [DeadLetterEdgeType], { description: 'The letters with their places.' })
  declare edges: DeadLetterEdgeType[]

  @Field(() => [DeadLetterType], { description: 'The letters.' })
  declare nodes: DeadLetterType[]

  @Field(() => PageInfoType, { description: 'Where the page ends.' })
  declare pageInfo: PageInfoType
}

@ObjectType('DeadLetterReplay', {
  description: 'Result of reading a dead letter again.',
  simpleResolvers: true,
})
export class DeadLetterReplayType {
  @Field(() => ID, { description: 'The letter.' })
  declare id: string

  @Field(() => Int, { description: 'Events recorded.' })
  declare recorded: number

  @Field(() => Int, { description: 'Events recorded before.' })
  declare duplicates: number

  @Field(() => String, { nullable: true, description: 'Why it is still dead; null when it is resolved.' })
  declare code: string | null

  @Field(() => String, { nullable: true, description: 'The same as a sentence for people.' })
  declare message: string | null

  @Field(() => String, { nullable: true, description: 'The place in its body.' })
  declare path: string | null
}
