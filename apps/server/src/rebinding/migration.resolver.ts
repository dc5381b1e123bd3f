import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { actorOf } from '../agreements/actorOf.js'
import type { Migrations } from '../agreements/lifecycle/migrateClocks.js'
import { requireKeeper } from '../agreements/requireKeeper.js'
import type { RequestContext } from '../graphql/context.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { listRebindings } from '../store/queries/engineRebindings.js'
import type { RebindingRow } from '../store/records.js'
import { seesAgreement } from '../tenancy/visibility.js'
import { idOfInput } from '../viewer/credentials.js'
import { requireScope } from '../viewer/viewer.js'
import {
  MigrateClocksResultUnion,
  MigrationInputType,
  MigrationType,
  PreviewMigrationResultUnion,
} from './migration.type.js'

const INPUT = { description: 'What is to move.' }

export interface RebindingContext extends RequestContext {
  readonly migrations: Migrations<object>
  readonly reads: MigrationReads
}

export interface MigrationReads {
  /** Moves of running clocks of an agreement, the newest first. */
  migrations(agreementId: string): Promise<readonly RebindingRow[]>
}

export const createMigrationReads = ({ pool, visibility }: ReadDeps): MigrationReads => ({
  migrations: async (agreementId) =>
    seesAgreement(visibility, agreementId) ? listRebindings(pool, agreementId) : [],
})

@Resolver()
export class MigrationResolver {
  @Query(() => [MigrationType], { description: 'The moves of an agreement, the newest first.' })
  migrations(
    @Ctx() { viewer, reads }: RebindingContext,
    @Arg('agreementId', () => ID, { description: 'The agreement.' }) agreementId: string,
  ): Promise<readonly RebindingRow[]> {
    requireScope(viewer, 'read')
    return reads.migrations(agreementId)
  }

  @Mutation(() => PreviewMigrationResultUnion, {
    description: 'Works out what moving the running clocks to a version would do, and changes nothing.',
  })
  previewMigration(
    @Ctx() { viewer, migrations }: RebindingContext,
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
    @Ctx() { viewer, migrations }: RebindingContext,
    @Arg('input', () => MigrationInputType, INPUT) input: MigrationInputType,
  ): Promise<object> {
    requireKeeper(viewer)
    return migrations.order(actorOf(viewer), input, idOfInput(viewer.principal, input.idempotencyKey))
  }
}
