import type { MigrationInterface, QueryRunner } from 'typeorm'
import { BEFORE_DOCUMENTS, DOCUMENTS } from './documentsDdl.js'
import { takeOverVersions } from './takeOverVersions.js'

/** Agreements are kept as the documents that were hashed; what was hashed before is taken over as it was. */
export class Documents1763780000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BEFORE_DOCUMENTS)
    await takeOverVersions(runner)
    await runner.query(DOCUMENTS)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward: restore a backup instead')
  }
}
