import type { AgreementTerms, Instant, References } from '@tenggat/domain'
import type { Queryable } from '../../store/queryable.js'
import type { AgreementVersionRow } from '../../store/records.js'
import { listCalendarRevisions } from '../calendars/calendars.js'
import { listActivatedVersions } from '../readAgreements.js'

/** Whether a version binds new tickets at an instant. */
export function isInForce(row: Pick<AgreementVersionRow, 'inForce'>, at: Instant): boolean {
  return row.inForce.some(([from, to]) => (from === null || from <= at) && (to === null || at < to))
}

/** What terms refer to, as it stands in the store at an instant: calendars by their newest revision, levels by what is in force. */
export async function readReferences(
  client: Queryable,
  terms: Pick<AgreementTerms, 'parent' | 'calendars'>,
  at: Instant,
): Promise<References> {
  const calendarIds = Object.values(terms.calendars).flatMap((calendar) =>
    'use' in calendar ? [calendar.use] : [],
  )
  const revisions = calendarIds.length === 0 ? [] : await listCalendarRevisions(client, calendarIds)
  const above = terms.parent === null ? [] : await listActivatedVersions(client, [terms.parent.agreement])
  return {
    calendar: ({ use, revision }) =>
      revisions.findLast((row) => row.calendarId === use && (revision === null || row.revision === revision))
        ?.definition ?? null,
    agreement: ({ agreement, version }) => {
      const row = above.findLast(
        (each) =>
          each.agreementId === agreement &&
          (version === null ? isInForce(each, at) : each.version === version),
      )
      return row?.running == null ? null : { version: row.version, terms: row.running }
    },
  }
}
