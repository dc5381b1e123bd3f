import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Where an event stood in its request, which orders events of one instant that have no sequence (TKT-11). Those on record were ordered by
 * the code units of their ids: they keep that order as their places, so that nothing decided moves.
 */
const PLACES = `
ALTER TABLE ticket_event ADD COLUMN place bigint NOT NULL DEFAULT 0;

UPDATE ticket_event AS event SET place = tie.place
FROM (SELECT id, row_number() OVER ordered - 1 AS place, max(sequence) OVER together AS most
      FROM ticket_event
      WINDOW together AS (PARTITION BY ticket_id, occurred_at),
             ordered AS (PARTITION BY ticket_id, occurred_at ORDER BY source COLLATE "C", event_id COLLATE "C")) AS tie
WHERE tie.id = event.id AND tie.place > 0 AND tie.most = 0;

UPDATE ticket SET last_sequence = event.place
FROM ticket_event AS event
WHERE event.source = ticket.last_source AND event.event_id = ticket.last_event_id AND event.place > 0;
`

export class Places1764530000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PLACES)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward: restore a backup instead')
  }
}
