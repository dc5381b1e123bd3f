import type { GraphqlClient } from '@tenggat/client'
import { type AgreementChange, type AgreementTerms, diffTerms } from '@tenggat/domain'
import { readDocument } from '../../agreements/readDocument.js'
import { accepted, readTextFile } from '../readInput.js'
import { change, fetchNewest, fetchVersion } from './requests.js'

/** A document of a file, and what it says. */
export interface LocalAgreement {
  readonly file: string
  readonly document: string
  readonly terms: AgreementTerms
}

/** Throws CliError with every problem and its line when the file is no agreement. */
export async function readLocal(file: string): Promise<LocalAgreement> {
  const document = await readTextFile(file)
  return { file, document, terms: accepted(file, readDocument(document)) }
}

/** Somebody must approve or sign it, so it goes in as a draft. */
export const needsSignatures = ({ terms }: LocalAgreement): boolean =>
  terms.stakeholders.some(({ approves, signs }) => approves || signs)

export interface Difference {
  readonly id: string
  /** The version compared with; null when the server has none. */
  readonly version: number | null
  readonly changes: readonly AgreementChange[]
}

/** What applying a file would change. A document that nobody signs is tried on the server, which may refuse it. */
export async function differenceOf(client: GraphqlClient, local: LocalAgreement): Promise<Difference> {
  const { terms, document } = local
  if (!needsSignatures(local)) await change(client, 'putAgreement', { document, dryRun: true })
  const stored = needsSignatures(local)
    ? await fetchNewest(client, terms.id)
    : await fetchVersion(client, terms.id, null)
  if (stored !== null) {
    return { id: terms.id, version: stored.version, changes: diffTerms(stored.terms, terms) }
  }
  const whole: AgreementChange = { path: '', kind: 'added', before: null, after: terms.title }
  return { id: terms.id, version: null, changes: [whole] }
}

const SIGNS = { added: '+', removed: '-', changed: '~' } as const

/** One line a change: `~ targets.solve-p1.within: "4h" → "2h"`. */
export function changeText({ path, kind, before, after }: AgreementChange): string {
  const shown = (value: unknown) => JSON.stringify(value)
  const value =
    kind === 'added'
      ? shown(after)
      : kind === 'removed'
        ? shown(before)
        : `${shown(before)} → ${shown(after)}`
  return `${SIGNS[kind]} ${path === '' ? 'the agreement' : path}: ${value}`
}
