import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Whether anything is promised about a ticket, kept with it. Of tickets on record it is known of those that no agreement is bound to. */
const COVERAGE = `
ALTER TABLE ticket ADD COLUMN coverage text;
UPDATE ticket SET coverage = 'noAgreement' WHERE bound = '[]'::jsonb;
CREATE INDEX ticket_uncovered ON ticket (coverage, id) WHERE coverage <> 'covered';
`

export class Coverage1764640000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COVERAGE)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward: restore a backup instead')
  }
}
