import type { ClockRow } from './records.js'

/** `<agreement>@<version>/<name>` */
export function calendarIdOf(row: Pick<ClockRow, 'agreementId' | 'agreementVersion' | 'calendar'>): string {
  return `${row.agreementId}@${row.agreementVersion}/${row.calendar}`
}
