import { createHash } from 'node:crypto'
import {
  type Actor,
  type AgreementAction,
  type AgreementEntry,
  type AgreementTerms,
  activationDetail,
  contentDetail,
  type EntryDetails,
  foldVersion,
  nextEntry,
  type Stakeholder,
  SYSTEM,
  type VersionStatus,
} from '../src/index.js'
import { terms as termsWith } from '../src/testing/index.js'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export const person = (id: string, duties: Partial<Stakeholder> = {}): Stakeholder => ({
  id,
  name: id,
  party: 'acme',
  role: 'Head',
  email: `${id}@acme.test`,
  phone: null,
  responsibilities: [],
  approves: false,
  signs: false,
  ...duties,
})

export const TERMS: AgreementTerms = termsWith({
  stakeholders: [
    person('ana', { approves: true }),
    person('budi', { approves: true, signs: true }),
    person('citra', { signs: true }),
    person('dewi'),
  ],
})
export const PLAIN: AgreementTerms = termsWith()
export const CONTENT = { contentHash: 'h1', runningHash: 'r1', revision: 1 }
export const actor = (id: string): Actor => ({
  principal: id,
  name: id,
  email: `${id.toUpperCase()}@acme.test`,
  party: 'acme',
})

/** An agreement's log that is written by naming what happens; each entry a minute after the one before. */
export class Log {
  readonly entries: AgreementEntry[] = []

  add<A extends AgreementAction>(
    action: A,
    detail: EntryDetails[A],
    over: Partial<AgreementEntry> = {},
  ): this {
    const at = (this.entries.length + 1) * 60_000
    const draft = {
      agreementId: 'acme',
      version: 1,
      at,
      actor: SYSTEM,
      reason: null,
      ...over,
      action,
      detail,
    }
    this.entries.push(nextEntry(this.entries.at(-1) ?? null, draft, sha256) as unknown as AgreementEntry)
    return this
  }

  drafted(terms = TERMS): this {
    return this.add('drafted', contentDetail(terms, 'h1', 1))
  }

  edited(hash: string, revision: number): this {
    return this.add('edited', contentDetail(TERMS, hash, revision))
  }

  approved(stakeholder: string, contentHash = 'h1'): this {
    return this.add('approved', { stakeholder, contentHash })
  }

  signed(stakeholder: string, contentHash = 'h1'): this {
    return this.add('signed', { stakeholder, contentHash, name: stakeholder })
  }

  get status(): VersionStatus {
    return foldVersion(this.entries)
  }
}

export const requested = () => new Log().drafted().add('approvalRequested', { contentHash: 'h1' })
export const approved = () => requested().approved('ana').approved('budi')
export const signed = () => approved().signed('citra').signed('budi')
export const inForce = () => signed().add('activated', activationDetail(TERMS, CONTENT, null))
