import { canonicalJson, foldVersions, inForceOf } from '@tenggat/domain'
import { dataBlock, html } from '../printer1/html.js'
import { PRINT_WORDS } from '../printer1/words.js'
import { inWords } from './inWords.js'
import type { PrintedData2 } from './printedData.js'
import { inForceText, instantText, printProof } from './printProof.js'
import { printTerms, termsIn } from './printTerms.js'

/**
 * Printer 2. It prints from its data as whoever checks the page reads it back, keys in the one order of canonical JSON: nothing on the
 * page hangs on the order in which values came along.
 */
export function printPage2(given: PrintedData2): string {
  const kept = canonicalJson(given)
  const data = JSON.parse(kept) as PrintedData2
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
${printTerms(shown, language)}
${printProof(data, signed, standings)}
<footer><p>${words.printedAt} ${instantText(printedAt)}</p></footer>
</main>
${dataBlock('agreement', kept)}
</body>
</html>
`
  return `<!doctype html>\n${page}`
}
