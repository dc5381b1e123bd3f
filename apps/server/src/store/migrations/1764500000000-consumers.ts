import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Where each durable consumer of the log stands. `epoch` is that of the store its position belongs to; the row is locked by whoever
 * consumes, and moves in the transaction that writes what was made of the facts.
 */
const CONSUMER = `
CREATE TABLE consumer (
  name text PRIMARY KEY,
  epoch uuid NOT NULL,
  position bigint NOT NULL CHECK (position >= 0),
  moved_at timestamptz(3) NOT NULL
) WITH (fillfactor = 10);`

/** Consumers of the log that go on where they were. */
export class Consumers1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONSUMER)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward: restore a backup instead')
  }
}
