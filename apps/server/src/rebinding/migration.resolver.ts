import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { actorOf } from '../agreements/actorOf.js'
import { requireKeeper } from '../agreements/requireKeeper.js'
import type { Context } from '../graphql/context.js'
import type { ClockMigrationRow } from '../store/records.js'
import { idOfInput } from '../viewer/idOfInput.js'
import { requireScope } from '../viewer/requireScope.js'
import { MigrationInputType } from './migration.input.js'
import { MigrateClocksResultUnion, MigrationType, PreviewMigrationResultUnion } from './migration.type.js'

const INPUT = { description: 'What is to move.' }

@Resolver()
export class MigrationResolver {
  @Query(() => [MigrationType], { description: 'The moves of an agreement, the newest first.' })
  migrations(
    @Ctx() { viewer, reads }: Context,
    @Arg('agreementId', () => ID, { description: 'The agreement.' }) agreementId: string,
  ): Promise<readonly ClockMigrationRow[]> {
    requireScope(viewer, 'read')
    return reads.migrations(agreementId)
  }

  @Mutation(() => PreviewMigrationResultUnion, {
    description: 'Works out what moving the running clocks to a version would do, and changes nothing.',
  })
  previewMigration(
    @Ctx() { viewer, migrations }: Context,
    @Arg('input', () => MigrationInputType, INPUT) input: MigrationInputType,
  ): Promise<object> {
    requireKeeper(viewer)
    return migrations.preview(actorOf(viewer), input)
  }

  @Mutation(() => MigrateClocksResultUnion, {
    description:
      'Moves the running clocks of an agreement to the version in force. Answers when the order is on record; every clock that ' +
      'moves is told by a fact of kind `migrated`.',
  })
  migrateClocks(
    @Ctx() { viewer, migrations }: Context,
    @Arg('input', () => MigrationInputType, INPUT) input: MigrationInputType,
  ): Promise<object> {
    requireKeeper(viewer)
    return migrations.order(actorOf(viewer), input, idOfInput(viewer.principal, input.idempotencyKey))
  }
}
