/** The DDL of the documents' migration; frozen. */

/**
 * `content` is the text whose SHA-256 is the content hash, `running` the text whose SHA-256 is the running hash; each says of what form
 * it is. `outline` is what lists and policies ask of a version without reading its documents.
 */
export const BEFORE_DOCUMENTS = `
DROP TRIGGER keep_activated_version ON agreement_version;
ALTER TABLE agreement_version ADD COLUMN content text, ADD COLUMN running_text text, ADD COLUMN outline jsonb;
`

export const DOCUMENTS = `
UPDATE agreement_version SET outline = jsonb_build_object(
  'title', terms -> 'title', 'level', terms -> 'level', 'parent', terms -> 'parent', 'supports', terms -> 'supports',
  'parties', terms -> 'parties', 'calendars', coalesce(
    (SELECT jsonb_object_agg(key, value) FROM jsonb_each(terms -> 'calendars') WHERE value ? 'use'), '{}'));

DROP POLICY seen ON calendar_revision;
ALTER TABLE agreement_version DROP COLUMN terms, DROP COLUMN running;
ALTER TABLE agreement_version RENAME COLUMN running_text TO running;
ALTER TABLE agreement_version ALTER COLUMN content SET NOT NULL, ALTER COLUMN outline SET NOT NULL;
CREATE POLICY seen ON calendar_revision FOR SELECT TO tenggat_party USING (calendar_id IN (
  SELECT calendar.value ->> 'use' FROM agreement_version, jsonb_each(outline -> 'calendars') AS calendar));

CREATE OR REPLACE FUNCTION keep_activated_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.running IS NOT NULL THEN RAISE EXCEPTION 'an activated agreement version is never deleted'; END IF;
    RETURN OLD;
  END IF;
  IF OLD.running IS NOT NULL AND
      (NEW.content, NEW.outline, NEW.document, NEW.content_hash, NEW.running, NEW.running_hash, NEW.revision)
      IS DISTINCT FROM
      (OLD.content, OLD.outline, OLD.document, OLD.content_hash, OLD.running, OLD.running_hash, OLD.revision) THEN
    RAISE EXCEPTION 'an activated agreement version never changes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_activated_version BEFORE UPDATE OR DELETE ON agreement_version
  FOR EACH ROW EXECUTE FUNCTION keep_activated_version();
`
