import { canonicalJson, foldVersions, inForceOf } from '@tenggat/domain'
import { dataBlock, html } from './html.js'
import type { PrintedData } from './printedData.js'
import { inForceText, instantText, printProof } from './printProof.js'
import { printTerms } from './printTerms.js'
import { inWords } from './values.js'
import { PRINT_WORDS } from './words.js'

/** The whole page of a version. It follows from its data alone, so whoever has the data can print it again and compare. */
export function printPage(data: PrintedData): string {
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
