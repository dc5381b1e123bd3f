import type { AgreementEntry, AgreementTerms, Instant, Stretch, VersionStatus } from '@tenggat/domain'
import { inForceOf } from '@tenggat/domain'
import { type Html, html, section, table } from '../printer1/html.js'
import { PRINT_WORDS } from '../printer1/words.js'
import { inWords } from './inWords.js'
import type { Language, PrintedDocument } from './printedData.js'

export const instantText = (at: Instant): string => new Date(at).toISOString()

type Standings = ReadonlyMap<number, VersionStatus>

/** Who has approved and signed, which versions there are, the log, and how to check all of it. */
export function printProof(
  data: PrintedDocument,
  terms: AgreementTerms,
  standings: Standings,
): readonly (Html | null)[] {
  const { language } = data
  return [
    signatures(terms, standings.get(data.version), language),
    versions(standings, language),
    log(data.entries, language),
    authenticity(data),
  ]
}

function signatures(
  terms: AgreementTerms,
  standing: VersionStatus | undefined,
  language: Language,
): Html | null {
  const words = PRINT_WORDS[language]
  const nameOf = (id: string) => terms.stakeholders.find((each) => each.id === id)?.name ?? id
  const approvals = (standing?.approvals ?? []).map(({ stakeholder, at }) => [
    nameOf(stakeholder),
    instantText(at),
  ])
  const signers = terms.stakeholders.filter(({ signs }) => signs)
  const signed = signers.map(({ id, name, party }) => {
    const signature = standing?.signatures.find(({ stakeholder }) => stakeholder === id)
    return signature === undefined
      ? [name, party, words.unsigned, '']
      : [signature.name, party, instantText(signature.at), code(signature.contentHash)]
  })
  return section(
    words.signatures,
    table([words.name, words.party, words.signedAt, words.contentHash], signed),
    approvals.length === 0 ? null : html`<h3>${words.approvals}</h3>`,
    table([words.name, words.at], approvals),
  )
}

const code = (text: string): Html => html`<code>${text}</code>`

function versions(standings: Standings, language: Language): Html | null {
  const words = PRINT_WORDS[language]
  const inForce = inForceOf(standings.values())
  return section(
    words.versions,
    table(
      [words.version, words.state, words.inForce, words.activatedAt, words.contentHash],
      [...standings.values()]
        .toReversed()
        .map(({ version, state, activatedAt, contentHash }) => [
          ...[version, inWords(state, language), inForceText(inForce.get(version) ?? [], language)],
          ...[activatedAt === null ? '' : instantText(activatedAt), code(contentHash)],
        ]),
    ),
  )
}

/** When a version binds new tickets. */
export function inForceText(inForce: readonly Stretch[], language: Language): string {
  const words = PRINT_WORDS[language]
  const stretches = inForce.map(([from, to]) => {
    if (from === null && to === null) return words.always
    const parts = [
      ...(from === null ? [] : [`${words.from} ${instantText(from)}`]),
      ...(to === null ? [] : [`${words.until} ${instantText(to)}`]),
    ]
    return parts.join(' ')
  })
  return stretches.join('; ')
}

function log(entries: readonly AgreementEntry[], language: Language): Html | null {
  const words = PRINT_WORDS[language]
  return section(
    words.log,
    table(
      ['#', words.version, words.at, words.who, words.what, words.reason, 'SHA-256'],
      entries.map((entry) => [
        ...[entry.seq, entry.version, instantText(entry.at), entry.actor.name ?? entry.actor.principal],
        ...[inWords(entry.action, language), entry.reason, code(entry.hash)],
      ]),
    ),
  )
}

function authenticity({
  agreementId,
  version,
  contentHash,
  runningHash,
  entries,
  language,
}: PrintedDocument): Html | null {
  const words = PRINT_WORDS[language]
  const head = entries.at(-1)?.hash
  return section(
    words.check,
    html`<dl>
      <dt>${words.contentHash}</dt><dd>${code(contentHash)}</dd>
      ${runningHash === null ? null : html`<dt>${words.runningHash}</dt><dd>${code(runningHash)}</dd>`}
      ${head === undefined ? null : html`<dt>${words.logHead}</dt><dd>${code(head)}</dd>`}
    </dl>
    <p>${words.howTo} <code>tenggat agreements verify ${agreementId}-${version}.html</code></p>`,
  )
}
