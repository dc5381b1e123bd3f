import type { AgreementState, Stakeholder } from '@tenggat/domain'
import { MANAGER } from '../accounts.js'
import { hasTerms, writeTerms } from '../documents.js'
import type { Plan } from './plan.js'

/** Where the version of a plan stands. */
export interface Status {
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
export function nextStep(plan: Plan, status: Status | null): Step | null {
  if (status === null) return begin(plan)
  switch (status.state) {
    case 'draft':
      return prepare(plan, status)
    case 'inReview':
      return decide(plan, status)
    case 'approved':
      return signedNext(plan, status) ?? putInForce(plan, status)
    case 'signed':
      return putInForce(plan, status)
    case 'scheduled':
    case 'active':
      return acknowledgedNext(plan, status)
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

function prepare(plan: Plan, status: Status): Step {
  const { id, refusal, remarks } = plan
  const { version, entries } = status
  const wanted = refusal === null || has(entries, 'rejected') ? plan.terms : refusal.terms
  if (!hasTerms(status.document, wanted)) {
    const input = { id, version, expectedRevision: status.revision, document: writeTerms(wanted) }
    return { by: MANAGER, field: 'saveDraft', inputType: 'SaveDraftInput', input }
  }
  const remark = remarks.find(({ text }) => !has(entries, 'commented', (detail) => detail.text === text))
  if (remark === undefined) return simple(plan, status, MANAGER, 'requestApproval')
  const { by, ...said } = remark
  return { by, field: 'commentOnAgreement', inputType: 'CommentInput', input: { id, version, ...said } }
}

function decide(plan: Plan, status: Status): Step | null {
  const { refusal, undecided } = plan
  if (refusal !== null && !has(status.entries, 'rejected'))
    return simple(plan, status, refusal.by, 'rejectAgreement', refusal.reason)
  const next = stillTo(
    plan,
    status,
    'approved',
    ({ approves, email }) => approves && !undecided.includes(email ?? ''),
  )
  return next === null ? null : simple(plan, status, next.email!, 'approveAgreement')
}

function signedNext(plan: Plan, status: Status): Step | null {
  const next = stillTo(plan, status, 'signed', ({ signs }) => signs)
  if (next === null) return null
  const { id } = plan
  const { version, contentHash } = status
  const input = { id, version, contentHash, name: next.name }
  return { by: next.email!, field: 'signAgreement', inputType: 'SignInput', input }
}

function putInForce({ id, effectiveFrom }: Plan, { version }: Status): Step {
  const at = effectiveFrom === null ? null : new Date(effectiveFrom).toISOString()
  const input = { id, version, effectiveFrom: at }
  return { by: MANAGER, field: 'activateAgreement', inputType: 'ActivateInput', input }
}

function acknowledgedNext(plan: Plan, status: Status): Step | null {
  const next = stillTo(plan, status, 'acknowledged', ({ email }) => plan.acknowledgedBy.includes(email ?? ''))
  return next === null ? null : simple(plan, status, next.email!, 'acknowledgeAgreement')
}

/** The first of the stakeholders asked for who has not done it since approval was last asked for. */
function stillTo(
  { terms }: Plan,
  { entries }: Status,
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
  { version, contentHash }: Status,
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
