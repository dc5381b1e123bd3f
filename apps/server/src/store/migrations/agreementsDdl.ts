/** The DDL of the second migration; frozen. */

/**
 * A version is a draft until `running` is set; from then on what was signed and what the engine runs never change (the trigger
 * sees to it). `in_force` lists the half-open stretches, in epoch ms (null: open-ended), in which the version binds new tickets.
 * A version that only follows another agreement or a calendar repeats the signed terms and names its `cause`.
 */
export const AGREEMENT_TABLES = `
ALTER TABLE agreement_version
  ADD COLUMN kind text NOT NULL DEFAULT 'customer',
  ADD COLUMN state text NOT NULL DEFAULT 'active',
  ADD COLUMN revision int NOT NULL DEFAULT 1,
  ADD COLUMN running jsonb,
  ADD COLUMN running_hash text,
  ADD COLUMN in_force jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN activated_at timestamptz(3),
  ADD COLUMN cause jsonb;
UPDATE agreement_version SET
  terms = terms || '{"kind":"customer","level":"customer","parent":null,"supports":[],"summary":null,"stakeholders":[],
    "contacts":[],"communications":[],"beneficiaries":[],"goals":[],"obligations":[],"clauses":[],
    "term":{"startsOn":null,"endsOn":null,"noticeDays":0,"renewal":"none","timeZone":"UTC"},"waivers":[],"routes":[]}'::jsonb,
  activated_at = recorded_at;
UPDATE agreement_version v SET
  running = v.terms || '{"levels":[]}'::jsonb, running_hash = v.content_hash,
  state = CASE WHEN newest.version = v.version THEN 'active' ELSE 'superseded' END,
  in_force = CASE WHEN newest.version = v.version THEN '[[null,null]]'::jsonb ELSE '[]'::jsonb END
FROM (SELECT agreement_id, max(version) AS version FROM agreement_version GROUP BY agreement_id) AS newest
WHERE newest.agreement_id = v.agreement_id;

CREATE FUNCTION keep_activated_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.running IS NOT NULL THEN RAISE EXCEPTION 'an activated agreement version is never deleted'; END IF;
    RETURN OLD;
  END IF;
  IF OLD.running IS NOT NULL AND (NEW.terms, NEW.document, NEW.content_hash, NEW.running, NEW.running_hash, NEW.revision)
      IS DISTINCT FROM (OLD.terms, OLD.document, OLD.content_hash, OLD.running, OLD.running_hash, OLD.revision) THEN
    RAISE EXCEPTION 'an activated agreement version never changes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_activated_version BEFORE UPDATE OR DELETE ON agreement_version
  FOR EACH ROW EXECUTE FUNCTION keep_activated_version();

-- Which parties an agreement is about, over all its versions: what a party's people may see.
CREATE TABLE agreement_party (
  agreement_id text NOT NULL,
  party_id text NOT NULL,
  PRIMARY KEY (party_id, agreement_id)
);
INSERT INTO agreement_party (agreement_id, party_id)
  SELECT DISTINCT agreement_id, party ->> 'id' FROM agreement_version, jsonb_array_elements(terms -> 'parties') AS party;

-- Append-only and hash-chained: each entry's hash covers the one before it.
CREATE TABLE agreement_entry (
  agreement_id text NOT NULL,
  seq int NOT NULL,
  version int NOT NULL,
  at timestamptz(3) NOT NULL,
  actor jsonb NOT NULL,
  action text NOT NULL,
  reason text,
  detail jsonb NOT NULL DEFAULT '{}',
  prev_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (agreement_id, seq)
);
CREATE FUNCTION keep_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the log of an agreement is append-only'; END $$;
CREATE TRIGGER keep_entries BEFORE UPDATE OR DELETE ON agreement_entry
  FOR EACH ROW EXECUTE FUNCTION keep_entries();

-- What falls due by itself: a version taking effect or ending, a notice window opening.
CREATE TABLE agreement_due (
  agreement_id text NOT NULL,
  version int NOT NULL,
  kind text NOT NULL,
  due_at timestamptz(3) NOT NULL,
  done_at timestamptz(3),
  PRIMARY KEY (agreement_id, version, kind)
);
CREATE INDEX agreement_due_open ON agreement_due (due_at) WHERE done_at IS NULL;

CREATE TABLE calendar_revision (
  calendar_id text NOT NULL,
  revision int NOT NULL,
  definition jsonb NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (calendar_id, revision)
);

-- A move of running clocks to another version: planned, then applied in batches that can be taken up again.
CREATE TABLE clock_migration (
  id uuid PRIMARY KEY,
  agreement_id text NOT NULL,
  to_version int NOT NULL,
  at timestamptz(3) NOT NULL,
  cause text NOT NULL,
  actor text NOT NULL,
  reason text,
  moved_tickets int NOT NULL DEFAULT 0,
  moved_clocks int NOT NULL DEFAULT 0,
  finished_at timestamptz(3)
);
`

export const PEOPLE_TABLES = `
CREATE TABLE person (
  id uuid PRIMARY KEY,
  email text NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  -- Only what these parties may see; null: everything.
  parties text[],
  password text NOT NULL,
  language text,
  created_at timestamptz(3) NOT NULL,
  disabled_at timestamptz(3),
  last_seen_at timestamptz(3)
);
CREATE UNIQUE INDEX person_email ON person (lower(email));

CREATE TABLE session (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  digest bytea NOT NULL UNIQUE,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3)
);

ALTER TABLE token ADD COLUMN parties text[];
`

export const SHARE_COLUMNS = `
ALTER TABLE clock
  ADD COLUMN agreement_kind text NOT NULL DEFAULT 'customer',
  ADD COLUMN shares jsonb NOT NULL DEFAULT '[]';
CREATE INDEX clock_agreement ON clock (agreement_id, phase, verdict);
CREATE INDEX clock_held_by ON clock (party) WHERE agreement_kind <> 'customer';
-- Figures count decided clocks by agreement and by the instant of the decision; the columns of that expression go along, so that the
-- index alone answers them.
CREATE INDEX clock_decided ON clock (agreement_id, (CASE WHEN verdict = 'breached' THEN breached_at ELSE stopped_at END))
  INCLUDE (verdict, breached_at, stopped_at) WHERE phase <> 'cancelled' AND verdict <> 'pending';
`
