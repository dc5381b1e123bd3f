import { lastDayOf, termZoneOf } from '@tenggat/domain'
import { wordsOf } from '@tenggat/words'
import type { PrintedDocument } from '../printer2/printedData.js'
import { printDocument } from '../printer2/printPage.js'

export type PrintedData3 = PrintedDocument & { readonly printer: 3 }

/**
 * AGR-70, AGR-71: printer 3. It says the last day in force, and that it is included, where printer 2 said the first day without the
 * agreement under a word that every reader takes for the last; and always the zone of the term, what it is for and where it is from.
 */
export function printPage3(given: PrintedData3): string {
  const { page, fields, termZones } = wordsOf(given.language)
  return printDocument(given, {
    read: (terms) => terms,
    facts: {
      'term.endsOn': (date) => [page.inForceThrough, page.dayIncluded(lastDayOf({ endsOn: date })!)],
      'term.timeZone': (_, terms) => {
        const { timeZone, origin } = termZoneOf(terms)
        return [fields['term.timeZone'][0], page.zoneOfMonths(termZones[origin](timeZone))]
      },
    },
    always: new Set(['term', 'term.timeZone']),
  })
}
