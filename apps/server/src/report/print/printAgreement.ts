import type { Instant } from '@tenggat/domain'
import type { AgreementReads } from '../agreementReads.js'
import type { Language } from '../customer/language.js'
import { html } from './html.js'
import { inForceText, instantText, printProof } from './printProof.js'
import { printTerms } from './printTerms.js'
import { inWords } from './values.js'
import { PRINT_WORDS } from './words.js'

/** A version of an agreement as one page to read, print and check; null when it cannot be seen. */
export async function printAgreement(
  reads: AgreementReads,
  asked: { readonly id: string; readonly version: number },
  now: Instant,
  language: Language,
): Promise<string | null> {
  const scene = await reads.scene(asked.id, asked.version)
  if (scene === null) return null
  const { row } = scene
  const [rows, entries] = await Promise.all([reads.rowsOf(asked.id), reads.entriesOf(asked.id)])
  const words = PRINT_WORDS[language]
  const title = `${row.terms.title} · ${words.version} ${row.version}`
  const standing = row.running === null ? words.draft : `${words.inForce}: ${inForceText(row, language)}`
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
<p>${words.kind[row.terms.kind]} · ${row.agreementId} · ${words.version} ${row.version} · ${inWords(row.state, language)}</p>
<h1>${row.terms.title}</h1>
<p>${standing}</p>
</header>
${printTerms(row.running ?? row.terms, now, language)}
${printProof(scene, rows, entries, language)}
<footer><p>${words.printedAt} ${instantText(now)}</p></footer>
</main>
</body>
</html>
`
  return `<!doctype html>\n${page}`
}
