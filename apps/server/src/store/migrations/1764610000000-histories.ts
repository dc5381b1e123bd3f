import type { MigrationInterface, QueryRunner } from 'typeorm'

/** How far tickets are known that a log has told of in a source that sends live. */
const HISTORIES = `
ALTER TABLE ticket ADD COLUMN known_through timestamptz(3);
CREATE INDEX ticket_of_log ON ticket (source, id) WHERE known_through IS NOT NULL;
`

export class Histories1764610000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HISTORIES)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward: restore a backup instead')
  }
}
