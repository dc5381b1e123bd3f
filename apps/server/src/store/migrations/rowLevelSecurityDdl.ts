/** Shows the role `tenggat_party` those rows of a table that meet the condition, and no others. */
const seenWhere = (table: string, condition: string): string =>
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON ${table} FOR SELECT TO tenggat_party USING (${condition});`

/**
 * The second wall between parties. A viewer who belongs to parties is read for under the role `tenggat_party`, with the parties'
 * ids as a JSON list in the setting `app.parties`; the policies below then hide every other party's rows, whatever the query
 * asks for. Everybody else is read for as the owner of the tables, whom policies do not bind.
 */
export const ROW_LEVEL_SECURITY = `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tenggat_party') THEN CREATE ROLE tenggat_party NOLOGIN; END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'this user may not make roles; let one who may run: CREATE ROLE tenggat_party NOLOGIN; GRANT tenggat_party TO %',
      quote_ident(current_user);
END $$;
-- From PostgreSQL 16 on whoever makes a role is a member of it that may not enter it yet.
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'tenggat_party',
      CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) THEN
    EXECUTE format('GRANT tenggat_party TO %I', current_user);
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'this user may not enter the role tenggat_party; let one who may run: GRANT tenggat_party TO %',
      quote_ident(current_user);
END $$;
DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO tenggat_party', current_schema()); END $$;
GRANT SELECT ON agreement_version, agreement_party, agreement_entry, agreement_due, clock, fact, ticket, ticket_event, source,
  head, store_info, calendar_revision, clock_migration TO tenggat_party;

-- As one array, worked out once a query, so that the policies can use indexes.
CREATE FUNCTION seen_agreements() RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT agreement_id), '{}') FROM agreement_party
  WHERE party_id IN (SELECT jsonb_array_elements_text(coalesce(nullif(current_setting('app.parties', true), ''), '[]')::jsonb))
$$;

ALTER TABLE agreement_party ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_parties ON agreement_party FOR SELECT TO tenggat_party USING (
  party_id IN (SELECT jsonb_array_elements_text(coalesce(nullif(current_setting('app.parties', true), ''), '[]')::jsonb)));
${['agreement_version', 'agreement_entry', 'agreement_due', 'clock', 'fact', 'clock_migration']
  .map((table) => seenWhere(table, 'agreement_id = ANY ((SELECT seen_agreements())::text[])'))
  .join('\n')}
${seenWhere('ticket', 'EXISTS (SELECT FROM clock WHERE clock.ticket_id = ticket.id)')}
${seenWhere('ticket_event', 'EXISTS (SELECT FROM clock WHERE clock.ticket_id = ticket_event.ticket_id)')}
-- A shared calendar is seen by those who see an agreement that uses it.
${seenWhere(
  'calendar_revision',
  `calendar_id IN (
  SELECT calendar.value ->> 'use' FROM agreement_version, jsonb_each(terms -> 'calendars') AS calendar
  WHERE calendar.value ? 'use')`,
)}
`
