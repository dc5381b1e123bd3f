import { canonicalJson, foldVersions, inForceOf } from '@tenggat/domain'
import { dataBlock, html } from './html.js'
import type { PrintedData1 } from './printedData.js'
import { inForceText, instantText, printProof } from './printProof.js'
import { printTerms } from './printTerms.js'
import { inWords } from './values.js'
import { PRINT_WORDS } from './words.js'

/**
 * Printer 1, frozen: never changed, so that every page it has printed can be printed again and compared. It printed the values of
 * the database, whose order of keys is its own, and kept them as data in another: hours are listed in the former.
 */
export function printPage1(kept: PrintedData1): string {
  const data = asStored(kept) as PrintedData1
  const { agreementId, version, terms, running, language, printedAt } = data
  const words = PRINT_WORDS[language]
  const title = `${terms.title} · ${words.version} ${version}`
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
<p>${words.kind[terms.kind]} · ${agreementId} · ${words.version} ${version} · ${state === undefined ? '' : inWords(state, language)}</p>
<h1>${terms.title}</h1>
<p>${standing}</p>
</header>
${printTerms(running ?? terms, printedAt, language)}
${printProof(data, standings)}
<footer><p>${words.printedAt} ${instantText(printedAt)}</p></footer>
</main>
${dataBlock('agreement', canonicalJson(data))}
</body>
</html>
`
  return `<!doctype html>\n${page}`
}

/** Values with their keys as a jsonb column hands them out: shorter ones first, those of a length by their bytes. */
function asStored(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(asStored)
  const entries = Object.entries(value).map(([key, each]) => [Buffer.from(key), key, asStored(each)] as const)
  entries.sort(([a], [b]) => a.length - b.length || a.compare(b))
  return Object.fromEntries(entries.map(([, key, each]) => [key, each]))
}
