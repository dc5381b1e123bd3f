import {
  type AgreementAction,
  actsAs,
  type Actor as EntryActor,
  mayDo,
  type Stakeholder,
  type VersionStatus,
} from '@tenggat/domain'
import type { AgreementVersionRow } from '../../store/records.js'
import { type Actor, entryActor } from './actor.js'
import {
  type NotAllowedNow,
  type NotYours,
  notAllowed,
  notYours,
  type StaleContent,
  staleContent,
} from './outcomes.js'

/** What people do to a version; the log's word for each. */
export const STEPS = {
  edit: 'edited',
  comment: 'commented',
  requestApproval: 'approvalRequested',
  approve: 'approved',
  reject: 'rejected',
  sign: 'signed',
  activate: 'activated',
  amend: 'drafted',
  suspend: 'suspended',
  reinstate: 'reinstated',
  terminate: 'noticeGiven',
  withdraw: 'withdrawn',
  acknowledge: 'acknowledged',
  migrate: 'migrated',
} as const satisfies Readonly<Record<string, AgreementAction>>
export type Step = keyof typeof STEPS

/** Steps of those who keep the agreements; the others are taken by the people who are named in them. */
const TAKEN_BY_PARTIES: ReadonlySet<Step> = new Set<Step>([
  'comment',
  'approve',
  'reject',
  'sign',
  'acknowledge',
])
/** What an agreement waits for a person to do. */
export const AWAITED_STEPS = ['approve', 'sign', 'acknowledge'] as const satisfies readonly Step[]
export type AwaitedStep = (typeof AWAITED_STEPS)[number]

const TAKEN_AS_ONESELF = ['approved', 'rejected', 'signed', 'acknowledged'] as const

/** A version as people meet it: its row and where its log says it stands. */
export interface VersionContext {
  readonly row: AgreementVersionRow
  readonly status: VersionStatus
  /** Of every version of the agreement. */
  readonly states: readonly VersionStatus['state'][]
}

export interface StepRequest {
  /** Hash of what the person has read; left out where the content does not matter. */
  readonly contentHash?: string
  readonly reason?: string | null
}

/** A step that may be taken: in whose part, and how the log names who takes it. */
export interface Part {
  readonly as: Stakeholder | null
  readonly actor: EntryActor
}

export type StepRefusal = NotYours | NotAllowedNow | StaleContent

/** The part in which an actor may take a step on a version now, or why not. */
export function partIn(
  step: Step,
  versionContext: VersionContext,
  actor: Actor,
  request: StepRequest = {},
): { readonly ok: true; readonly part: Part } | { readonly ok: false; readonly refusal: StepRefusal } {
  const no = (refusal: StepRefusal) => ({ ok: false, refusal }) as const
  const { row, status } = versionContext
  const isTheirs = TAKEN_BY_PARTIES.has(step) && actor.mayParticipate
  if (!actor.mayManage && !isTheirs) return no(notYours('That is for those who keep the agreement'))
  const as = stakeholderIn(step, versionContext, actor)
  const party =
    as?.party ?? row.terms.stakeholders.find(({ email }) => isEmailOf(actor, email))?.party ?? null
  const by = entryActor(actor, party)
  if (as !== null && actor.parties !== null && !actor.parties.has(as.party)) {
    return no(notYours(`${as.name} stands for another party`))
  }
  if (step === 'amend')
    return mayAmend(versionContext)
      ? { ok: true, part: { as, actor: by } }
      : no(notAllowed(row.state, 'There is a draft already'))
  const refusal = mayDo(status, row.terms, STEPS[step], by, request as { contentHash?: string })
  if (refusal === null) return { ok: true, part: { as, actor: by } }
  if (refusal.code === 'notYours') return no(notYours(sentence(refusal.message)))
  if (refusal.code === 'staleContent') return no(staleContent(row.contentHash))
  return no(notAllowed(row.state, sentence(refusal.message)))
}

/** What an actor may do to a version now. */
export function stepsOpenTo(actor: Actor, versionContext: VersionContext): readonly Step[] {
  if (versionContext.row.unread.length > 0) return []
  return (Object.keys(STEPS) as Step[]).filter((step) => partIn(step, versionContext, actor).ok)
}

function stakeholderIn(step: Step, { row, status }: VersionContext, actor: Actor): Stakeholder | null {
  const action = TAKEN_AS_ONESELF.find((each) => each === STEPS[step])
  return action === undefined ? null : actsAs(status, row.terms, action, entryActor(actor))
}

const isEmailOf = ({ person }: Actor, email: string | null): boolean =>
  person !== null && email !== null && person.email.toLowerCase() === email.toLowerCase()

/** Of an agreement that has been in force, while nobody is at a draft. */
function mayAmend({ row, states }: VersionContext): boolean {
  return row.running !== null && !states.some((state) => OPEN.has(state))
}
const OPEN: ReadonlySet<string> = new Set(['draft', 'inReview', 'approved', 'signed'])

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
