import type { MigrationInterface, QueryRunner } from 'typeorm'
import { CLOCK_TABLES, LEDGER_TABLES, TICKET_TABLES } from './foundationsDdl.js'

/** The first schema: tickets and their events, clocks, facts, agreements, sources, tokens. */
export class Foundations1763750000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const ddl of [LEDGER_TABLES, TICKET_TABLES, CLOCK_TABLES]) await runner.query(ddl)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE token, fact, clock, ticket_event, ticket, agreement_version, source, head, store_info',
    )
  }
}
