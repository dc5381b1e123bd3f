import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which tickets became a part of one: asked whenever that one is folded. */
const MERGED = `
CREATE INDEX ticket_merged ON ticket (source, (state ->> 'mergedInto')) WHERE state ->> 'mergedInto' IS NOT NULL;
`

export class Merged1764620000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MERGED)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward: restore a backup instead')
  }
}
