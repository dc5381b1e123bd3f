import type { GraphqlClient } from '@tenggat/client'
import { type AgreementTerms, parseDocument } from '@tenggat/domain'
import { contentHash, saysSame } from '../../agreements/contentHash.js'
import { CliError } from '../cliError.js'
import { type LocalAgreement, needsSignatures } from './diff.js'
import { change, fetchNewest, type StoredVersion } from './requests.js'

export interface Applied {
  readonly id: string
  readonly version: number
  readonly what: 'put in force' | 'unchanged' | 'draft created' | 'draft saved' | 'amendment drafted'
}

const OPEN = new Set(['draft', 'inReview', 'approved', 'signed'])

/**
 * Brings the server to what a file says: puts it in force where nobody signs it, else leaves a draft that says it. Applied again it
 * changes nothing.
 * @param despite what may stand in the way of one that nobody signs, by name
 */
export async function applyFile(
  client: GraphqlClient,
  local: LocalAgreement,
  reason: string,
  despite: readonly string[],
): Promise<Applied> {
  const { document, terms } = local
  if (!needsSignatures(local)) {
    const { agreement, __typename } = await change(client, 'putAgreement', { document, despite })
    const what = __typename === 'AgreementStored' ? 'put in force' : 'unchanged'
    return { id: terms.id, version: agreement!.version, what }
  }
  const newest = await fetchNewest(client, terms.id)
  if (newest === null) {
    const input = { document, idempotencyKey: `apply-${terms.id}-${contentHash(terms)}` }
    await change(client, 'createAgreement', input)
    return { id: terms.id, version: 1, what: 'draft created' }
  }
  if (isSaidBy(newest, terms) && newest.state !== 'withdrawn') {
    return { id: terms.id, version: newest.version, what: 'unchanged' }
  }
  return draft(client, local, newest, reason)
}

/** Whether a version says the same; its hash may be of a document as it was written by another release. */
function isSaidBy({ content }: StoredVersion, terms: AgreementTerms): boolean {
  const said = parseDocument(JSON.parse(content))
  return said.ok && saysSame({ terms: said.value }, terms)
}

async function draft(
  client: GraphqlClient,
  { document, terms }: LocalAgreement,
  newest: StoredVersion,
  reason: string,
): Promise<Applied> {
  const { id } = terms
  if (OPEN.has(newest.state)) {
    const { version, revision: expectedRevision } = newest
    await change(client, 'saveDraft', { id, version, expectedRevision, document })
    return { id, version, what: 'draft saved' }
  }
  const { agreement } = await change(client, 'amendAgreement', { id, reason })
  if (agreement === undefined) throw new CliError(`${id} cannot be amended`)
  const { version, revision: expectedRevision } = agreement
  await change(client, 'saveDraft', { id, version, expectedRevision, document })
  return { id, version, what: 'amendment drafted' }
}
