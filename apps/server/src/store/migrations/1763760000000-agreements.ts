import type { MigrationInterface, QueryRunner } from 'typeorm'
import { AGREEMENT_TABLES, PEOPLE_TABLES, SHARE_COLUMNS } from './agreementsDdl.js'
import { ROW_LEVEL_SECURITY } from './rowLevelSecurityDdl.js'

/** Living agreements, people, shares of time, and the wall between parties. */
export class Agreements1763760000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const ddl of [AGREEMENT_TABLES, PEOPLE_TABLES, SHARE_COLUMNS, ROW_LEVEL_SECURITY])
      await runner.query(ddl)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward: restore a backup instead')
  }
}
