import type { ClockRow, RecordedFact } from '../store/records.js'

/** A fact with the ticket it is about, in the words of the schema. */
export interface ToldFact extends Omit<RecordedFact, 'pos'> {
  readonly position: number
  readonly cursor: string
  readonly source: ClockRow['source']
  readonly ticketKey: ClockRow['ticketKey']
}
