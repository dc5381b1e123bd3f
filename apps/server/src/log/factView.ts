import type { ClockRow, FactRow } from '../store/records.js'
import { formatCursor } from './cursor.js'

/** A fact as clients are answered: with the ticket it is about, in the words of the schema. */
export interface FactView extends Omit<FactRow, 'pos'> {
  readonly position: number
  readonly cursor: string
  readonly source: ClockRow['source']
  readonly ticketKey: ClockRow['ticketKey']
}

export function toFactView(
  { pos, ...fact }: FactRow,
  source: string,
  ticketKey: string,
  epoch: string,
): FactView {
  return { ...fact, position: pos, cursor: formatCursor(epoch, pos), source, ticketKey }
}
