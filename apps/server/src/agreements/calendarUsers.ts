import type { AgreementVersionRow } from '../store/records.js'
import { type AgreementSummary, summaryOf } from './agreementView.js'

/** The versions among these that take the shared calendar, in whatever revision. */
export function calendarUsers(
  id: string,
  versions: readonly AgreementVersionRow[],
): readonly AgreementSummary[] {
  const uses = ({ terms }: AgreementVersionRow): boolean =>
    Object.values(terms.calendars).some((calendar) => 'use' in calendar && calendar.use === id)
  return versions.filter(uses).map(summaryOf)
}
