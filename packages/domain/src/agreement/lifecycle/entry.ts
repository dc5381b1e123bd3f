import { canonicalJson } from '../../json/canonicalJson.js'
import type { Instant } from '../../time/instant.js'
import type { AgreementChange } from '../diffTerms.js'
import type { AgreementAction } from './lifecycle.js'

/** Who did something: a person, a token, or `system` for what time and references bring about. */
export interface Actor {
  readonly principal: string
  readonly name: string | null
  readonly email: string | null
  readonly party: string | null
}

export const SYSTEM: Actor = { principal: 'system', name: null, email: null, party: null }

/** What a version says from here on, and whose approval and signature it takes (stakeholders' ids). */
export interface ContentDetail {
  readonly revision: number
  readonly contentHash: string
  readonly approvers: readonly string[]
  readonly signers: readonly string[]
}

/** An edit, with each value before and after; entries of earlier releases tell the hash alone. */
export interface EditDetail extends ContentDetail {
  readonly changes?: readonly AgreementChange[]
  /** How many more there were than an entry holds; left out when none. */
  readonly unlisted?: number
}

/** Why a version exists that nobody wrote: what it follows has changed. */
export interface Cause {
  readonly kind: 'calendar' | 'level'
  readonly id: string
  /** Of a calendar. */
  readonly revision?: number
  /** Of an agreement. */
  readonly version?: number
}

/** Null `effectiveFrom`: since ever; null `endsAt`: no end is agreed. */
export interface ActivationDetail extends ContentDetail {
  readonly runningHash: string
  readonly effectiveFrom: Instant | null
  readonly endsAt: Instant | null
  /** Where `endsAt` is by notice that the version before this one was given. */
  readonly noticeGivenAt?: Instant
  readonly cause: Cause | null
  /** What stood in the way and was passed over by name, see `ReadinessCode`; the entry's reason says it in words. */
  readonly despite?: readonly string[]
}

/** What each kind of entry tells beside who, when and why. */
export interface EntryDetails {
  readonly drafted: ContentDetail
  readonly edited: EditDetail
  /** `clause` is a path such as `targets.solve-p1` or `summary`. */
  readonly commented: { readonly clause: string; readonly text: string }
  readonly approvalRequested: { readonly contentHash: string }
  readonly approved: { readonly stakeholder: string; readonly contentHash: string }
  readonly rejected: { readonly stakeholder: string; readonly contentHash: string }
  /** `name` as the signer wrote it. */
  readonly signed: { readonly stakeholder: string; readonly contentHash: string; readonly name: string }
  readonly activated: ActivationDetail
  readonly tookEffect: Readonly<Record<string, never>>
  readonly superseded: { readonly by: number }
  readonly suspended: Readonly<Record<string, never>>
  readonly reinstated: Readonly<Record<string, never>>
  /** Notice that the agreement ends then; the entry `terminated` follows at that instant. */
  readonly noticeGiven: { readonly endsAt: Instant }
  readonly terminated: { readonly endsAt: Instant }
  readonly expired: Readonly<Record<string, never>>
  readonly withdrawn: Readonly<Record<string, never>>
  /** The stakeholders to whom the final copy went. */
  readonly distributed: { readonly stakeholders: readonly string[] }
  readonly acknowledged: { readonly stakeholder: string; readonly contentHash: string }
  /** Running clocks were moved here; the figures are the migration's own. */
  readonly migrated: Readonly<Record<string, unknown>>
  /** What is on record of a part is not what `hash` was taken of: it hashes to `found`, and what was hashed then is lost. */
  readonly hashUnverifiable: {
    readonly part: 'content' | 'running'
    readonly hash: string
    readonly found: string
  }
}

/** What is to be written down, before it has a place in the log. */
export interface EntryDraft<A extends AgreementAction = AgreementAction> {
  readonly agreementId: string
  readonly version: number
  readonly at: Instant
  readonly actor: Actor
  readonly action: A
  readonly reason: string | null
  readonly detail: EntryDetails[A]
}

export interface EntryOf<A extends AgreementAction> extends EntryDraft<A> {
  /** From 1, over all versions of the agreement, without a gap. */
  readonly seq: number
  readonly prevHash: string
  readonly hash: string
}

/** One line of an agreement's log. Lines are only ever added, and each one's hash covers the one before it. */
export type AgreementEntry = { readonly [A in AgreementAction]: EntryOf<A> }[AgreementAction]

/** SHA-256, or whatever the caller chains with: text in, hex out. */
export type Hash = (text: string) => string

/** What the first entry of a log names as the hash before it. */
export const FIRST_PREV_HASH = '0'.repeat(64)

/** The text whose hash an entry carries: everything in it but the hash itself. */
export function entryBody(entry: Omit<AgreementEntry, 'hash'>): string {
  const { agreementId, seq, version, at, actor, action, reason, detail, prevHash } = entry
  return canonicalJson({ agreementId, seq, version, at, actor, action, reason, detail, prevHash })
}

/** The entry that follows `last` (null: the log is empty). */
export function nextEntry<A extends AgreementAction>(
  last: Pick<AgreementEntry, 'seq' | 'hash'> | null,
  draft: EntryDraft<A>,
  hash: Hash,
): EntryOf<A> {
  const entry = { ...draft, seq: (last?.seq ?? 0) + 1, prevHash: last?.hash ?? FIRST_PREV_HASH }
  return { ...entry, hash: hash(entryBody(entry as unknown as Omit<AgreementEntry, 'hash'>)) }
}
