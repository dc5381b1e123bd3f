import type { Instant } from '../../time/instant.js'
import type { AgreementEntry, ContentDetail, EntryOf } from './entry.js'
import { lacksConsent } from './lacksConsent.js'
import type { AgreementState } from './lifecycle.js'
import { endsOf } from './moves.js'
import type { Signature, VersionStatus } from './versionStatus.js'

/** AGR-20: where a version stands after the entries of its own, oldest first. Throws when one of them was not legal there. */
export function foldVersion(entries: readonly AgreementEntry[]): VersionStatus {
  const [first, ...rest] = entries
  if (first === undefined) throw new Error('a version without an entry stands nowhere')
  return rest.reduce(applyEntry, begin(first))
}

/** The status of every version in an agreement's whole log, by version. */
export function foldVersions(entries: readonly AgreementEntry[]): ReadonlyMap<number, VersionStatus> {
  const statuses = new Map<number, VersionStatus>()
  for (const entry of entries) {
    const before = statuses.get(entry.version)
    statuses.set(entry.version, before === undefined ? begin(entry) : applyEntry(before, entry))
  }
  return statuses
}

/** A version begins as a draft, or in force when it only follows what it refers to. */
function begin(entry: AgreementEntry): VersionStatus {
  if (entry.action === 'drafted') return blank(entry.version, entry.detail)
  if (entry.action === 'activated') {
    const unheard = blank(entry.version, entry.detail)
    if (entry.detail.cause === null) refuseUnheard(unheard, entry.detail)
    return activate(unheard, entry)
  }
  throw new Error(`version ${entry.version} cannot begin by being ${entry.action}`)
}

const blank = (version: number, content: ContentDetail): VersionStatus => ({
  version,
  state: 'draft',
  ...contentOf(content),
  approvals: [],
  signatures: [],
  lapsedSignatures: [],
  comments: [],
  rejection: null,
  activatedAt: null,
  runningHash: null,
  effectiveFrom: null,
  endsAt: null,
  noticeGivenAt: null,
  suspensions: [],
  cause: null,
  distributedAt: null,
  distributedTo: [],
  acknowledgements: [],
})

const contentOf = ({ revision, contentHash, approvers, signers }: ContentDetail) => ({
  revision,
  contentHash,
  approvers,
  signers,
})

/** One entry further. */
export function applyEntry(status: VersionStatus, entry: AgreementEntry): VersionStatus {
  const ends = endsOf(status.state, entry.action)
  if (entry.action === 'activated') refuseUnheard(status, entry.detail)
  const next = effectOf(status, entry)
  const state = next.state === status.state && ends.length === 1 ? ends[0]! : next.state
  if (!ends.includes(state)) {
    throw new Error(`version ${status.version}, ${status.state}, cannot be ${entry.action}`)
  }
  return { ...next, state }
}

/** AGR-22: throws unless all who approve and sign have done so, and have done so for the content that is to be activated. */
function refuseUnheard(status: VersionStatus, { contentHash }: ContentDetail): void {
  const lacking = contentHash === status.contentHash ? lacksConsent(status) : 'its content is not what stands'
  if (lacking !== null) throw new Error(`version ${status.version} cannot be activated: ${lacking}`)
}

/** What an entry says. A state is set here only where the table leaves a choice. */
function effectOf(status: VersionStatus, entry: AgreementEntry): VersionStatus {
  const { at, actor } = entry
  switch (entry.action) {
    case 'edited':
      return { ...voided(status), ...contentOf(entry.detail) }
    case 'commented':
      return { ...status, comments: [...status.comments, { seq: entry.seq, at, actor, ...entry.detail }] }
    case 'approvalRequested':
      return { ...status, state: status.approvers.length === 0 ? 'approved' : 'inReview' }
    case 'approved':
      return approve(status, entry)
    case 'rejected':
      return { ...voided(status), rejection: { at, reason: entry.reason, actor } }
    case 'signed':
      return sign(status, entry)
    case 'activated':
      return activate(status, entry)
    case 'suspended':
      return { ...status, suspensions: [...status.suspensions, { from: at, to: null }] }
    case 'reinstated':
      return { ...status, suspensions: resumed(status, at) }
    case 'noticeGiven':
      return {
        ...status,
        noticeGivenAt: at,
        endsAt: earlier(status.endsAt, Math.max(at, entry.detail.endsAt)),
      }
    case 'terminated':
      return { ...status, endsAt: earlier(status.endsAt, Math.max(at, entry.detail.endsAt)) }
    case 'expired':
      return { ...status, endsAt: earlier(status.endsAt, at) }
    case 'distributed':
      return { ...status, distributedAt: at, distributedTo: entry.detail.stakeholders }
    case 'acknowledged':
      return acknowledge(status, entry)
    default:
      return status
  }
}

/** AGR-21: what was approved and signed was the content as it stood. */
const voided = (status: VersionStatus): VersionStatus => ({
  ...status,
  approvals: [],
  signatures: [],
  lapsedSignatures: [...status.lapsedSignatures, ...status.signatures],
})

function approve(status: VersionStatus, { at, actor, detail }: EntryOf<'approved'>): VersionStatus {
  const { stakeholder, contentHash } = detail
  const counts = contentHash === status.contentHash && status.approvers.includes(stakeholder)
  const others = status.approvals.filter((approval) => approval.stakeholder !== stakeholder)
  const approvals = counts ? [...others, { stakeholder, contentHash, at, actor }] : status.approvals
  const all = approvals.length === status.approvers.length
  return { ...status, approvals, state: all ? 'approved' : 'inReview' }
}

function sign(status: VersionStatus, { at, actor, detail }: EntryOf<'signed'>): VersionStatus {
  const signature: Signature = { ...detail, at, actor }
  if (detail.contentHash !== status.contentHash)
    return { ...status, lapsedSignatures: [...status.lapsedSignatures, signature] }
  if (!status.signers.includes(detail.stakeholder)) return status
  const others = status.signatures.filter((other) => other.stakeholder !== detail.stakeholder)
  const signatures = [...others, signature]
  const state = signatures.length === status.signers.length ? 'signed' : 'approved'
  return { ...status, signatures, state }
}

function activate(status: VersionStatus, { at, detail }: EntryOf<'activated'>): VersionStatus {
  const { runningHash, effectiveFrom, endsAt, noticeGivenAt = null, cause } = detail
  const state: AgreementState = effectiveFrom !== null && effectiveFrom > at ? 'scheduled' : 'active'
  return { ...status, state, activatedAt: at, runningHash, effectiveFrom, endsAt, noticeGivenAt, cause }
}

function acknowledge(status: VersionStatus, entry: EntryOf<'acknowledged'>): VersionStatus {
  const { stakeholder } = entry.detail
  if (status.acknowledgements.some((known) => known.stakeholder === stakeholder)) return status
  return { ...status, acknowledgements: [...status.acknowledgements, { stakeholder, at: entry.at }] }
}

const resumed = (status: VersionStatus, at: Instant): VersionStatus['suspensions'] =>
  status.suspensions.map((each) => (each.to === null ? { ...each, to: at } : each))

const earlier = (one: Instant | null, other: Instant): Instant =>
  one === null ? other : Math.min(one, other)
