import type { MigrationInterface, QueryRunner } from 'typeorm'

const SEEN = 'agreement_id = ANY ((SELECT seen_agreements())::text[])'

/** What closed periods would have come to under a version that puts an earlier one right. Nothing here is ever changed. */
const CORRECTIONS = `
CREATE TABLE correction (
  id uuid PRIMARY KEY,
  agreement_id text NOT NULL,
  version int NOT NULL,
  period_from timestamptz(3) NOT NULL,
  period_to timestamptz(3) NOT NULL,
  reason text NOT NULL,
  actor text NOT NULL,
  at timestamptz(3) NOT NULL,
  judged int NOT NULL,
  raw_met int NOT NULL,
  raw_breached int NOT NULL,
  met int NOT NULL,
  breached int NOT NULL,
  elsewhere int NOT NULL
);
CREATE INDEX correction_agreement ON correction (agreement_id, at DESC);
CREATE TABLE corrected_clock (
  correction_id uuid NOT NULL REFERENCES correction,
  place int NOT NULL,
  agreement_id text NOT NULL,
  ticket_id bigint NOT NULL,
  source text NOT NULL,
  ticket_key text NOT NULL,
  metric text NOT NULL,
  cycle int NOT NULL,
  raw jsonb,
  corrected jsonb,
  PRIMARY KEY (correction_id, place)
);
GRANT SELECT ON correction, corrected_clock TO tenggat_party;
${['correction', 'corrected_clock']
  .map(
    (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON ${table} FOR SELECT TO tenggat_party USING (${SEEN});`,
  )
  .join('\n')}
`

export class Corrections1764630000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CORRECTIONS)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward: restore a backup instead')
  }
}
