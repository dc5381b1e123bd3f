import { contentDetail } from '@tenggat/domain'
import type { Actor } from './actor.js'
import { asActor, type LifecycleDeps } from './lifecycleDeps.js'
import { type DraftOutcome, notAllowed } from './outcomes.js'
import { reasonOf } from './reason.js'
import { partIn } from './steps.js'
import { draftRow } from './versionRow.js'

/** Begins a new version with the content of the newest one that was put in force. */
export function amendAgreement(
  deps: LifecycleDeps,
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<DraftOutcome> {
  return asActor(deps, actor, input.id, (agreement): DraftOutcome => {
    const from = agreement.versions.findLast((row) => row.running !== null)
    if (from === undefined) return notAllowed(agreement.newest!.state, 'It has never been in force')
    const may = partIn('amend', agreement.versionContext(from.version)!, actor)
    if (!may.ok) return notAllowed(from.state, may.refusal.message)
    const reason = reasonOf(input.reason)
    if (reason === null) return notAllowed(from.state, 'An amendment needs a reason')
    const version = agreement.newest!.version + 1
    const draft = draftRow(from, version, { at: agreement.now, by: actor.principal })
    agreement.put(draft)
    const detail = contentDetail(draft.terms, draft.contentHash, 1)
    agreement.append({ version, actor: may.part.actor, action: 'drafted', reason, detail })
    return { outcome: 'DraftSaved', id: input.id, version }
  })
}
