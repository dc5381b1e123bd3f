import type { PrintedData1 } from './printer1/printedData.js'
import { printPage1 } from './printer1/printPage.js'
import type { PrintedData2 } from './printer2/printedData.js'
import { printPage2 } from './printer2/printPage.js'
import { type PrintedData3, printPage3 } from './printer3/printPage.js'

/** What a printed page holds as data: it names its printer, and all that is shown on it follows from the two. */
export type PrintedData = PrintedData2 | PrintedData3 | (PrintedData1 & { readonly printer?: undefined })

/** The page is of a later release than this one. */
export class UnknownPrinter extends Error {
  constructor(printer: unknown) {
    super(`it was printed by printer ${JSON.stringify(printer)}, which only a later release knows`)
    this.name = 'UnknownPrinter'
  }
}

/**
 * The whole page of a version, by the printer that its data names; pages of before printers had numbers are of printer 1. A printer
 * never changes once a release has printed with it: what people read differently is a printer of its own.
 */
export function printPage(data: PrintedData): string {
  if (data.printer === undefined) return printPage1(data)
  if (data.printer === 2) return printPage2(data)
  if (data.printer === 3) return printPage3(data)
  throw new UnknownPrinter((data as { readonly printer: unknown }).printer)
}

/** Of a page's data what was hashed: the content that is signed, and what the clocks run by. */
export const hashedIn = (data: PrintedData): { readonly content: unknown; readonly running: unknown } =>
  data.printer === undefined ? { content: data.terms, running: data.running } : data

/** The words of a page as a reader has them: a browser that saves it may write its tags another way. */
export function wordsOf(page: string): readonly string[] {
  const body = /<body\b[\s\S]*/.exec(page)?.[0] ?? ''
  const shown = body.replace(/<script type="application\/json" id="agreement">[\s\S]*?<\/script>/, '')
  const text = shown
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => CHARACTERS[name]!)
  return text.split(/\s+/).filter((word) => word !== '')
}

const CHARACTERS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
}
