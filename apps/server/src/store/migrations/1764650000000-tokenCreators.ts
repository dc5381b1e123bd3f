import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who made a token, and the list of them, the newest first. Of those on record nobody knows who made them. */
const TOKEN_CREATORS = `
ALTER TABLE token ADD COLUMN created_by text;
CREATE INDEX token_newest ON token (created_at DESC, id DESC);
`

export class TokenCreators1764650000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TOKEN_CREATORS)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward: restore a backup instead')
  }
}
