import { diffTerms, editDetail, endsOf } from '@tenggat/domain'
import type { AgreementVersionRow } from '../../store/records.js'
import { saysSame, sealContent } from '../contentHash.js'
import { type Actor, entryActor } from './actor.js'
import { asActor, type LifecycleDeps } from './lifecycleDeps.js'
import { type DraftOutcome, invalidDocument, NOT_FOUND, notAllowed } from './outcomes.js'
import { type Content, readText, readTyped } from './readContent.js'
import type { VersionContext } from './steps.js'

export interface SaveInput {
  readonly id: string
  readonly version: number
  /** The revision that was edited. */
  readonly expectedRevision: number
  /** Exactly one of the two. */
  readonly document: string | null
  readonly terms: unknown
}

/**
 * Saves new content of a draft. Whatever was approved or signed before is void: the draft is one again. If somebody else has saved
 * in between nothing is written, and both contents are told.
 */
export async function saveDraft(deps: LifecycleDeps, actor: Actor, input: SaveInput): Promise<DraftOutcome> {
  const content = contentOf(input)
  if (!content.ok) return invalidDocument(content.problems)
  const { terms, document } = content.value
  if (terms.id !== input.id) {
    const message = `the id is "${terms.id}"`
    return invalidDocument([
      { code: 'idChanged', path: ['id'], message, expected: `"${input.id}", as before` },
    ])
  }
  return asActor(deps, actor, input.id, (agreement): DraftOutcome => {
    const row = agreement.version(input.version)
    if (row === undefined) return NOT_FOUND
    if (!isEditable(agreement.versionContext(input.version)!)) {
      return notAllowed(row.state, `A version that is ${row.state} is not edited; amend the agreement`)
    }
    if (row.revision !== input.expectedRevision) return conflict(row, content.value)
    const saved = { outcome: 'DraftSaved', id: row.agreementId, version: row.version } as const
    const isSame = saysSame(row, terms)
    if (isSame && document === row.document) return saved
    const revision = row.revision + 1
    // What says the same keeps the hash that people may have approved or signed.
    const sealed = isSame ? row : sealContent(terms)
    agreement.put({ ...row, ...sealed, document, kind: terms.kind, revision })
    if (isSame) return saved
    const detail = editDetail(row.terms, terms, sealed.contentHash, revision)
    agreement.append({ version: row.version, actor: entryActor(actor), action: 'edited', detail })
    return saved
  })
}

/** Until it is put in force, whoever has approved or signed by then. */
const isEditable = ({ status }: VersionContext): boolean => endsOf(status.state, 'edited').length > 0

function contentOf(input: SaveInput): ReturnType<typeof readText> {
  if ((input.document === null) === (input.terms == null)) {
    const message = 'a draft is saved as a document or as terms'
    return { ok: false, problems: [{ code: 'wrongType', path: [], message, expected: 'one of the two' }] }
  }
  return input.document === null ? readTyped(input.terms) : readText(input.document)
}

function conflict(row: AgreementVersionRow, mine: Content): DraftOutcome {
  return {
    outcome: 'DraftConflict',
    code: 'DRAFT_CONFLICT',
    message: `Somebody has saved revision ${row.revision} in between`,
    yours: mine.terms,
    theirs: row.terms,
    revision: row.revision,
    changes: diffTerms(row.terms, mine.terms),
  }
}
