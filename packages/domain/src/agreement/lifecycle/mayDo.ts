import type { AgreementTerms } from '../clauses/index.js'
import type { Stakeholder } from '../clauses/people.js'
import type { Actor } from './entry.js'
import { lacksConsent } from './lacksConsent.js'
import type { AgreementAction, AgreementState } from './lifecycle.js'
import { endsOf } from './moves.js'
import type { VersionStatus } from './versionStatus.js'

/** Why somebody may not do something now, in a sentence that can be shown. */
export interface Refusal {
  readonly code: 'notAllowedNow' | 'notYours' | 'staleContent' | 'reasonMissing'
  readonly message: string
}

/** What comes with a request, as far as it is known already. */
export interface StepRequest {
  readonly reason?: string | null
  /** Hash of the content that the person has read. */
  readonly contentHash?: string
}

/** What time and references bring about, and people never do. */
const BY_ITSELF: ReadonlySet<AgreementAction> = new Set([
  'tookEffect',
  'superseded',
  'expired',
  'distributed',
  'hashUnverifiable',
])

const NEEDS_REASON: ReadonlySet<AgreementAction> = new Set(['rejected', 'noticeGiven', 'terminated'])

const STATE_WORDS: Readonly<Partial<Record<AgreementState, string>>> = {
  inReview: 'in review',
  draft: 'a draft',
}

/**
 * AGR-22: whether the actor may do this to a version as it stands; null: yes. Approving, rejecting, signing and acknowledging are
 * for the stakeholders named, known by their e-mail address; what roles may do is asked elsewhere.
 */
export function mayDo(
  status: VersionStatus,
  terms: AgreementTerms,
  action: AgreementAction,
  actor: Actor,
  request: StepRequest = {},
): Refusal | null {
  if (BY_ITSELF.has(action) && actor.principal !== 'system')
    return { code: 'notYours', message: `a version is ${words(action)} by itself` }
  if (endsOf(status.state, action).length === 0) return tooEarlyOrLate(status, action)
  if (request.contentHash !== undefined && request.contentHash !== status.contentHash)
    return { code: 'staleContent', message: 'the content has changed since it was read' }
  if (action === 'activated') {
    const lacking = lacksConsent(status)
    return lacking === null ? null : { code: 'notAllowedNow', message: lacking }
  }
  if (action === 'approved' || action === 'rejected' || action === 'signed' || action === 'acknowledged') {
    const refusal = notTheirs(status, terms, action, actor)
    if (refusal !== null) return refusal
  }
  if (NEEDS_REASON.has(action) && request.reason !== undefined && !request.reason?.trim())
    return { code: 'reasonMissing', message: `say why the version is ${words(action)}` }
  return null
}

/**
 * The stakeholder as whom an actor does this, matched by e-mail address whatever its case; of several, the first who has not
 * done it yet. Null: the actor is none.
 */
export function actsAs(
  status: VersionStatus,
  terms: AgreementTerms,
  action: 'approved' | 'rejected' | 'signed' | 'acknowledged',
  actor: Actor,
): Stakeholder | null {
  const email = actor.email?.toLowerCase()
  const entitled = terms.stakeholders.filter(
    (person) => email !== undefined && person.email?.toLowerCase() === email && ENTITLED[action](person),
  )
  const done = doneBy(status, action)
  return entitled.find((person) => !done.has(person.id)) ?? entitled[0] ?? null
}

const ENTITLED = {
  approved: (person: Stakeholder) => person.approves,
  rejected: (person: Stakeholder) => person.approves || person.signs,
  signed: (person: Stakeholder) => person.signs,
  acknowledged: () => true,
} as const

function doneBy(status: VersionStatus, action: keyof typeof ENTITLED): ReadonlySet<string> {
  const lists = {
    approved: status.approvals,
    rejected: [],
    signed: status.signatures,
    acknowledged: status.acknowledgements,
  }
  return new Set(lists[action].map((each) => each.stakeholder))
}

function notTheirs(
  status: VersionStatus,
  terms: AgreementTerms,
  action: keyof typeof ENTITLED,
  actor: Actor,
): Refusal | null {
  const person = actsAs(status, terms, action, actor)
  if (person === null)
    return { code: 'notYours', message: `nobody known as ${actor.email ?? actor.principal} is to do this` }
  if (!doneBy(status, action).has(person.id)) return null
  return { code: 'notAllowedNow', message: `${person.name} has ${words(action)} this already` }
}

function tooEarlyOrLate({ state, version }: VersionStatus, action: AgreementAction): Refusal {
  const message = `version ${version} is ${STATE_WORDS[state] ?? state} and cannot be ${words(action)} now`
  return { code: 'notAllowedNow', message }
}

const words = (action: AgreementAction): string =>
  action === 'approvalRequested'
    ? 'sent for approval'
    : action === 'noticeGiven'
      ? 'given notice of'
      : action === 'tookEffect'
        ? 'put into effect'
        : action === 'hashUnverifiable'
          ? 'found to be unverifiable'
          : action
