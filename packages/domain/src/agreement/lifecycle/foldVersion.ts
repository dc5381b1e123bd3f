import type { Instant } from '../../time/instant.js'
import type { AgreementEntry, ContentDetail, EntryOf } from './entry.js'
import { lacksConsent } from './lacksConsent.js'
import type { AgreementState } from './lifecycle.js'
import { endsOf } from './moves.js'
import type { Signature, VersionStanding } from './standing.js'

/** AGR-20: where a version stands after the entries of its own, oldest first. Throws when one of them was not legal there. */
export function foldVersion(entries: readonly AgreementEntry[]): VersionStanding {
  const [first, ...rest] = entries
  if (first === undefined) throw new Error('a version without an entry stands nowhere')
  return rest.reduce(applyEntry, begin(first))
}

/** The standings of every version in an agreement's whole log, by version. */
export function foldVersions(entries: readonly AgreementEntry[]): ReadonlyMap<number, VersionStanding> {
  const standings = new Map<number, VersionStanding>()
  for (const entry of entries) {
    const before = standings.get(entry.version)
    standings.set(entry.version, before === undefined ? begin(entry) : applyEntry(before, entry))
  }
  return standings
}

/** A version begins as a draft, or in force when it only follows what it refers to. */
function begin(entry: AgreementEntry): VersionStanding {
  if (entry.action === 'drafted') return blank(entry.version, entry.detail)
  if (entry.action === 'activated') {
    const unheard = blank(entry.version, entry.detail)
    if (entry.detail.cause === null) refuseUnheard(unheard, entry.detail)
    return activate(unheard, entry)
  }
  throw new Error(`version ${entry.version} cannot begin by being ${entry.action}`)
}

const blank = (version: number, content: ContentDetail): VersionStanding => ({
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
export function applyEntry(standing: VersionStanding, entry: AgreementEntry): VersionStanding {
  const ends = endsOf(standing.state, entry.action)
  if (entry.action === 'activated') refuseUnheard(standing, entry.detail)
  const next = effectOf(standing, entry)
  const state = next.state === standing.state && ends.length === 1 ? ends[0]! : next.state
  if (!ends.includes(state)) {
    throw new Error(`version ${standing.version}, ${standing.state}, cannot be ${entry.action}`)
  }
  return { ...next, state }
}

/** AGR-22: throws unless all who approve and sign have done so, and have done so for the content that is to be activated. */
function refuseUnheard(standing: VersionStanding, { contentHash }: ContentDetail): void {
  const lacking =
    contentHash === standing.contentHash ? lacksConsent(standing) : 'its content is not what stands'
  if (lacking !== null) throw new Error(`version ${standing.version} cannot be activated: ${lacking}`)
}

/** What an entry says. A state is set here only where the table leaves a choice. */
function effectOf(standing: VersionStanding, entry: AgreementEntry): VersionStanding {
  const { at, actor } = entry
  switch (entry.action) {
    case 'edited':
      return { ...voided(standing), ...contentOf(entry.detail) }
    case 'commented':
      return { ...standing, comments: [...standing.comments, { seq: entry.seq, at, actor, ...entry.detail }] }
    case 'approvalRequested':
      return { ...standing, state: standing.approvers.length === 0 ? 'approved' : 'inReview' }
    case 'approved':
      return approve(standing, entry)
    case 'rejected':
      return { ...voided(standing), rejection: { at, reason: entry.reason, actor } }
    case 'signed':
      return sign(standing, entry)
    case 'activated':
      return activate(standing, entry)
    case 'suspended':
      return { ...standing, suspensions: [...standing.suspensions, { from: at, to: null }] }
    case 'reinstated':
      return { ...standing, suspensions: resumed(standing, at) }
    case 'noticeGiven':
      return {
        ...standing,
        noticeGivenAt: at,
        endsAt: earlier(standing.endsAt, Math.max(at, entry.detail.endsAt)),
      }
    case 'terminated':
      return { ...standing, endsAt: earlier(standing.endsAt, Math.max(at, entry.detail.endsAt)) }
    case 'expired':
      return { ...standing, endsAt: earlier(standing.endsAt, at) }
    case 'distributed':
      return { ...standing, distributedAt: at, distributedTo: entry.detail.stakeholders }
    case 'acknowledged':
      return acknowledge(standing, entry)
    default:
      return standing
  }
}

/** AGR-21: what was approved and signed was the content as it stood. */
const voided = (standing: VersionStanding): VersionStanding => ({
  ...standing,
  approvals: [],
  signatures: [],
  lapsedSignatures: [...standing.lapsedSignatures, ...standing.signatures],
})

function approve(standing: VersionStanding, { at, actor, detail }: EntryOf<'approved'>): VersionStanding {
  const { stakeholder, contentHash } = detail
  const counts = contentHash === standing.contentHash && standing.approvers.includes(stakeholder)
  const others = standing.approvals.filter((approval) => approval.stakeholder !== stakeholder)
  const approvals = counts ? [...others, { stakeholder, contentHash, at, actor }] : standing.approvals
  const all = approvals.length === standing.approvers.length
  return { ...standing, approvals, state: all ? 'approved' : 'inReview' }
}

function sign(standing: VersionStanding, { at, actor, detail }: EntryOf<'signed'>): VersionStanding {
  const signature: Signature = { ...detail, at, actor }
  if (detail.contentHash !== standing.contentHash)
    return { ...standing, lapsedSignatures: [...standing.lapsedSignatures, signature] }
  if (!standing.signers.includes(detail.stakeholder)) return standing
  const others = standing.signatures.filter((other) => other.stakeholder !== detail.stakeholder)
  const signatures = [...others, signature]
  const state = signatures.length === standing.signers.length ? 'signed' : 'approved'
  return { ...standing, signatures, state }
}

function activate(standing: VersionStanding, { at, detail }: EntryOf<'activated'>): VersionStanding {
  const { runningHash, effectiveFrom, endsAt, noticeGivenAt = null, cause } = detail
  const state: AgreementState = effectiveFrom !== null && effectiveFrom > at ? 'scheduled' : 'active'
  return { ...standing, state, activatedAt: at, runningHash, effectiveFrom, endsAt, noticeGivenAt, cause }
}

function acknowledge(standing: VersionStanding, entry: EntryOf<'acknowledged'>): VersionStanding {
  const { stakeholder } = entry.detail
  if (standing.acknowledgements.some((known) => known.stakeholder === stakeholder)) return standing
  return { ...standing, acknowledgements: [...standing.acknowledgements, { stakeholder, at: entry.at }] }
}

const resumed = (standing: VersionStanding, at: Instant): VersionStanding['suspensions'] =>
  standing.suspensions.map((each) => (each.to === null ? { ...each, to: at } : each))

const earlier = (one: Instant | null, other: Instant): Instant =>
  one === null ? other : Math.min(one, other)
