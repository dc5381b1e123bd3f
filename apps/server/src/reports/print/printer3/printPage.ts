import { lastDayOf } from '@tenggat/domain'
import { wordsOf } from '@tenggat/words'
import type { PrintedDocument } from '../printer2/printedData.js'
import { printDocument } from '../printer2/printPage.js'

export type PrintedData3 = PrintedDocument & { readonly printer: 3 }

/**
 * AGR-70: printer 3. It says the last day in force, and that it is included, where printer 2 said the first day without the agreement
 * under a word that every reader takes for the last; and what the zone of the term is for.
 */
export function printPage3(given: PrintedData3): string {
  const { page, fields } = wordsOf(given.language)
  return printDocument(given, {
    'term.timeZone': (zone) => [fields['term.timeZone'][0], page.zoneOfMonths(zone)],
    'term.endsOn': (date) => [page.inForceThrough, page.dayIncluded(lastDayOf({ endsOn: date })!)],
  })
}
