import { type AgreementEntry, canonicalJson, type Instant } from '@tenggat/domain'
import type { VersionScene } from '../../agreement/lifecycle/steps.js'
import { stakeholdersOf } from '../../agreement/versionViews.js'
import type { AgreementVersionRow } from '../../store/records.js'
import type { Language } from '../customer/language.js'
import { dataBlock, type Html, html, section, table } from './html.js'
import { inWords } from './values.js'
import { PRINT_WORDS } from './words.js'

/** What the data block of a printed page holds: enough for anyone to recompute every hash on it. */
export interface PrintedData {
  readonly agreementId: string
  readonly version: number
  readonly terms: AgreementVersionRow['terms']
  readonly contentHash: string
  readonly running: AgreementVersionRow['running']
  readonly runningHash: string | null
  readonly entries: readonly AgreementEntry[]
}

export const instantText = (at: Instant): string => new Date(at).toISOString()

/** Who has approved and signed, which versions there are, the log, and how to check all of it. */
export function printProof(
  scene: VersionScene,
  rows: readonly AgreementVersionRow[],
  entries: readonly AgreementEntry[],
  language: Language,
): readonly (Html | null)[] {
  return [
    signatures(scene, language),
    versions(rows, language),
    log(entries, language),
    authenticity(scene.row, entries, language),
  ]
}

function signatures(scene: VersionScene, language: Language): Html | null {
  const words = PRINT_WORDS[language]
  const approvals = stakeholdersOf(scene)
    .filter(({ approvedAt }) => approvedAt !== null)
    .map(({ name, approvedAt }) => [name, instantText(approvedAt!)])
  const signers = scene.row.terms.stakeholders.filter(({ signs }) => signs)
  const signed = signers.map(({ id, name, party }) => {
    const signature = scene.standing.signatures.find(({ stakeholder }) => stakeholder === id)
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

function versions(rows: readonly AgreementVersionRow[], language: Language): Html | null {
  const words = PRINT_WORDS[language]
  return section(
    words.versions,
    table(
      [words.version, words.state, words.inForce, words.activatedAt, words.contentHash],
      rows.map((row) => [
        ...[row.version, inWords(row.state, language), inForceText(row, language)],
        ...[row.activatedAt === null ? '' : instantText(row.activatedAt), code(row.contentHash)],
      ]),
    ),
  )
}

/** When a version binds new tickets. */
export function inForceText({ inForce }: AgreementVersionRow, language: Language): string {
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

function authenticity(
  row: AgreementVersionRow,
  entries: readonly AgreementEntry[],
  language: Language,
): Html | null {
  const words = PRINT_WORDS[language]
  const { agreementId, version, terms, contentHash, running, runningHash } = row
  const data: PrintedData = { agreementId, version, terms, contentHash, running, runningHash, entries }
  const head = entries.at(-1)?.hash
  return section(
    words.check,
    html`<dl>
      <dt>${words.contentHash}</dt><dd>${code(contentHash)}</dd>
      ${runningHash === null ? null : html`<dt>${words.runningHash}</dt><dd>${code(runningHash)}</dd>`}
      ${head === undefined ? null : html`<dt>${words.logHead}</dt><dd>${code(head)}</dd>`}
    </dl>
    <p>${words.howTo} <code>tenggat agreements verify ${agreementId}-${version}.html</code></p>`,
    dataBlock('agreement', canonicalJson(data)),
  )
}
