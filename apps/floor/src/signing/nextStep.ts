import type { AgreementState, Stakeholder } from '@tenggat/domain'
import { MANAGER } from '../accounts.js'
import { hasTerms, writeTerms } from '../documents.js'
import type { Plan } from './plan.js'

/** Where the version of a plan stands. */
export interface Standing {
  readonly version: number
  readonly state: AgreementState
  readonly revision: number
  readonly contentHash: string
  readonly document: string
  /** The version's own log, oldest first. */
  readonly entries: readonly LogEntry[]
}

export interface LogEntry {
  readonly version: number
  readonly action: string
  readonly reason: string | null
  readonly detail: Readonly<Record<string, unknown>> | null
}

/** A mutation of the public API, and who sends it. */
export interface Step {
  /** E-mail address. */
  readonly by: string
  readonly field: string
  readonly inputType: string
  readonly input: Readonly<Record<string, unknown>>
}

/**
 * What is to be done next for a plan to come true, by where its version stands (null: nowhere yet); null when it has. So a
 * floor that was stopped halfway goes on where it was.
 */
export function nextStep(plan: Plan, standing: Standing | null): Step | null {
  if (standing === null) return begin(plan)
  switch (standing.state) {
    case 'draft':
      return prepare(plan, standing)
    case 'inReview':
      return decide(plan, standing)
    case 'approved':
      return signedNext(plan, standing) ?? putInForce(plan, standing)
    case 'signed':
      return putInForce(plan, standing)
    case 'scheduled':
    case 'active':
      return acknowledgedNext(plan, standing)
    default:
      return null
  }
}

function begin({ id, amendment, terms }: Plan): Step {
  if (amendment !== null) {
    const input = { id, reason: amendment }
    return { by: MANAGER, field: 'amendAgreement', inputType: 'AmendAgreementInput', input }
  }
  const input = { document: writeTerms(terms), idempotencyKey: `floor-${id}` }
  return { by: MANAGER, field: 'createAgreement', inputType: 'CreateAgreementInput', input }
}

function prepare(plan: Plan, standing: Standing): Step {
  const { id, refusal, remarks } = plan
  const { version, entries } = standing
  const wanted = refusal === null || has(entries, 'rejected') ? plan.terms : refusal.terms
  if (!hasTerms(standing.document, wanted)) {
    const input = { id, version, expectedRevision: standing.revision, document: writeTerms(wanted) }
    return { by: MANAGER, field: 'saveDraft', inputType: 'SaveDraftInput', input }
  }
  const remark = remarks.find(({ text }) => !has(entries, 'commented', (detail) => detail.text === text))
  if (remark === undefined) return simple(plan, standing, MANAGER, 'requestApproval')
  const { by, ...said } = remark
  return { by, field: 'commentOnAgreement', inputType: 'CommentInput', input: { id, version, ...said } }
}

function decide(plan: Plan, standing: Standing): Step | null {
  const { refusal, undecided } = plan
  if (refusal !== null && !has(standing.entries, 'rejected'))
    return simple(plan, standing, refusal.by, 'rejectAgreement', refusal.reason)
  const next = stillTo(
    plan,
    standing,
    'approved',
    ({ approves, email }) => approves && !undecided.includes(email ?? ''),
  )
  return next === null ? null : simple(plan, standing, next.email!, 'approveAgreement')
}

function signedNext(plan: Plan, standing: Standing): Step | null {
  const next = stillTo(plan, standing, 'signed', ({ signs }) => signs)
  if (next === null) return null
  const { id } = plan
  const { version, contentHash } = standing
  const input = { id, version, contentHash, name: next.name }
  return { by: next.email!, field: 'signAgreement', inputType: 'SignInput', input }
}

function putInForce({ id, effectiveFrom }: Plan, { version }: Standing): Step {
  const at = effectiveFrom === null ? null : new Date(effectiveFrom).toISOString()
  const input = { id, version, effectiveFrom: at }
  return { by: MANAGER, field: 'activateAgreement', inputType: 'ActivateInput', input }
}

function acknowledgedNext(plan: Plan, standing: Standing): Step | null {
  const next = stillTo(plan, standing, 'acknowledged', ({ email }) =>
    plan.acknowledgedBy.includes(email ?? ''),
  )
  return next === null ? null : simple(plan, standing, next.email!, 'acknowledgeAgreement')
}

/** The first of the stakeholders asked for who has not done it since approval was last asked for. */
function stillTo(
  { terms }: Plan,
  { entries }: Standing,
  action: string,
  isAsked: (person: Stakeholder) => boolean,
): Stakeholder | null {
  const since = entries.slice(entries.findLastIndex((entry) => entry.action === 'approvalRequested') + 1)
  const waiting = terms.stakeholders.filter(
    (person) => isAsked(person) && !has(since, action, ({ stakeholder }) => stakeholder === person.id),
  )
  return waiting[0] ?? null
}

function simple(
  { id }: Plan,
  { version, contentHash }: Standing,
  by: string,
  field: string,
  reason: string | null = null,
): Step {
  return { by, field, inputType: 'AgreementStepInput', input: { id, version, contentHash, reason } }
}

const has = (
  entries: readonly LogEntry[],
  action: string,
  fits: (detail: Readonly<Record<string, unknown>>) => boolean = () => true,
): boolean => entries.some((entry) => entry.action === action && fits(entry.detail ?? {}))
