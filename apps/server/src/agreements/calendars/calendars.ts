import type { CalendarDefinition, Instant } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import type { CalendarRevisionRow } from '../../store/agreementRecords.js'
import { writeInstant } from '../../store/pgTypes.js'
import type { Queryable } from '../../store/queryable.js'
import type { PgRow } from '../../store/records.js'

/** Expects every column of `calendar_revision`. */
export const toCalendarRevision = (row: PgRow): CalendarRevisionRow => ({
  calendarId: row.calendar_id as string,
  revision: row.revision as number,
  definition: row.definition as CalendarDefinition,
  recordedAt: row.recorded_at as Instant,
  recordedBy: row.recorded_by as string,
})

/** Every revision of the calendars named, or of all; of each calendar the oldest first. */
export async function listCalendarRevisions(
  pool: Queryable,
  ids: readonly string[] | null = null,
): Promise<readonly CalendarRevisionRow[]> {
  const { rows } = await pool.query(
    `SELECT * FROM calendar_revision WHERE $1::text[] IS NULL OR calendar_id = ANY($1::text[])
     ORDER BY calendar_id, revision`,
    [ids],
  )
  return rows.map(toCalendarRevision)
}

export async function insertCalendarRevision(client: PoolClient, row: CalendarRevisionRow): Promise<void> {
  await client.query(
    `INSERT INTO calendar_revision (calendar_id, revision, definition, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4, $5)`,
    [
      ...[row.calendarId, row.revision, JSON.stringify(row.definition)],
      ...[writeInstant(row.recordedAt), row.recordedBy],
    ],
  )
}
