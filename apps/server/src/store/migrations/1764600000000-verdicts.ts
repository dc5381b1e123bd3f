import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What verdicts are booked under where ticket or target have changed since, and which side of closed hours a deadline is on. A clock
 * cancelled after its breach keeps its place among the decided ones.
 */
const VERDICTS = `
ALTER TABLE clock ADD COLUMN booked jsonb, ADD COLUMN due_at_opening boolean NOT NULL DEFAULT false;
DROP INDEX clock_decided;
CREATE INDEX clock_decided ON clock (agreement_id, (CASE WHEN verdict = 'breached' THEN breached_at ELSE stopped_at END))
  INCLUDE (verdict, breached_at, stopped_at) WHERE verdict <> 'pending';
`

export class Verdicts1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(VERDICTS)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward: restore a backup instead')
  }
}
