import { canonicalJson, foldVersions, inForceOf, type Term } from '@tenggat/domain'
import { dataBlock, html } from '../printer1/html.js'
import { PRINT_WORDS } from '../printer1/words.js'
import { inWords } from './inWords.js'
import type { Language, PrintedData2, PrintedDocument } from './printedData.js'
import { inForceText, instantText, printProof } from './printProof.js'
import { printTerms, termsIn } from './printTerms.js'
import type { OwnWays } from './saying.js'

/** Printer 2: of its own is how it tells the end of the term, and the zone, which was UTC where none was said. */
export const printPage2 = (given: PrintedData2): string =>
  printDocument(given, {
    read: (terms) => ({ ...terms, term: inUtc(terms.term) }),
    facts: { 'term.endsOn': (date) => [UNTIL[given.language], date] },
    always: new Set(),
  })

const UNTIL: Readonly<Record<Language, string>> = { en: 'Until', id: 'Sampai' }

/** A term that says nothing else is not on the page. */
function inUtc(term: Term): Term {
  const { startsOn, endsOn, noticeDays, renewal } = term
  const timeZone = term.timeZone ?? 'UTC'
  const isSilent = startsOn === null && endsOn === null && noticeDays === 0 && renewal === 'none'
  return { ...term, timeZone: isSilent && timeZone === 'UTC' ? null : timeZone }
}

/**
 * A page from printer 2 on. It is printed from its data as whoever checks the page reads it back, keys in the one order of canonical
 * JSON: nothing on the page hangs on the order in which values came along.
 */
export function printDocument(given: PrintedDocument, own: OwnWays): string {
  const kept = canonicalJson(given)
  const data = JSON.parse(kept) as PrintedDocument
  const { agreementId, version, running, language, printedAt } = data
  const { signed, shown } = termsIn(data)
  const words = PRINT_WORDS[language]
  const title = `${signed.title} · ${words.version} ${version}`
  const standings = foldVersions(data.entries)
  const state = standings.get(version)?.state
  const inForce = inForceOf(standings.values()).get(version) ?? []
  const standing = running === null ? words.draft : `${words.inForce}: ${inForceText(inForce, language)}`
  const page = html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/print.css">
</head>
<body>
<main>
<header>
<p>${words.kind[signed.kind]} · ${agreementId} · ${words.version} ${version} · ${state === undefined ? '' : inWords(state, language)}</p>
<h1>${signed.title}</h1>
<p>${standing}</p>
</header>
${printTerms(shown, language, own)}
${printProof(data, signed, standings)}
<footer><p>${words.printedAt} ${instantText(printedAt)}</p></footer>
</main>
${dataBlock('agreement', kept)}
</body>
</html>
`
  return `<!doctype html>\n${page}`
}
