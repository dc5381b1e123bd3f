import { contentDetail, type Result } from '@tenggat/domain'
import type { AgreementVersionRow } from '../../store/records.js'
import { saysSame } from '../contentHash.js'
import { findCreatedBy } from '../readAgreements.js'
import { AGREEMENT_TEMPLATES } from '../templates.js'
import { type Actor, entryActor } from './actor.js'
import { inAgreement, type LifecycleDeps } from './lifecycleDeps.js'
import { type DraftOutcome, invalidDocument } from './outcomes.js'
import { type Content, readTextAs } from './readContent.js'
import { draftRow } from './versionRow.js'

export interface CreateInput {
  readonly templateId: string | null
  readonly document: string | null
  readonly id: string | null
  readonly title: string | null
  readonly idempotencyKey: string
}

/** Begins an agreement with a first draft. The same input under the same key is answered with the draft it made. */
export async function createAgreement(
  deps: LifecycleDeps,
  actor: Actor,
  input: CreateInput,
): Promise<DraftOutcome> {
  const content = contentOf(input)
  if (!content.ok) return invalidDocument(content.problems)
  const { terms } = content.value
  return inAgreement(deps, terms.id, async (agreement): Promise<DraftOutcome> => {
    const row = draftRow(content.value, 1, { at: agreement.now, by: actor.principal })
    const before = await findCreatedBy(agreement.client, actor.principal, input.idempotencyKey)
    if (before !== null) return replay(before, row, agreement.version(1))
    if (agreement.newest !== undefined) {
      const message = `there is an agreement "${terms.id}" already`
      return invalidDocument([
        { code: 'idTaken', path: ['id'], message, expected: 'an id of its own, or amendAgreement' },
      ])
    }
    agreement.put(row)
    const detail = { ...contentDetail(terms, row.contentHash, 1), idempotencyKey: input.idempotencyKey }
    agreement.append({ version: 1, actor: entryActor(actor), action: 'drafted', detail })
    return { outcome: 'DraftSaved', id: terms.id, version: 1 }
  })
}

function contentOf(input: CreateInput): Result<Content, Parameters<typeof invalidDocument>[0][number]> {
  const problem = (code: string, message: string, expected: string) =>
    ({ ok: false, problems: [{ code, path: [], message, expected }] }) as const
  if ((input.templateId === null) === (input.document === null)) {
    return problem('wrongType', 'a template or a document begins an agreement', 'one of the two')
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(input.idempotencyKey)) {
    return problem('wrongType', 'the idempotency key does not do', '1 to 200 visible ASCII characters')
  }
  const template = AGREEMENT_TEMPLATES.find(({ id }) => id === input.templateId)
  const document = input.document ?? template?.document
  if (document === undefined) {
    const known = AGREEMENT_TEMPLATES.map(({ id }) => id).join(', ')
    return problem('unknownTemplate', `there is no template "${input.templateId}"`, `one of ${known}`)
  }
  return readTextAs(document, input)
}

function replay(
  before: { readonly agreementId: string; readonly contentHash: string },
  row: AgreementVersionRow,
  first: AgreementVersionRow | undefined,
): DraftOutcome {
  // A draft of before an upgrade is known by a hash of an earlier form.
  const isOlder = first?.contentHash === before.contentHash && saysSame(first, row.terms)
  const isSame = before.contentHash === row.contentHash || isOlder
  if (before.agreementId === row.agreementId && isSame) {
    return { outcome: 'DraftSaved', id: row.agreementId, version: 1 }
  }
  return {
    outcome: 'IdempotencyKeyReused',
    code: 'IDEMPOTENCY_KEY_REUSED',
    message: 'This idempotency key has made another agreement before',
  }
}
