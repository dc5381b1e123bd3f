import type { AgreementTerms } from '../clauses/index.js'
import type { ReadinessProblem } from './readinessProblem.js'
import type { VersionStatus } from './versionStatus.js'

/** Whose approval or signature of the present content is still missing. */
export function unheard(terms: AgreementTerms, status: VersionStatus): readonly ReadinessProblem[] {
  const of = (list: readonly { readonly stakeholder: string }[]): ReadonlySet<string> =>
    new Set(list.map((each) => each.stakeholder))
  const [approved, signed, lapsed] = [
    of(status.approvals),
    of(status.signatures),
    // One that a rejection has voided is of the same content: it is missing, not stale.
    of(status.lapsedSignatures.filter(({ contentHash }) => contentHash !== status.contentHash)),
  ]
  const problem = (code: ReadinessProblem['code'], id: string, message: string): ReadinessProblem => {
    const person = terms.stakeholders.find((each) => each.id === id)
    const name = person?.name ?? id
    const unknown = person?.email === null ? ', and has no e-mail address to be known by' : ''
    return {
      code,
      path: `stakeholders.${id}`,
      message: `${name} ${message}${unknown}`,
      detail: { stakeholder: id },
    }
  }
  return [
    ...status.approvers
      .filter((id) => !approved.has(id))
      .map((id) => problem('missingApproval', id, 'has not approved')),
    ...status.signers
      .filter((id) => !signed.has(id))
      .map((id) =>
        lapsed.has(id)
          ? problem('staleSignature', id, 'has signed, but the content has changed since')
          : problem('missingSignature', id, 'has not signed'),
      ),
  ]
}
