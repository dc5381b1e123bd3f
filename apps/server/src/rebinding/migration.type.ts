import type { Instant } from '@tenggat/domain'
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import {
  AgreementNotFoundType,
  NotAllowedNowType,
  NotYoursType,
} from '../agreements/lifecycleResults.type.js'
import { byOutcome, IdempotencyKeyReusedType } from '../graphql/results.type.js'
import { DateTime } from '../graphql/scalars.js'

@ObjectType('Migration', {
  description: 'A move of running clocks to another version.',
  simpleResolvers: true,
})
export class MigrationType {
  @Field(() => ID, { description: 'Names the move.' })
  declare id: string

  @Field(() => ID, { description: 'The agreement.' })
  declare agreementId: string

  @Field(() => Int, { description: 'The version the clocks go on under.' })
  declare toVersion: number

  @Field(() => DateTime, { description: 'When it was ordered.' })
  declare at: Instant

  @Field(() => Int, { description: 'Tickets moved so far.' })
  declare movedTickets: number

  @Field(() => Int, { description: 'Clocks moved so far.' })
  declare movedClocks: number

  @Field(() => DateTime, { nullable: true, description: 'When the last ticket had been moved.' })
  declare finishedAt: Instant | null
}

@ObjectType('MigrationPreview', {
  description: 'What a move would do to clocks that still run or wait. Nothing has been changed.',
  simpleResolvers: true,
})
export class MigrationPreviewType {
  @Field(() => ID, { description: 'The agreement.' })
  declare agreementId: string

  @Field(() => Int, { description: 'The version the clocks would go on under.' })
  declare toVersion: number

  @Field(() => Int, { description: 'Tickets with such a clock.' })
  declare tickets: number

  @Field(() => Int, { description: 'Clocks that would move.' })
  declare clocks: number

  @Field(() => Int, {
    description: 'Of them, those whose deadline (or, while paused, time left) would change.',
  })
  declare moved: number

  @Field(() => Int, { description: 'Due earlier than now.' })
  declare earlier: number

  @Field(() => Int, { description: 'Due later than now.' })
  declare later: number

  @Field(() => Int, { description: 'Covered by no target of the version any more.' })
  declare cancelled: number

  @Field(() => Int, { description: 'Clocks that would begin.' })
  declare begun: number

  @Field(() => Int, { description: 'Not breached now, and breached as soon as they move.' })
  declare wouldBreach: number

  @Field(() => DateTime, { description: 'The instant it was worked out for.' })
  declare asOf: Instant
}

@ObjectType('MigrationStarted', {
  description: 'The move is on record; the clocks follow batch by batch.',
  simpleResolvers: true,
})
export class MigrationStartedType {
  @Field(() => MigrationType, { description: 'The move.' })
  declare migration: MigrationType
}

export const PreviewMigrationResultUnion = createUnionType({
  name: 'PreviewMigrationResult',
  description: 'What a move would do, or why it cannot be made.',
  types: () => [MigrationPreviewType, AgreementNotFoundType, NotAllowedNowType, NotYoursType] as const,
  resolveType: byOutcome,
})

export const MigrateClocksResultUnion = createUnionType({
  name: 'MigrateClocksResult',
  description: 'What became of the order.',
  types: () =>
    [
      MigrationStartedType,
      AgreementNotFoundType,
      NotAllowedNowType,
      NotYoursType,
      IdempotencyKeyReusedType,
    ] as const,
  resolveType: byOutcome,
})

@InputType('MigrationInput', { description: 'A move of the running clocks of an agreement.' })
export class MigrationInputType {
  @Field(() => ID, { description: 'The agreement.' })
  declare agreementId: string

  @Field(() => Int, { description: 'The version they go on under; in force now.' })
  declare toVersion: number

  @Field(() => String, { description: 'Why; kept with every fact of the move.' })
  declare reason: string

  @Field(() => ID, { description: 'The same key again orders nothing new.' })
  declare idempotencyKey: string
}
