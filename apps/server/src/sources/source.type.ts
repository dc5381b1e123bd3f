import type { Instant } from '@tenggat/domain'
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import { byOutcome, UserErrorType } from '../graphql/results.type.js'
import { DateTime } from '../graphql/scalars.js'

export const SettledByEnum = enumOf('SettledBy', ['time', 'watermark'] as const, 'What settles deadlines.', {
  time: 'The clock on the wall: the source sends live.',
  watermark: 'How far a log was read: the source is fed by files.',
})

@ObjectType('SourceKind', { description: 'What a source can be.', simpleResolvers: true })
export class SourceKindType {
  @Field(() => ID, { description: 'Names it.' })
  declare kind: string

  @Field(() => [String], {
    description:
      'How its deliveries prove themselves, the first that is tried first; empty: by a token only.',
  })
  declare schemes: readonly string[]
}

@ObjectType('SourceCounts', {
  description: 'Events of one day of UTC, by what became of them.',
  simpleResolvers: true,
})
export class SourceCountsType {
  @Field(() => Int, { description: 'Recorded.' })
  declare recorded: number

  @Field(() => Int, { description: 'Recorded before.' })
  declare duplicates: number

  @Field(() => Int, { description: 'Refused, deliveries that made no events included.' })
  declare refused: number
}

@ObjectType('SourceSecret', { description: 'What is told of a secret.', simpleResolvers: true })
export class SourceSecretType {
  @Field(() => ID, { description: 'Names it.' })
  declare id: string

  @Field(() => DateTime, { description: 'When it was made.' })
  declare createdAt: Instant

  @Field(() => DateTime, { nullable: true, description: 'When it ends; null for the present one.' })
  declare expiresAt: Instant | null
}

@ObjectType('Source', { description: 'A system or log that events come from.', simpleResolvers: true })
export class SourceType {
  @Field(() => ID, { description: 'Names it.' })
  declare name: string

  @Field(() => String, { description: 'Its kind; see `sourceKinds`.' })
  declare kind: string

  @Field(() => Boolean, {
    description: 'Somebody has declared it; false for one that is known by what it sent.',
  })
  declare declared: boolean

  @Field(() => SettledByEnum, { description: 'What settles its deadlines.' })
  declare settledBy: 'time' | 'watermark'

  @Field(() => DateTime, { nullable: true, description: 'How far its log is known to be complete.' })
  declare completeThrough: Instant | null

  @Field(() => String, { nullable: true, description: 'Its mapping document, as written.' })
  declare mapping: string | null

  @Field(() => DateTime, { nullable: true, description: 'When it was declared.' })
  declare createdAt: Instant | null

  @Field(() => String, { nullable: true, description: 'Who declared it.' })
  declare createdBy: string | null

  @Field(() => DateTime, { nullable: true, description: 'Since when nothing is taken from it.' })
  declare disabledAt: Instant | null

  @Field(() => DateTime, { nullable: true, description: 'When an event of it last came, to about a second.' })
  declare lastEventAt: Instant | null

  @Field(() => DateTime, { nullable: true, description: 'When something of it was last refused.' })
  declare lastRefusalAt: Instant | null

  @Field(() => String, { nullable: true, description: 'Why, as a stable word for programs.' })
  declare lastRefusal: string | null

  @Field(() => SourceCountsType, { description: 'What came today.' })
  declare today: SourceCountsType

  @Field(() => Int, { description: 'Dead letters that wait.' })
  declare openDeadLetters: number
}

@ObjectType('SourceDeclared', { description: 'A new source.', simpleResolvers: true })
export class SourceDeclaredType {
  @Field(() => SourceType, { description: 'The source.' })
  declare source: SourceType

  @Field(() => String, {
    nullable: true,
    description: 'Its secret, shown only this once; null where it has none, or one that was handed in.',
  })
  declare secret: string | null
}

@ObjectType('SourceAlreadyDeclared', {
  description: 'The idempotency key declared this source before; its secret cannot be shown again.',
  simpleResolvers: true,
})
export class SourceAlreadyDeclaredType {
  @Field(() => SourceType, { description: 'The source.' })
  declare source: SourceType
}

@ObjectType('SourceUpdated', { description: 'The source as it is now.', simpleResolvers: true })
export class SourceUpdatedType {
  @Field(() => SourceType, { description: 'The source.' })
  declare source: SourceType
}

@ObjectType('SourceSecretRotated', { description: 'A new secret.', simpleResolvers: true })
export class SourceSecretRotatedType {
  @Field(() => SourceType, { description: 'The source.' })
  declare source: SourceType

  @Field(() => String, { description: 'The secret, shown only this once.' })
  declare secret: string
}

@ObjectType('InvalidSource', {
  description: 'This cannot be done to a source.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class InvalidSourceType extends UserErrorType {}

@ObjectType('SourceNotFound', {
  description: 'There is no such source.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class SourceNotFoundType extends UserErrorType {}

export const DeclareSourceResultUnion = createUnionType({
  name: 'DeclareSourceResult',
  description: 'Result of declaring a source.',
  types: () => [SourceDeclaredType, SourceAlreadyDeclaredType, InvalidSourceType] as const,
  resolveType: byOutcome,
})

export const UpdateSourceResultUnion = createUnionType({
  name: 'UpdateSourceResult',
  description: 'Result of changing a source.',
  types: () => [SourceUpdatedType, InvalidSourceType, SourceNotFoundType] as const,
  resolveType: byOutcome,
})

export const RotateSourceSecretResultUnion = createUnionType({
  name: 'RotateSourceSecretResult',
  description: 'Result of changing a secret.',
  types: () => [SourceSecretRotatedType, InvalidSourceType, SourceNotFoundType] as const,
  resolveType: byOutcome,
})
